package org.gongqiao.app.standing.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.identity.Person;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.membership.Membership;
import org.gongqiao.app.standing.transfer.Departure;
import org.gongqiao.app.standing.ending.Ending;
import org.gongqiao.app.standing.ending.EndingKind;
import org.gongqiao.app.standing.transfer.Transfer;
import org.gongqiao.app.standing.transfer.Transfers;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;

/** What the pages about transfers and ended memberships show. */
public final class StandingPages {

    private StandingPages() {}

    /** @param next address of the next page; null on the last */
    public record TransferList(List<Transfer> rows, String status, @Nullable String next) {}

    public record DepartureList(List<Departure> rows, @Nullable String next) {}

    public record EndingList(List<Ending> rows, @Nullable String next) {}

    /** @param member null where he is no longer reached (refused or withdrawn) */
    public record Show(Transfer transfer, Matter matter, @Nullable Person member, List<Ui.Event> history, boolean mayDecide, String text,
                       Map<String, String> errors) {}

    /** For the member himself. */
    public record Own(Transfer transfer, Matter matter, List<Ui.Step> steps, List<Ui.Event> history, Map<String, String> errors) {}

    /** What the member states of his new work. */
    public record OwnAsk(String unionName, List<Ui.Option> trades, List<Ui.Option> relations, String trade, String relation, String workplace,
                         String pick, Map<String, String> errors) {}

    /** Where it leads, with what he stated. */
    public record OwnDestination(String unionName, Transfers.Destination destination, UUID key, String trade, String relation, String workplace,
                                 String pick) {}

    /**
     * An officer asks for a member.
     *
     * @param verdict where the rule says that the membership stays; null otherwise
     */
    public record Ask(Membership membership, String unionName, UUID key, String unit, String unitName, String ground, String since, String words,
                      @Nullable Verdict verdict, Map<String, String> errors) {}

    /**
     * An officer ends a membership.
     *
     * @param typed   the dates as typed, by field
     * @param verdict where the rule does not carry it yet; null otherwise
     */
    public record End(Membership membership, String unionName, EndingKind kind, Map<String, String> typed, @Nullable Verdict verdict,
                      Map<String, String> errors) {}

    /** @param matter of the appeal; null without one, or out of reach */
    public record EndingShow(Ending ending, @Nullable Matter matter, List<Ui.Event> history, boolean mayDecide, String words,
                             Map<String, String> errors) {}

    public record OwnEnding(Ending ending, @Nullable Matter matter, List<Ui.Event> history, boolean mayAppeal, String text, Map<String, String> errors) {}
}
