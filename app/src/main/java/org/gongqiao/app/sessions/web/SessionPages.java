package org.gongqiao.app.sessions.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.congress.Body;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.elections.Election;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.decision.Kept;
import org.gongqiao.app.sessions.Guide;
import org.gongqiao.app.sessions.ProposalsOnAgenda;
import org.gongqiao.app.sessions.Session;
import org.gongqiao.app.sessions.Sessions;
import org.gongqiao.app.sessions.after.Resolution;
import org.gongqiao.app.sessions.agenda.Discussion;
import org.gongqiao.app.sessions.agenda.Item;
import org.gongqiao.app.sessions.agenda.Opinion;
import org.gongqiao.app.sessions.agenda.Reach;
import org.gongqiao.app.sessions.between.Joint;
import org.gongqiao.app.sessions.decide.BallotForm;
import org.gongqiao.app.sessions.decide.BallotName;
import org.gongqiao.app.sessions.decide.ItemElections;
import org.gongqiao.app.sessions.decide.ItemRound;
import org.gongqiao.app.sessions.roll.Seat;
import org.gongqiao.app.sessions.roll.Turnout;
import org.gongqiao.app.ui.QrCode;
import org.gongqiao.app.ui.Ui;
import org.gongqiao.app.voting.Vote;
import org.jspecify.annotations.Nullable;

/** What the pages of sessions show. */
public final class SessionPages {

    private SessionPages() {}

    /**
     * Why an act was not done.
     *
     * @param text    what is wrong; empty where nothing is
     * @param verdict the rule that does not carry it; null where none refused
     */
    public record Problem(String text, @Nullable Verdict verdict) {

        public static final Problem NONE = new Problem("", null);

        public boolean isNone() {
            return text.isEmpty() && verdict == null;
        }
    }

    /** A body with its rhythm, and how many delegates ask for a session out of turn. */
    public record OfBody(Body body, Sessions.Rhythm rhythm, int asking) {}

    /** @param ahead sessions in scope that are ahead, where the desk is not of a union with bodies of its own */
    public record Listed(List<OfBody> bodies, List<Session> sessions, List<Session> ahead, boolean mayWork) {}

    /** The form of a new session, with what was typed. */
    public record Prepare(List<Ui.Option> bodies, String body, String key, Map<String, String> typed, List<Ui.Option> firms, List<Ui.Option> callers, Problem problem) {}

    /** A session on each of its pages. */
    public record Show(String page, Session session, List<Guide.Stand> stands, Guide.@Nullable Stand next, Problem problem, boolean mayWork, boolean mayReview,
                       List<Item> items, Map<UUID, Verdict> powers, Map<UUID, Verdict> results, Turnout turnout, List<Seat> seats, List<Attachment> papers,
                       List<Opinion> opinions, List<Discussion> discussions, List<String> groups, Map<UUID, Reach> reach, List<Resolution> resolutions,
                       Map<UUID, Vote> votes, Map<UUID, Ballot> ballots, List<Ui.Option> matters, List<Ui.Option> powersToChoose, List<Ui.Option> sources, List<Ui.Option> earlier,
                       List<Ui.Option> manners, List<Kept> decisions, @Nullable String aboveName, @Nullable LocalDate filingDue, boolean takesSignIns,
                       String key, Map<String, String> typed) {

        public String href() {
            return "/sessions/" + session.id();
        }

        /** Whether the report on proposals may still be brought. */
        public boolean takesProposals() {
            return !ProposalsOnAgenda.isThere(items);
        }

        public List<Item> admitted() {
            return items.stream().filter(Item::isAdmitted).toList();
        }

        public List<Item> proposed() {
            return items.stream().filter(item -> item.state() == Item.State.PROPOSED).toList();
        }

        public List<Opinion> opinionsOn(UUID item) {
            return opinions.stream().filter(each -> each.itemId().equals(item)).toList();
        }

        public @Nullable Resolution resolutionOf(UUID item) {
            return resolutions.stream().filter(each -> each.itemId().equals(item)).findFirst().orElse(null);
        }

        public List<Seat> delegates() {
            return seats.stream().filter(seat -> seat.delegate() && !seat.gone()).toList();
        }
    }

