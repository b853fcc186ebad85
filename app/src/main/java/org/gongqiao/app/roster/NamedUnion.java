package org.gongqiao.app.roster;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A name in the file's column of unions.
 *
 * @param unitId the union it was matched with; null: none bears the name, or several do
 * @param byHand whether an officer matched it
 * @param rows   how many rows of the file bear it
 */
public record NamedUnion(int no, String name, @Nullable UUID unitId, boolean byHand, int rows) {}
