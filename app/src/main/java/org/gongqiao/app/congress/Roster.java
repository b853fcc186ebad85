package org.gongqiao.app.congress;

import java.util.List;
import java.util.UUID;

/** Who belonged to a body on a day: those with a vote, and those without. */
public record Roster(UUID body, List<Delegate> delegates, List<Attendee> attendees) {

    public Roster {
        delegates = List.copyOf(delegates);
        attendees = List.copyOf(attendees);
    }

    /** The votes of all delegates together. */
    public int weight() {
        return delegates.stream().mapToInt(Delegate::weight).sum();
    }
}