    /**
     * The names on the ballot of an item that elects or appraises, and its rounds.
     *
     * @param elects       else it appraises
     * @param seats        to be filled in all; null for an appraisal and until it is settled
     * @param next         what may be voted on now; null where nothing may
     * @param open         no round is under way and the item is not decided
     * @param mayEnd       seats that no round filled may be left empty
     * @param ownProcedure elected by an election of its own, not by names here
     * @param election     the election of its own that the item names; null for most, and on a delegate's phone
     * @param elections    those that it may name
     * @param desk         at an officer's desk, from where the votes can be opened
     */
    public record Ballot(boolean elects, @Nullable Integer seats, List<BallotName> names, List<OneRound> rounds, BallotForm.@Nullable Next next, boolean open,
                         boolean mayEnd, boolean ownProcedure, @Nullable Election election, List<Election> elections, boolean desk) {

        public boolean isElectionDecided() {
            return election != null && ItemElections.isDecided(election);
        }

        /** Names that stood in no round, and may be struck. */
        public List<BallotName> free() {
            return names.stream().filter(name -> rounds.stream().flatMap(one -> one.lines().stream()).noneMatch(line -> line.name().id().equals(name.id()))).toList();
        }
    }

    /**
     * @param needed  the fewest votes that elect; null where the book does not say
     * @param verdict on the highest count; null before the count and where the book has no rule
     * @param judged  whose count that is
     */
    public record OneRound(ItemRound round, List<Line> lines, @Nullable Integer needed, @Nullable Verdict verdict, String judged, @Nullable Vote vote) {}

    public record Line(BallotName name, List<Integer> votes, ItemRound.@Nullable Result result) {}

    /**
     * The screen at the door.
     *
     * @param needed how many must be there before it may open; null where the book names no number
     */
    public record Door(Session session, QrCode code, String letters, Turnout turnout, @Nullable Verdict quorum, @Nullable Integer needed, int seconds) {}

    /** One resolution with its matter. */
    public record OneResolution(Resolution resolution, Session session, Matter matter, List<Ui.Event> history, boolean mayWork, Problem problem) {}

    public record Filings(List<Session> waiting, List<Session> received, Map<UUID, LocalDate> due) {}

    public record JointList(List<Joint> joints, Map<UUID, Verdict> verdicts, boolean mayWork) {}

    /** The form of a joint meeting, with what was typed. */
    public record JointForm(List<Ui.Option> bodies, String body, String key, Map<String, String> typed, List<Ui.Option> firms, List<Ui.Option> matters,
                            List<Ui.Option> powers, Problem problem) {}

    /** A delegate's own sessions, and the bodies in which he may ask for one. */
    public record OwnList(List<Session> sessions, List<OwnBody> bodies, Problem problem) {}

    /** @param asks whether he asks for a session out of turn already */
    public record OwnBody(UUID id, String name, int asking, int delegates, boolean asks) {}

    /** One session on a delegate's phone. */
    public record OwnShow(Session session, Seat seat, List<Item> items, Map<UUID, Verdict> results, Map<UUID, List<Opinion>> opinions, Map<UUID, Reach> reach,
                          List<Attachment> papers, List<Resolution> resolutions, Map<UUID, Vote> votes, Map<UUID, Ballot> ballots, Turnout turnout, QrCode seatCode, String seatLetters,
                          List<Ui.Option> matters, boolean takesSignIns, boolean hadPapers, String key, String secondKey, Problem problem) {}

    /** Signing in with the code that was read at the door. */
    public record OwnSignIn(Session session, Seat seat, String code, boolean takesSignIns, Problem problem) {}
}
