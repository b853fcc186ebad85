package org.gongqiao.app.sessions.agenda;

import java.util.UUID;
import org.gongqiao.app.law.democracy.SessionFacts.Power;
import org.jspecify.annotations.Nullable;

/**
 * A matter proposed for the agenda.
 *
 * @param power null: the one that the book proposes for the matter, or deliberation where it names none
 */
public record NewItem(UUID key, String title, @Nullable String matter, @Nullable Power power, String words, Item.Source source,
                      @Nullable UUID sourceId, @Nullable UUID changesItem) {}
