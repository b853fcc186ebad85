package org.gongqiao.app.voting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.voting.board.BoardIds;
import org.gongqiao.app.voting.board.Boards;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Votes, from being prepared to counted. A vote is opened and closed by officers of its union; everything else that it needs first
 * (trustees, registrars, roll of issue, papers, tellers) is asked of the {@link Side}s.
 */
@Component
public class Votes {

    /** Voting online needs the union above. */
    static final String CONSENT = "V-01";
    static final String SETUP = "V-02";
    /** More ballots returned than issued make a vote void. */
    static final String BALLOTS = "J-12";
    static final String RECONCILED = "V-03";
    static final String ORDER = "V-05";
    /** Fewest ballots of a secret vote whose figures are published. */
    static final String LEAST = "V-04.least";

    private final VoteStore store;
    private final Setups setups;
    private final Boards boards;
    private final Unions unions;
    private final ObjectProvider<Side> sides;
    private final Law law;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Votes(VoteStore store, Setups setups, Boards boards, Unions unions, ObjectProvider<Side> sides, Law law, AuditLog audit,
          ApplicationEventPublisher events, Ids ids, Clock clock) {
        this.store = store;
        this.setups = setups;
        this.boards = boards;
        this.unions = unions;
        this.sides = sides;
        this.law = law;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** Prepares a vote in the caller's scope; returns its id. */
    @Transactional
    public UUID prepare(NewVote vote) {
        Union unit = unions.getInScope(vote.unit());
        var prepared = new Vote(ids.next(), unit.id(), unit.name(), vote.subject(), vote.subjectLink(), vote.title(), vote.manner(), VoteState.PREPARING,
                vote.questions(), vote.manner().hasBoard() ? BoardIds.random() : null, vote.electors().size(),
                vote.electors().stream().mapToInt(Elector::weight).reduce(0, Math::addExact), vote.consent(), vote.graceHours(), clock.instant(), null, null,
                null, null, null, 0);
        store.insert(prepared, unit, vote.electors());
        store.bar(prepared.id(), vote.barred());
        if (vote.manner().hasBoard()) {
            setups.begin(prepared.id(), unit);
        }
        record(Act.VOTE_PREPARED, prepared, Map.of("manner", vote.manner().name(), "electors", vote.electors().size()));
        events.publishEvent(new VotePrepared(prepared.id(), prepared.subject(), vote.after()));
        return prepared.id();
    }

    /** In the caller's scope, else not found. */
    @Transactional(readOnly = true)
    public Vote get(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("vote", id));
    }

    @Transactional(readOnly = true)
    public Optional<Vote> find(UUID id) {
        return store.find(id);
    }

    /** The votes about one subject, the oldest first. */
    @Transactional(readOnly = true)
    public List<Vote> of(UUID subject) {
        return store.of(subject);
    }

    /** The votes in the caller's scope, the newest first. */
    @Transactional(readOnly = true)
    public Slice<Vote> list(@Nullable VoteState state, @Nullable UUID after, int size) {
        Line line = Scope.current().orElseThrow() instanceof Scope.Reach reach ? reach.line() : Line.AREA;
        return store.list(line, state, after, size);
    }

    /** The votes on whose roll the person stands, the newest first. */
    @Transactional(readOnly = true)
    public List<Vote> ofElector(UUID person, int most) {
        return store.ofElector(person, most);
    }

    /** The roll, by name. */
    @Transactional(readOnly = true)
    public List<Elector> electors(UUID vote) {
        return store.electors(vote);
    }

    @Transactional(readOnly = true)
    public boolean isElector(UUID vote, UUID person) {
        return store.isElector(vote, person);
    }

    /**
     * Changes what will be asked, before the vote opens: a motion put further names on the ballot (J-11). Key and credentials are bound to
     * the vote and not to its questions, and stay; papers printed before show the old ones. Returns the refusal, if any.
     *
     * @param barred who stands for election with it and so holds no office in it
     */
    @Transactional
    public Optional<Hindrance> amend(UUID id, List<VoteQuestion> questions, Set<UUID> barred) {
        Vote vote = held(id);
        if (vote.state() != VoteState.PREPARING) {
            return Optional.of(Hindrance.of("voting.hindrance.notPreparing", ORDER));
        }
        Optional<Hindrance> against = hindersStanding(vote, barred);
        if (against.isPresent()) {
            return against;
        }
        store.questions(id, questions);
        store.bar(id, barred);
        record(Act.VOTE_PREPARED, vote, Map.of("amended", true));
        return Optional.empty();
    }

