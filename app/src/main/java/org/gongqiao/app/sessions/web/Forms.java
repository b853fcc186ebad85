package org.gongqiao.app.sessions.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What forms and programs send, as typed; {@link SessionDesk} reads them. Dates as 2026-11-20, hours as 09:30, ids as UUIDs. */
final class Forms {

    private Forms() {}

    record Prepare(@Nullable String key, @Nullable String body, @Nullable String title, @Nullable String calledFor, @Nullable String firm,
                   @Nullable String heldOn, @Nullable String startsAt, @Nullable String place, @Nullable String chair, @Nullable String recorder) {}

    record Change(@Nullable String version, @Nullable String title, @Nullable String heldOn, @Nullable String startsAt, @Nullable String place,
                  @Nullable String chair, @Nullable String recorder) {}

    /** A step that needs no more than the version that was seen; {@code words}: a reason or a note, {@code on}: its day. */
    record Step(@Nullable String version, @Nullable String words, @Nullable String on) {}

    record AddItem(@Nullable String key, @Nullable String title, @Nullable String matter, @Nullable String power, @Nullable String words,
                   @Nullable String source, @Nullable String changesItem) {}

    record ChangeItem(@Nullable String version, @Nullable String title, @Nullable String matter, @Nullable String power, @Nullable String words,
                      @Nullable String changesItem) {}

    record Screen(@Nullable String admitted, @Nullable String words) {}

    record Say(@Nullable String key, @Nullable String item, @Nullable String group, @Nullable String words) {}

    record Answer(@Nullable String opinion, @Nullable String words) {}

    record Discuss(@Nullable String group, @Nullable String on, @Nullable String present, @Nullable String words) {}

    record Remove(@Nullable String paper, @Nullable String words) {}

    record Receipt(@Nullable String seat, @Nullable String on) {}

    /** Either the code of a delegate, or his place on the roll. */
    record SignIn(@Nullable String code, @Nullable String seat) {}

    record PutToVote(@Nullable String manner, @Nullable String graceHours) {}

    record Count(@Nullable String present, @Nullable String inFavour, @Nullable String against, @Nullable String abstained, @Nullable String secret,
                 @Nullable String together, @Nullable String words) {}

    record AddName(@Nullable String name, @Nullable String about) {}

    record StrikeName(@Nullable String named) {}

    record SetSeats(@Nullable String seats) {}

    /** @param election empty: none any more */
    record NameElection(@Nullable String election) {}

    /**
     * A round as the papers of a past session have it.
     *
     * @param votes by name: of a candidate one number, of who is appraised abstentions and then a number for each grade
     */
    record CountRound(@Nullable String present, @Nullable String secret, @Nullable Map<String, List<String>> votes) {}

    record Resolve(@Nullable String words, @Nullable String responsible, @Nullable String dueOn) {}

    record Meet(@Nullable String key, @Nullable String body, @Nullable String firm, @Nullable String heldOn, @Nullable String byUnion,
                @Nullable String present, @Nullable String title, @Nullable String matter, @Nullable String power, @Nullable String outcome) {}

    record Ask(@Nullable String body, @Nullable String words) {}
}
