package org.gongqiao.app.voting.registrar;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a registrar's browser needs.
 *
 * @param uuid        of the election: the board's id, bound into every credential
 * @param electors    for whom credentials are made, each with his weight
 * @param list        the public list as it was handed in; null before
 * @param fingerprint of that list
 * @param confirmed   whether this registrar has confirmed it
 * @param registrars  who has confirmed it
 * @param rare        weights that so few electors have that a ballot of this weight may point to its voter
 * @param preparing   whether the list may still be made anew
 */
public record RegistrarTask(int place, String uuid, String group, List<Line> electors, @Nullable String list, @Nullable String fingerprint, boolean confirmed,
                            List<Confirmation> registrars, List<Integer> rare, boolean preparing) {

    /** An elector, as the slip names him. */
    public record Line(UUID person, String name, int weight) {}

    public record Confirmation(int place, String name, boolean confirmed) {}
}