    /** What stands against somebody standing for election in a vote: that he helps to run it (J-11). */
    @Transactional(readOnly = true)
    public Optional<Hindrance> hindersStanding(UUID id, UUID person) {
        return hindersStanding(get(id), Set.of(person));
    }

    private Optional<Hindrance> hindersStanding(Vote vote, Set<UUID> persons) {
        return sides.orderedStream().map(side -> side.beforeStanding(vote, persons)).flatMap(Optional::stream).findFirst();
    }

    /** What stands against opening; empty where it may open. */
    @Transactional(readOnly = true)
    public List<Hindrance> beforeOpening(UUID id) {
        return beforeOpening(get(id));
    }

    private List<Hindrance> beforeOpening(Vote vote) {
        var found = new ArrayList<Hindrance>();
        if (vote.state() != VoteState.PREPARING) {
            found.add(Hindrance.of("voting.hindrance.notPreparing", ORDER));
            return found;
        }
        if (vote.electors() == 0) {
            found.add(Hindrance.of("voting.hindrance.noElectors", SETUP));
        }
        if (vote.manner().hasBoard()) {
            if (vote.consent() == null) {
                found.add(Hindrance.of("voting.hindrance.noConsent", CONSENT));
            }
            if (setups.trustees(vote.id()).isEmpty()) {
                found.add(Hindrance.of("voting.hindrance.noTrustees", SETUP));
            }
            if (setups.credentials(vote.id()).isEmpty()) {
                found.add(Hindrance.of("voting.hindrance.noCredentials", SETUP));
            }
        }
        sides.orderedStream().forEach(side -> found.addAll(side.beforeOpening(vote)));
        return found;
    }

    /** Opens the vote; a board is set up and checked as an auditor would check it. */
    @Transactional
    public OpeningOutcome open(UUID id) {
        Vote vote = held(id);
        List<Hindrance> hindrances = beforeOpening(vote);
        if (!hindrances.isEmpty()) {
            return new OpeningOutcome.Refused(hindrances);
        }
        Instant now = clock.instant();
        if (vote.manner().hasBoard()) {
            try {
                boards.create(vote, setups.trustees(id).orElseThrow(), setups.credentials(id).orElseThrow(), now);
            } catch (Boards.Unsound unsound) {
                return new OpeningOutcome.Refused(List.of(Hindrance.of("voting.hindrance.unsound", SETUP, unsound.getMessage())));
            }
        }
        store.opened(id, now);
        Vote opened = get(id);
        record(Act.VOTE_OPENED, opened, Map.of());
        events.publishEvent(new VoteOpened(id, opened.subject()));
        return new OpeningOutcome.Opened(opened);
    }

    /** Ends the taking of ballots, by phone and on paper. */
    @Transactional
    public ClosingOutcome close(UUID id) {
        Vote vote = held(id);
        List<Hindrance> hindrances = beforeClosing(vote);
        if (!hindrances.isEmpty()) {
            return new ClosingOutcome.Refused(hindrances);
        }
        if (vote.manner().hasBoard()) {
            boards.end(Boards.boardOf(vote));
        }
        Instant now = clock.instant();
        ClosingSheet sheet = reckon(vote);
        store.closed(id, now, now.plus(Duration.ofHours(vote.graceHours())), sheet);
        Vote closed = get(id);
        record(Act.VOTE_CLOSED, closed, Map.of("voters", sheet.voters(), "returned", sheet.issue().returned()));
        events.publishEvent(new VoteClosed(id, closed.subject()));
        return new ClosingOutcome.Closed(closed, sheet);
    }

    /** The numbers as they stand now; of a finished vote as they stood then. Empty before the close. */
    @Transactional(readOnly = true)
    public Optional<ClosingSheet> sheet(UUID id) {
        Vote vote = get(id);
        return switch (vote.state()) {
            case PREPARING, OPEN -> Optional.empty();
            case CLOSED, COUNTING -> Optional.of(reckon(vote));
            case FINISHED, ANNULLED -> store.sheet(id);
        };
    }

    /** What stands against closing; empty where it may close. */
    @Transactional(readOnly = true)
    public List<Hindrance> beforeClosing(UUID id) {
        return beforeClosing(get(id));
    }

    private List<Hindrance> beforeClosing(Vote vote) {
        return vote.state() != VoteState.OPEN ? List.of(Hindrance.of("voting.hindrance.notOpen", ORDER))
                : sides.orderedStream().flatMap(side -> side.beforeClosing(vote).stream()).toList();
    }

