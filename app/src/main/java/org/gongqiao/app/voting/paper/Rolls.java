package org.gongqiao.app.voting.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.voting.Hindrance;
import org.gongqiao.app.voting.Vote;
import org.gongqiao.app.voting.VoteState;
import org.gongqiao.app.voting.Votes;
import org.gongqiao.app.voting.office.Holder;
import org.gongqiao.app.voting.office.Office;
import org.gongqiao.app.voting.office.VoteOffices;
import org.gongqiao.app.voting.teller.TellerSheets;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The roll of issue of a secret vote, kept by officers and registrars at the door, and the papers. */
@Component
public class Rolls {

    static final String RULE = "V-14";
    private static final int MOST = 1_000_000;

    private final HandoutStore store;
    private final Votes votes;
    private final VoteOffices offices;
    private final TellerSheets sheets;
    private final AuditLog audit;

    Rolls(HandoutStore store, Votes votes, VoteOffices offices, TellerSheets sheets, AuditLog audit) {
        this.store = store;
        this.votes = votes;
        this.offices = offices;
        this.sheets = sheets;
        this.audit = audit;
    }

    /** The roll by name; for officers, registrars and tellers of the vote. */
    @Transactional(readOnly = true)
    public List<RollLine> roll(UUID vote) {
        return store.roll(vote);
    }

    @Transactional(readOnly = true)
    public Optional<Integer> printed(UUID vote) {
        return store.printed(vote);
    }

    /** What one may take in this vote. */
    public static List<Medium> offered(Vote vote) {
        return switch (vote.manner()) {
            case SECRET_ONLINE -> List.of(Medium.SLIP);
            case SECRET_MIXED -> List.of(Medium.SLIP, Medium.PAPER);
            case SECRET_PAPER -> List.of(Medium.PAPER);
            case HANDS, ROLL_CALL -> List.of();
        };
    }

    /** Writes down that somebody took a slip or a paper; a second one only in exchange, before the opening. The refusal, if any. */
    @Transactional
    public Optional<Hindrance> hand(UUID vote, UUID person, Medium medium) {
        store.lock(vote);
        Vote found = votes.get(vote);
        Optional<Hindrance> refusal = refusal(found, person, medium);
        if (refusal.isPresent()) {
            return refusal;
        }
        Optional<Medium> before = store.medium(vote, person);
        if (before.isEmpty() && medium != Medium.NONE) {
            store.hand(vote, person, medium);
        } else if (before.isPresent() && before.get() != medium) {
            store.exchange(vote, person, medium);
        } else {
            return Optional.empty();
        }
        // Without the person: beside the order of the board the times of the log would say who cast when.
        audit.record(AuditEntry.of(Act.VOTE_HANDED, "vote", vote).with(Map.of("medium", medium.name(), "exchanged", before.isPresent())));
        return Optional.empty();
    }

    private Optional<Hindrance> refusal(Vote vote, UUID person, Medium medium) {
        if (medium != Medium.NONE && !offered(vote).contains(medium)) {
            return Optional.of(Hindrance.of("voting.roll.notOffered", RULE));
        }
        if (vote.state() != VoteState.PREPARING && vote.state() != VoteState.OPEN) {
            return Optional.of(Hindrance.of("voting.roll.late", RULE));
        }
        if (offices.elector(vote.id(), person).isEmpty()) {
            return Optional.of(Hindrance.of("voting.roll.notOnRoll", RULE));
        }
        boolean another = store.medium(vote.id(), person).filter(before -> before != medium && before != Medium.NONE).isPresent();
        return another && vote.state() == VoteState.OPEN ? Optional.of(Hindrance.of("voting.roll.exchangeLate", RULE)) : Optional.empty();
    }

    /** Writes down the same for everybody who is present and has nothing yet; returns for how many. */
    @Transactional
    public int handAll(UUID vote, Medium medium) {
        int done = 0;
        for (RollLine line : store.roll(vote)) {
            if (line.present() && !line.has() && hand(vote, line.person(), medium).isEmpty()) {
                done++;
            }
        }
        return done;
    }

