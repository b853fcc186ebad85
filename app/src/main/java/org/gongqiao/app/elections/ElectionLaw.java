package org.gongqiao.app.elections;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Rule;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.deadline.Deadlines;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.law.deadline.Turn;
import org.gongqiao.app.law.decision.Decision;
import org.gongqiao.app.law.decision.Verdicts;
import org.gongqiao.app.law.democracy.BoardFacts;
import org.gongqiao.app.law.democracy.BoardRules;
import org.gongqiao.app.law.democracy.CommitteeFacts;
import org.gongqiao.app.law.democracy.CommitteeRules;
import org.gongqiao.app.law.democracy.ElectionFacts;
import org.gongqiao.app.law.democracy.ElectionRules;
import org.gongqiao.app.law.democracy.Result;
import org.gongqiao.app.law.democracy.SessionFacts;
import org.gongqiao.app.law.democracy.SessionRules;
import org.gongqiao.app.law.rights.Elapsed;
import org.gongqiao.app.voting.Manner;
import org.springframework.stereotype.Component;

/** Which rule is asked at which step of an election. A union's elections go by J-, worker directors and supervisors by D-20 to D-26. */
@Component
class ElectionLaw {

    static final String SHOWN = "J-14.shown";
    static final String REPLY = "J-15.reply";

    private final Law law;
    private final Verdicts verdicts;
    private final Deadlines deadlines;

    ElectionLaw(Law law, Verdicts verdicts, Deadlines deadlines) {
        this.law = law;
        this.verdicts = verdicts;
        this.deadlines = deadlines;
    }

    Book book(Election election) {
        return law.on(election.region(), election.meetingOn());
    }

    /** Whether the rules hold on the day at all. */
    boolean known(Office office, String region, LocalDate day) {
        List<String> needed = office.isOnBoard() ? List.of("D-20", "D-23", "D-24")
                : List.of("J-03", "J-04", "J-05", "J-06", "J-07", "J-10", "J-13", "J-15", "J-16");
        return law.on(region, day).rules().stream().map(Rule::id).toList().containsAll(needed);
    }

    /** A number that no approval could mend. */
    Optional<Decision> number(Election e) {
        return e.office() != Office.STANDING_COMMITTEE || e.byElection() ? seats(e)
                : Optional.of(verdicts.weigh(CommitteeRules.STANDING, new CommitteeFacts.Standing(e.seats(), true), book(e)));
    }

    /**
     * The number of seats; of a standing committee it is judged with its approval ({@link #founding}), and a by-election fills what is left
     * of a number judged before. Empty where no text names one.
     */
    Optional<Decision> seats(Election e) {
        if (e.byElection()) {
            return Optional.empty();
        }
        return switch (e.office()) {
            case COMMITTEE -> Optional.of(verdicts.weigh(ElectionRules.SEATS, new ElectionFacts.Seats(e.members(), e.seats()), book(e)));
            case AUDIT_COMMITTEE -> Optional.of(verdicts.weigh(CommitteeRules.AUDIT, new CommitteeFacts.Audit(e.seats()), book(e)));
            case CHAIR, VICE_CHAIR, STANDING_COMMITTEE, WOMENS_COMMITTEE, WOMENS_COMMISSIONER, WORKER_DIRECTOR, WORKER_SUPERVISOR -> Optional.empty();
        };
    }

    /**
     * What stands beside an election.
     *
     * @param committee    the union's committee is elected on the same day
     * @param women        members who are women
     */
    record Beside(boolean committee, boolean womensCommittee, boolean commissioner, int women) {}

    /** How the committee stands to the others of the union: approval, the same day, and the women's organisation (J-05, J-06, J-03). */
    List<Decision> founding(Election e, Beside beside) {
        return switch (e.office()) {
            case STANDING_COMMITTEE -> e.byElection() ? List.of()
                    : List.of(verdicts.weigh(CommitteeRules.STANDING, new CommitteeFacts.Standing(e.seats(), e.approval() != null), book(e)));
            case AUDIT_COMMITTEE -> List.of(verdicts.weigh(CommitteeRules.TOGETHER, new CommitteeFacts.Together(beside.committee(), e.byElection()), book(e)));
            case COMMITTEE -> e.byElection() ? List.of() : List.of(women(beside, beside.womensCommittee(), beside.commissioner(), book(e)));
            case WOMENS_COMMITTEE -> List.of(women(beside, true, false, book(e)));
            case WOMENS_COMMISSIONER -> List.of(women(beside, beside.womensCommittee(), true, book(e)));
            case CHAIR, VICE_CHAIR, WORKER_DIRECTOR, WORKER_SUPERVISOR -> List.of();
        };
    }

