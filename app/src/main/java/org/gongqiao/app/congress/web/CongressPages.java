package org.gongqiao.app.congress.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.congress.Attendee;
import org.gongqiao.app.congress.Body;
import org.gongqiao.app.congress.BodyLinks;
import org.gongqiao.app.congress.Committee;
import org.gongqiao.app.congress.Consent;
import org.gongqiao.app.congress.Constituencies;
import org.gongqiao.app.congress.Constituency;
import org.gongqiao.app.congress.Delegate;
import org.gongqiao.app.congress.DelegateElection;
import org.gongqiao.app.congress.Duty;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.decision.Kept;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;

/** What the pages about bodies show. */
public final class CongressPages {

    private CongressPages() {}

    /** @param next address of the next page; null on the last */
    public record Listing(List<Body> rows, Map<UUID, Integer> voters, boolean mayWork, @Nullable String next) {}

    /** @param unitName of the union picked */
    public record Form(UUID key, String unit, String unitName, List<Ui.Option> kinds, Typed typed, Map<String, String> errors, @Nullable Verdict verdict) {}

    /**
     * What every page of one body has.
     *
     * @param mayWork   at this desk
     * @param mayReview the desk's union stands above
     * @param verdict   of the rule that forbade what was asked; null otherwise
     */
    public record Frame(Body body, boolean mayWork, boolean mayReview, Typed typed, Map<String, String> errors, @Nullable Verdict verdict) {

        public String at() {
            return "/congresses/" + body.id();
        }
    }

    public record Show(Frame frame, int voters, List<Verdict> standing, List<Consent> consents, List<Kept> decisions,
                       List<BodyLinks.Link> links) {

        public @Nullable Consent consent() {
            return consents.stream().filter(each -> each.withdrawnOn() == null).findFirst().orElse(null);
        }
    }

    public record Seats(Frame frame, Constituencies.Plan plan) {}

    /** @param free seats by constituency */
    public record Delegates(Frame frame, List<Delegate> delegates, List<Verdict> composition, List<DelegateElection> elections,
                            List<Constituency> constituencies, Map<UUID, Integer> free, UUID key, boolean mayExport) {

        /** A key for one of the many forms of the page. */
        public UUID keyFor(UUID of) {
            return new UUID(key.getMostSignificantBits() ^ of.getMostSignificantBits(), key.getLeastSignificantBits() ^ of.getLeastSignificantBits());
        }

        public int vacant() {
            return free.values().stream().mapToInt(Integer::intValue).sum();
        }

        public List<Delegate> present() {
            return delegates.stream().filter(each -> each.untilOn() == null).toList();
        }

        public List<Delegate> ended() {
            return delegates.stream().filter(each -> each.untilOn() != null).toList();
        }
    }

    /** @param ends how one can leave without a vote */
    public record DelegateShow(Frame frame, Delegate delegate, UUID key, List<Ui.Option> ends) {}

    /** @param verdicts by candidate, once counted */
    public record Election(Frame frame, DelegateElection election, Constituency constituency, Map<UUID, Kept> verdicts) {}

    public record Committees(Frame frame, List<Committee> committees, List<Attendee> attendees, @Nullable Verdict presidium, List<Ui.Option> kinds,
                             List<Ui.Option> attendeeKinds) {}

    public record Person(UUID id, String name, String where) {}

    /** One body of a delegate, on his phone. */
    public record Own(Delegate delegate, Body body, int voters, boolean online, List<Committee> committees, List<Duty> duties) {}
}