    /** A spoilt paper came back and a new one was given. */
    @Transactional
    public Optional<Hindrance> spoil(UUID vote, UUID person) {
        store.lock(vote);
        if (votes.get(vote).state() != VoteState.OPEN) {
            return Optional.of(Hindrance.of("voting.roll.spoiltLate", RULE));
        }
        if (store.spoil(vote, person) == 0) {
            return Optional.of(Hindrance.of("voting.roll.noPaper", RULE));
        }
        audit.record(AuditEntry.of(Act.VOTE_HANDED, "vote", vote).with(Map.of("medium", "PAPER", "spoilt", true)));
        return Optional.empty();
    }

    /** How many papers were printed. */
    @Transactional
    public Optional<Hindrance> print(UUID vote, int number) {
        Vote found = votes.get(vote);
        if (!found.manner().hasPaper() || number < 0 || number > MOST) {
            return Optional.of(Hindrance.of("voting.roll.number", RULE));
        }
        if (found.state() != VoteState.PREPARING && found.state() != VoteState.OPEN) {
            return Optional.of(Hindrance.of("voting.roll.late", RULE));
        }
        store.printed(vote, number);
        audit.record(AuditEntry.of(Act.VOTE_HANDED, "vote", vote).with(Map.of("printed", number)));
        return Optional.empty();
    }

    /** Weights of the papers that were handed out, the smallest first: each is counted by itself. */
    @Transactional(readOnly = true)
    public List<Integer> paperWeights(UUID vote) {
        List<Integer> weights = store.roll(vote).stream().filter(line -> line.medium() == Medium.PAPER).map(RollLine::weight).distinct().sorted().toList();
        return weights.isEmpty() ? List.of(1) : weights;
    }

    /** A teller's own count of the papers, after the close. The refusal, if any. */
    @Transactional
    public Optional<Hindrance> count(UUID teller, PaperSheet sheet) {
        Holder me = offices.own(teller, Office.TELLER);
        Vote vote = votes.get(me.vote());
        if (!vote.manner().hasPaper() || vote.state() != VoteState.CLOSED && vote.state() != VoteState.COUNTING) {
            return Optional.of(Hindrance.of("voting.teller.notClosed", Office.TELLER.rule()));
        }
        Optional<Hindrance> fault = fault(vote, sheet);
        if (fault.isPresent()) {
            return fault;
        }
        return sheets.enter(me, sheet) ? Optional.empty() : Optional.of(Hindrance.of("voting.teller.entered", Office.TELLER.rule()));
    }

    /** What cannot have been counted so. */
    private Optional<Hindrance> fault(Vote vote, PaperSheet sheet) {
        List<Integer> weights = paperWeights(vote.id());
        if (sheet.returned() < 0 || sheet.invalid() < 0 || sheet.unused() < 0 || !sheet.groups().stream().map(PaperSheet.Group::weight).toList().equals(weights)) {
            return Optional.of(Hindrance.of("voting.teller.malformed", Office.TELLER.rule()));
        }
        if (sheet.valid() + sheet.invalid() != sheet.returned()) {
            return Optional.of(Hindrance.of("voting.teller.validity", "J-12", sheet.valid(), sheet.invalid(), sheet.returned()));
        }
        for (PaperSheet.Group group : sheet.groups()) {
            Optional<Hindrance> wrong = TellerFigures.fault(vote.questions(), group.valid(), group.counts(), group.written());
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    /** What does not agree among the papers of a closed vote. */
    List<Hindrance> differences(Vote vote) {
        var found = new ArrayList<Hindrance>();
        RollNumbers numbers = RollNumbers.of(store.roll(vote.id()));
        Optional<PaperSheet> agreed = sheets.agreed(vote.id(), PaperSheet.class);
        if (agreed.isEmpty()) {
            TellerSheets.Standing standing = sheets.standing(vote.id());
            found.add(Hindrance.of(standing.differing().isEmpty() ? "voting.difference.notCounted" : "voting.difference.tellers", Office.TELLER.rule(),
                    standing.attempt() - 1));
            return found;
        }
        int printed = store.printed(vote.id()).orElse(0);
        int accounted = numbers.papers() + numbers.spoilt() + agreed.get().unused();
        if (printed != accounted) {
            found.add(Hindrance.of("voting.difference.printed", RULE, printed, numbers.papers(), numbers.spoilt(), agreed.get().unused()));
        }
        return found;
    }

    Optional<PaperSheet> agreed(UUID vote) {
        return sheets.agreed(vote, PaperSheet.class);
    }
}