    private Decision women(Beside beside, boolean committee, boolean commissioner, Book book) {
        return verdicts.weigh(CommitteeRules.WOMEN, new CommitteeFacts.Women(beside.women(), committee, commissioner, beside.committee()), book);
    }

    /** The years of the term; a by-election serves what is left, whatever they are (J-22). */
    Optional<Decision> term(Election e) {
        return e.office().isOnBoard() || e.byElection() ? Optional.empty() : Optional.of(verdicts.weigh(ElectionRules.TERM,
                new ElectionFacts.Term(e.termYears(), Elapsed.RUNNING, false, Elapsed.RUNNING), book(e)));
    }

    List<Decision> candidate(Election e, Candidate.Bars b) {
        if (e.office().isOnBoard()) {
            return List.of(verdicts.weigh(BoardRules.HOLDER, new BoardFacts.Holder(seat(e.office()), e.termYears(), b.executive(), b.director(),
                    b.supervisor()), book(e)));
        }
        Decision kin = verdicts.weigh(ElectionRules.CANDIDATE,
                new ElectionFacts.Candidate(b.nearRelative(), b.head(), e.office().isHead(), b.personnelOrForeign()), book(e));
        return e.office() != Office.AUDIT_COMMITTEE ? List.of(kin)
                : List.of(kin, verdicts.weigh(CommitteeRules.AUDIT_MEMBER, new CommitteeFacts.AuditMember(b.unionHead(), b.finance()), book(e)));
    }

    static BoardFacts.Seat seat(Office office) {
        return office == Office.WORKER_DIRECTOR ? BoardFacts.Seat.DIRECTOR : BoardFacts.Seat.SUPERVISOR;
    }

    /** Empty for seats on a board, of whose contest nothing was read. */
    Optional<Decision> contest(Election e, int candidates) {
        ElectionFacts.Office office = switch (e.office()) {
            case COMMITTEE -> ElectionFacts.Office.COMMITTEE;
            case STANDING_COMMITTEE -> ElectionFacts.Office.STANDING_COMMITTEE;
            case CHAIR, VICE_CHAIR -> ElectionFacts.Office.CHAIR;
            case AUDIT_COMMITTEE -> ElectionFacts.Office.AUDIT_COMMITTEE;
            case WOMENS_COMMITTEE, WOMENS_COMMISSIONER -> ElectionFacts.Office.WOMENS_COMMITTEE;
            case WORKER_DIRECTOR, WORKER_SUPERVISOR -> null;
        };
        return office == null ? Optional.empty()
                : Optional.of(verdicts.weigh(ElectionRules.CONTEST, new ElectionFacts.Contest(office, e.seats(), candidates, e.amongElected()), book(e)));
    }

    /** The last days of the publicity by both readings; empty before it began or without a number. */
    Optional<Due> shown(Election e) {
        LocalDate on = e.publishedOn();
        return on == null || book(e).parameter(SHOWN).isEmpty() ? Optional.empty()
                : Optional.of(deadlines.due(SHOWN, e.region(), List.of(new Turn.Started(on))));
    }

    Optional<Decision> publicity(Election e) {
        return e.office().isOnBoard() ? Optional.empty() : Optional.of(verdicts.weigh(ElectionRules.PUBLICITY,
                new ElectionFacts.Publicity(shown(e).map(due -> Elapsed.of(due, e.meetingOn())).orElse(Elapsed.RUNNING)), book(e)));
    }

    Optional<Decision> review(Election e) {
        Election.Review party = e.party();
        Election.Review above = e.above();
        return e.office().isOnBoard() ? Optional.empty() : Optional.of(verdicts.weigh(ElectionRules.REVIEW, new ElectionFacts.Review(
                party != null && party.approved() && party.on().isBefore(e.meetingOn()),
                above != null && above.approved() && above.on().isBefore(e.meetingOn())), book(e)));
    }

