package org.gongqiao.app.documents;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongqiao.app.access.PartRole;

/**
 * Whom, among those who see the owner record, an attachment is for. Desks see it always.
 *
 * @param person whether the person whose matter it is sees it
 * @param roles  who of those that take part from outside by a grant
 */
public record Audience(boolean person, Set<PartRole> roles) {

    /** What officers gathered for themselves. */
    public static final Audience DESK = new Audience(false, Set.of());
    /** Desks and the person whose matter it is. */
    public static final Audience PERSON = new Audience(true, Set.of());

    /** Also everybody who takes part, as far as the owner record is shared with him. */
    public static final Audience PARTIES = PERSON.and(PartRole.values());

    public Audience {
        roles = Set.copyOf(roles);
    }

    /** Also those who take part in these roles. */
    public Audience and(PartRole... more) {
        return new Audience(person, Stream.concat(roles.stream(), Arrays.stream(more)).collect(Collectors.toSet()));
    }

    /** As it stands in a chain of custody. */
    @Override
    public String toString() {
        return (person ? "PERSON" : "DESK") + roles.stream().map(PartRole::name).sorted().map(name -> "+" + name).collect(Collectors.joining());
    }
}
