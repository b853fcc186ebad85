package org.gongqiao.app.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Founds a union below another.
 *
 * @param id         chosen by the form, so that sending it twice makes one union
 * @param lineParent the union above it on the industry line; null: on none. Branches and groups follow their union
 * @param trades     trades that it is there for; empty: any
 * @param preparing  agreed to, not yet elected
 */
public record FoundUnion(UUID id, UUID areaParent, @Nullable UUID lineParent, String name, UnionKind kind, UnionLevel level,
                         String region, @Nullable String industry, @Nullable String creditCode, List<String> trades,
                         boolean catchAll, boolean preparing, @Nullable LocalDate foundedOn) {}
