package org.gongqiao.app.casework;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongqiao.app.access.Permission;

/**
 * A number beside an entry of the menu: how many matters of some kinds wait at the desk's union, up to a hundred. A module
 * has one such bean for each entry; all of them are counted with one question a page.
 *
 * @param permission of whoever works on them; nobody else is shown a number
 * @param kinds      names of {@link MatterKind}s; empty: all that waits, what a union above has asked for included
 */
public record WaitingCount(String href, Permission permission, Set<String> kinds) {

    public WaitingCount {
        kinds = Set.copyOf(kinds);
    }

    /** Matters of these kinds. */
    public static WaitingCount of(String href, Permission permission, MatterKind... kinds) {
        return new WaitingCount(href, permission, Stream.of(kinds).map(MatterKind::name).collect(Collectors.toSet()));
    }

    /** All that waits there. */
    public static WaitingCount ofAll(String href, Permission permission) {
        return new WaitingCount(href, permission, Set.of());
    }
}
