package org.gongqiao.app.congress;

import java.util.List;
import java.util.UUID;

/** A committee of a body; its members need not be delegates, those of the presidium are. */
public record Committee(UUID id, UUID body, CommitteeKind kind, String name, List<Member> members) {

    /**
     * @param chair     heads it
     * @param frontLine counted as front line (nationally: worker, technical staff, or manager below the head)
     */
    public record Member(UUID person, String name, boolean chair, boolean frontLine) {}

    public Committee {
        members = List.copyOf(members);
    }
}