    /** All that must be right before a vote begins. */
    List<Decision> before(Election e, List<Candidate> candidates, Beside beside) {
        List<Candidate> standing = candidates.stream().filter(Candidate::stands).toList();
        var all = new ArrayList<Decision>();
        seats(e).ifPresent(all::add);
        all.addAll(founding(e, beside));
        standing.forEach(each -> all.addAll(candidate(e, each.bars())));
        contest(e, standing.size()).ifPresent(all::add);
        publicity(e).ifPresent(all::add);
        review(e).ifPresent(all::add);
        return all;
    }

    Optional<Decision> conduct(Election e, Round round, List<Candidate> order) {
        boolean entered = round.manner().equals(Round.ENTERED);
        boolean secret = entered || Manner.valueOf(round.manner()).isSecret();
        boolean byStrokes = IntStream.range(1, order.size()).allMatch(i -> order.get(i - 1).strokes() <= order.get(i).strokes());
        Election.Conduct c = e.conduct();
        boolean board = !entered && Manner.valueOf(round.manner()).hasBoard();
        boolean paper = entered || Manner.valueOf(round.manner()).hasPaper();
        // Nobody can write on a ballot that lies on a board; where all do, only the motion is left.
        ElectionFacts.WriteIn writeIn = switch (c.writeIn()) {
            case ON_BALLOT -> board ? ElectionFacts.WriteIn.NONE : c.writeIn();
            case ON_PAPER_OR_BY_MOTION -> paper ? c.writeIn() : ElectionFacts.WriteIn.BY_MOTION;
            case BY_MOTION, NONE -> c.writeIn();
        };
        return e.office().isOnBoard() ? Optional.empty() : Optional.of(verdicts.weigh(ElectionRules.CONDUCT, new ElectionFacts.Conduct(secret, c.proxies(),
                byStrokes, true, writeIn, c.tellerStands(), board, c.mobileBox(), c.boxWatched()), book(e)));
    }

    Decision quorum(Election e, int entitled, int present) {
        return e.office().isOnBoard() ? verdicts.weigh(SessionRules.QUORUM, new SessionFacts.Attendance(entitled, present), book(e))
                : verdicts.weigh(ElectionRules.QUORUM, new ElectionFacts.Attendance(entitled, present), book(e));
    }

    Decision ballots(Election e, int issued, int returned) {
        return verdicts.weigh(ElectionRules.BALLOTS, new ElectionFacts.Ballots(issued, returned), book(e));
    }

    /** What a count comes to, with its decisions: one for a union's election, one a candidate for a seat on a board. */
    record Counted(Result result, List<Decision> decisions) {}

    Counted count(Election e, int entitled, int seats, List<Integer> votes, boolean secret, boolean unionHead) {
        if (!e.office().isOnBoard()) {
            var facts = new ElectionFacts.Count(entitled, seats, votes);
            return new Counted(ElectionRules.result(facts, book(e)), List.of(verdicts.weigh(ElectionRules.COUNT, facts, book(e))));
        }
        List<Decision> each = votes.stream().map(of -> verdicts.weigh(BoardRules.ELECTION, new BoardFacts.Election(entitled, of, secret,
                e.conduct().nominatedByUnion(), unionHead), book(e))).toList();
        return new Counted(Result.among(each.stream().map(Decision::verdict).toList(), votes, seats), each);
    }

    Decision fewer(Election e, int elected, Election.Fewer fewer) {
        return verdicts.weigh(ElectionRules.FEWER, new ElectionFacts.Fewer(e.members(), elected, e.entitled(), fewer.present(), fewer.consenting()), book(e));
    }

    Optional<Due> reply(Election e) {
        LocalDate on = e.reportedOn();
        return on == null || book(e).parameter(REPLY).isEmpty() ? Optional.empty()
                : Optional.of(deadlines.due(REPLY, e.region(), List.of(new Turn.Started(on))));
    }

    Decision reply(Election e, boolean kept, boolean replied, boolean approved, LocalDate on) {
        return verdicts.weigh(ElectionRules.REPLY, new ElectionFacts.Reply(kept, replied, approved,
                reply(e).map(due -> Elapsed.of(due, on)).orElse(Elapsed.RUNNING)), book(e));
    }
}