    /** Pages of the parts of a vote outside the board. */
    @Transactional(readOnly = true)
    public List<Side.Page> pages(UUID id) {
        Vote vote = get(id);
        return sides.orderedStream().flatMap(side -> side.pages(vote).stream()).toList();
    }

    private ClosingSheet reckon(Vote vote) {
        List<Issue> parts = sides.orderedStream().map(side -> side.issue(vote)).flatMap(Optional::stream).toList();
        Issue issue = new Issue(parts.stream().mapToInt(Issue::slips).sum(), parts.stream().mapToInt(Issue::weight).sum(),
                parts.stream().mapToInt(Issue::papers).sum(), parts.stream().mapToInt(Issue::returned).sum(), parts.stream().mapToInt(Issue::valid).sum(),
                parts.stream().mapToInt(Issue::invalid).sum());
        var turnout = vote.manner().hasBoard() ? boards.turnout(Boards.boardOf(vote)) : new Boards.Turnout(0, 0, 0);
        var differences = new ArrayList<Hindrance>();
        if (issue.returned() > issue.papers()) {
            differences.add(Hindrance.of("voting.difference.moreReturned", BALLOTS, issue.returned(), issue.papers()));
        }
        if (issue.valid() + issue.invalid() != issue.returned()) {
            differences.add(Hindrance.of("voting.difference.validity", RECONCILED, issue.valid(), issue.invalid(), issue.returned()));
        }
        // Credentials are made for everybody; those of who took a paper were destroyed at the door and may not have voted.
        if (!parts.isEmpty() && vote.manner().hasBoard() && turnout.voters() > issue.slips()) {
            differences.add(Hindrance.of("voting.difference.voters", RECONCILED, turnout.voters(), issue.slips()));
        }
        if (issue.slips() + issue.papers() > vote.electors()) {
            differences.add(Hindrance.of("voting.difference.moreIssued", RECONCILED, issue.slips() + issue.papers(), vote.electors()));
        }
        sides.orderedStream().forEach(side -> differences.addAll(side.beforeCounting(vote)));
        return new ClosingSheet(vote.electors(), vote.weight(), turnout.credentials(), issue, turnout.voters(), turnout.ballots(), differences);
    }

    /** What the vote came to; present once it is finished. */
    @Transactional(readOnly = true)
    public Optional<Count> count(UUID id) {
        return store.count(id);
    }

    /** Ends a vote without a count, with the reason as it is shown; false where it is finished or annulled already. */
    @Transactional
    public boolean annul(UUID id, String words) {
        Vote vote = held(id);
        if (vote.state() == VoteState.FINISHED || vote.state() == VoteState.ANNULLED) {
            return false;
        }
        if (vote.state() == VoteState.OPEN && vote.manner().hasBoard()) {
            boards.end(Boards.boardOf(vote));
        }
        store.annulled(id, words);
        record(Act.VOTE_ANNULLED, vote, Map.of());
        events.publishEvent(new VoteAnnulled(id, vote.subject()));
        return true;
    }

    /** Closed votes whose complaint period is over, and those being counted, in the caller's scope. */
    @Transactional(readOnly = true)
    public List<UUID> countable() {
        return store.countable(clock.instant());
    }

    /** What stands against counting a closed vote now; empty where it may be counted, or is being counted. */
    @Transactional(readOnly = true)
    public List<Hindrance> beforeCounting(UUID id) {
        return beforeCounting(get(id));
    }

    private List<Hindrance> beforeCounting(Vote vote) {
        if (vote.state() != VoteState.CLOSED && vote.state() != VoteState.COUNTING) {
            return List.of(Hindrance.of("voting.hindrance.notClosed", ORDER));
        }
        if (Objects.requireNonNull(vote.countableAt()).isAfter(clock.instant())) {
            return List.of(Hindrance.of("voting.hindrance.grace", ORDER, vote.countableAt()));
        }
        return reckon(vote).differences();
    }

    /**
     * Begins to count a board; false where something stands against it. A board with so few ballots that its sums would tell is never
     * opened, since whatever is opened stands on it for everybody: the vote is finished without figures. One without any needs no opening.
     */
    @Transactional
    boolean beginCounting(UUID id) {
        Vote vote = held(id);
        if (vote.state() != VoteState.CLOSED || !beforeCounting(vote).isEmpty()) {
            return vote.state() == VoteState.COUNTING;
        }
        ClosingSheet sheet = reckon(vote);
        if (tooFew(vote, sheet) || sheet.voters() == 0) {
            conclude(vote, sheet, counted(vote));
            return false;
        }
        store.counting(id);
        return true;
    }

    /**
     * Finishes a vote.
     *
     * @param board the sums opened from its board, for each question, by weight; empty without a board
     * @return false where something stands against it, or it is finished
     */
    @Transactional
    boolean finish(UUID id, Optional<List<List<Long>>> board) {
        Vote vote = held(id);
        if (!beforeCounting(vote).isEmpty() || vote.manner().hasBoard() != board.isPresent()) {
            return false;
        }
        List<List<List<Long>>> parts = Stream.concat(board.stream(), counted(vote).stream()).toList();
        if (parts.isEmpty()) {
            return false;
        }
        conclude(vote, reckon(vote), parts);
        return true;
    }

    private List<List<List<Long>>> counted(Vote vote) {
        return sides.orderedStream().map(side -> side.counted(vote)).flatMap(Optional::stream).toList();
    }

    private void conclude(Vote vote, ClosingSheet sheet, List<List<List<Long>>> parts) {
        boolean few = tooFew(vote, sheet);
        int handedOut = sheet.issue().slips() > 0 ? sheet.issue().slips() : sheet.credentials();
        var count = new Count(vote.electors(), vote.weight(), handedOut + sheet.issue().papers(), sheet.voters() + sheet.issue().returned(), valid(sheet),
                sheet.issue().invalid(), few ? List.of() : sum(vote, parts),
                few ? List.of() : written(vote), few);
        store.finished(vote.id(), clock.instant(), count, sheet);
        record(Act.VOTE_COUNTED, vote, Map.of("returned", count.returned(), "suppressed", few));
        events.publishEvent(new VoteFinished(vote.id(), vote.subject()));
    }

    private static int valid(ClosingSheet sheet) {
        return sheet.voters() + sheet.issue().valid();
    }

    /** In all, or by phone beside the papers: a small group is never counted apart. */
    private boolean tooFew(Vote vote, ClosingSheet sheet) {
        int least = least(vote);
        return vote.manner().isSecret() && (valid(sheet) < least || sheet.voters() > 0 && sheet.voters() < least);
    }

    /** What V-04 means for a vote that has not closed; empty for an open one, in which nothing is secret. */
    @Transactional(readOnly = true)
    public Optional<Smallness> smallness(UUID id) {
        Vote vote = get(id);
        if (!vote.manner().isSecret() || vote.state() != VoteState.PREPARING && vote.state() != VoteState.OPEN) {
            return Optional.empty();
        }
        int least = least(vote);
        int slips = sides.orderedStream().map(side -> side.issue(vote)).flatMap(Optional::stream).mapToInt(Issue::slips).sum();
        return Optional.of(new Smallness(least, slips, vote.electors() < least || vote.manner().hasBoard() && slips > 0 && slips < least));
    }

    /** A missing number never decides: without one nothing is published. */
    private int least(Vote vote) {
        return law.today(unions.get(vote.unit()).region()).parameter(LEAST).map(Parameter::value).orElse(Integer.MAX_VALUE);
    }

    private static List<List<Long>> sum(Vote vote, List<List<List<Long>>> parts) {
        var all = new ArrayList<List<Long>>();
        for (int q = 0; q < vote.questions().size(); q++) {
            var question = new ArrayList<Long>();
            for (int slot = 0; slot < vote.questions().get(q).slots(); slot++) {
                long votes = 0;
                for (List<List<Long>> part : parts) {
                    votes = Math.addExact(votes, part.get(q).get(slot));
                }
                question.add(votes);
            }
            all.add(question);
        }
        return all;
    }

    private List<List<Written>> written(Vote vote) {
        List<List<List<Written>>> parts = sides.orderedStream().map(side -> side.written(vote)).filter(part -> !part.isEmpty()).toList();
        return IntStream.range(0, vote.questions().size()).mapToObj(question ->
                Written.sum(parts.stream().flatMap(part -> part.get(question).stream()).toList())).toList();
    }

    private Vote held(UUID id) {
        return store.lock(id).orElseThrow(() -> new NotFound("vote", id));
    }

    private void record(Act act, Vote vote, Map<String, ?> detail) {
        Union unit = unions.get(vote.unit());
        audit.record(AuditEntry.of(act, "vote", vote.id()).with(detail).at(unit.areaPath(), unit.linePath()));
    }
}
