package org.gongqiao.app.voting.ceremony;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.voting.Hindrance;
import org.gongqiao.app.voting.Setups;
import org.gongqiao.app.voting.Vote;
import org.gongqiao.app.voting.VoteState;
import org.gongqiao.app.voting.Votes;
import org.gongqiao.app.voting.board.Boards;
import org.gongqiao.app.voting.office.Holder;
import org.gongqiao.app.voting.office.HolderChanged;
import org.gongqiao.app.voting.office.Office;
import org.gongqiao.app.voting.office.OfficeNumbers;
import org.gongqiao.app.voting.office.VoteOffices;
import org.gongqiao.app.voting.tally.DecryptionOutcome;
import org.gongqiao.app.voting.tally.Tallying;
import org.gongqiao.ballot.EventType;
import org.gongqiao.ballot.KeyCeremony;
import org.gongqiao.ballot.MalformedText;
import org.gongqiao.ballot.Trustees;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ceremony in which trustees make the key of a vote, stage after stage: each sends his part when all have sent the one before.
 * A message that arrives is checked as an auditor would check it; what is wrong is refused at once, to whoever sent it.
 */
@Component
public class Ceremonies {

    private static final String RULE = Office.TRUSTEE.rule();

    private final CeremonyStore store;
    private final Rehearsal rehearsal;
    private final VoteOffices offices;
    private final OfficeNumbers numbers;
    private final Votes votes;
    private final Setups setups;
    private final Boards boards;
    private final Tallying tallying;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Ceremonies(CeremonyStore store, Rehearsal rehearsal, VoteOffices offices, OfficeNumbers numbers, Votes votes, Setups setups, Boards boards, Tallying tallying,
               AuditLog audit, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.rehearsal = rehearsal;
        this.offices = offices;
        this.numbers = numbers;
        this.votes = votes;
        this.setups = setups;
        this.boards = boards;
        this.tallying = tallying;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Begins the ceremony with the trustees named now; empty when it has begun. */
    @Transactional
    public Optional<Hindrance> begin(UUID vote) {
        store.lock(vote);
        Vote found = votes.get(vote);
        if (found.state() != VoteState.PREPARING) {
            return Optional.of(Hindrance.of("voting.office.late.TRUSTEE", RULE));
        }
        if (store.now(vote).isPresent()) {
            return Optional.empty();
        }
        int size = offices.of(vote, Office.TRUSTEE).size();
        Optional<OfficeNumbers.Group> group = List.of(numbers.few(), numbers.many()).stream().filter(each -> each.size() == size).findFirst();
        if (group.isEmpty()) {
            return Optional.of(Hindrance.of("voting.ceremony.number", RULE, numbers.few().size(), numbers.many().size(), size));
        }
        start(found, group.get());
        return Optional.empty();
    }

    /** Breaks the ceremony off and begins a new one with the same trustees; whatever was made before is worth nothing. */
    @Transactional
    public Optional<Hindrance> beginAgain(UUID vote) {
        store.lock(vote);
        if (votes.get(vote).state() != VoteState.PREPARING) {
            return Optional.of(Hindrance.of("voting.office.late.TRUSTEE", RULE));
        }
        breakOff(vote, "RESTARTED");
        return begin(vote);
    }

    private void start(Vote vote, OfficeNumbers.Group group) {
        int round = store.rounds(vote.id()) + 1;
        store.begin(vote.id(), round, group.size(), group.threshold(), OffsetDateTime.now(clock));
        audit.record(AuditEntry.of(Act.VOTE_CEREMONY, "vote", vote.id())
                .with(Map.of("stage", "BEGUN", "round", round, "size", group.size(), "threshold", group.threshold())));
        events.publishEvent(new CeremonyMoved(vote.id(), round));
    }

    private void breakOff(UUID vote, String why) {
        if (store.now(vote).isPresent()) {
            store.end(vote, why, OffsetDateTime.now(clock));
            setups.withoutTrustees(vote);
        }
    }

    /** Another trustee, another key: a ceremony under way begins anew where the number is right, in the transaction of the change. */
    @EventListener
    void on(HolderChanged event) {
        if (event.office() != Office.TRUSTEE) {
            return;
        }
        store.lock(event.vote());
        if (store.now(event.vote()).isPresent()) {
            breakOff(event.vote(), "REPLACED");
            begin(event.vote());
        }
    }

    /** How the ceremony of a vote stands, for officers; empty before it has begun. */
    @Transactional(readOnly = true)
    public Optional<Standing> standing(UUID vote) {
        return store.now(vote).map(ceremony -> new Standing(ceremony.round(), ceremony.size(), ceremony.threshold(), ceremony.stage().name(),
                ceremony.rehearsedAt() != null, progress(ceremony)));
    }

    /** @param ready whether key and test decryption are done */
    public record Standing(int round, int size, int threshold, String stage, boolean ready, List<TrusteeTask.Progress> trustees) {}

    private List<TrusteeTask.Progress> progress(Ceremony ceremony) {
        return offices.of(ceremony.vote(), Office.TRUSTEE).stream().filter(holder -> holder.place() <= ceremony.size())
                .map(holder -> new TrusteeTask.Progress(holder.place(), holder.name(), ceremony.hasDone(holder.place()))).toList();
    }

    /** Owner numbers of the trustees who have decrypted the vote's tally. */
    @Transactional(readOnly = true)
    public List<Integer> decrypted(Vote vote) {
        return vote.board() == null ? List.of() : store.decrypted(vote.board());
    }

    /** What the trustee has to do now; his own desk only. */
    @Transactional(readOnly = true)
    public TrusteeTask task(UUID trustee) {
        Holder me = offices.own(trustee, Office.TRUSTEE);
        Vote vote = votes.get(me.vote());
        Optional<Ceremony> begun = store.now(me.vote());
        if (begun.isEmpty()) {
            return new TrusteeTask(TrusteeTask.Step.NOT_BEGUN, 0, me.place(), 0, 0, Boards.group().label(), null, null, null, null, null, null, List.of());
        }
        Ceremony ceremony = begun.get();
        TrusteeTask.Step step = step(vote, ceremony, me.place());
        boolean certified = ceremony.stage() != Ceremony.Stage.CERTIFY;
        byte @Nullable [] share = ceremony.messages().get(me.place() - 1).share();
        String input = step == TrusteeTask.Step.FINISH ? input(ceremony, me.place()) : null;
        Rehearsal.Sealed test = step == TrusteeTask.Step.REHEARSE ? rehearsal.sealed(ceremony) : step == TrusteeTask.Step.DECRYPT ? sealed(vote) : null;
        List<TrusteeTask.Progress> others = vote.state() == VoteState.COUNTING || vote.state() == VoteState.FINISHED ? decryptors(vote, ceremony) : progress(ceremony);
        return new TrusteeTask(step, ceremony.round(), me.place(), ceremony.size(), ceremony.threshold(), Boards.group().label(),
                certified ? ceremony.certificates().stream().map(Ceremonies::text).toList() : null, input, share == null ? null : text(share),
                share == null ? null : publicKey(share), test == null ? null : test.election(), test == null ? null : test.tally(), others);
    }

    private List<TrusteeTask.Progress> decryptors(Vote vote, Ceremony ceremony) {
        List<Integer> done = decrypted(vote);
        return progress(ceremony).stream().map(each -> new TrusteeTask.Progress(each.place(), each.name(), done.contains(each.place()))).toList();
    }

    private TrusteeTask.Step step(Vote vote, Ceremony ceremony, int place) {
        return switch (vote.state()) {
            case PREPARING -> ceremony.stage() == Ceremony.Stage.READY ? TrusteeTask.Step.READY
                    : ceremony.hasDone(place) ? TrusteeTask.Step.WAIT : TrusteeTask.Step.valueOf(ceremony.stage().name());
            case OPEN -> TrusteeTask.Step.READY;
            case CLOSED -> TrusteeTask.Step.TALLYING;
            case COUNTING -> tally(vote).isEmpty() ? TrusteeTask.Step.TALLYING
                    : decrypted(vote).contains(place) ? TrusteeTask.Step.DONE : TrusteeTask.Step.DECRYPT;
            case FINISHED, ANNULLED -> TrusteeTask.Step.DONE;
        };
    }

    private Optional<byte[]> tally(Vote vote) {
        return boards.record(Boards.boardOf(vote), EventType.ENCRYPTED_TALLY, 0);
    }

    private Rehearsal.Sealed sealed(Vote vote) {
        return new Rehearsal.Sealed(text(boards.record(Boards.boardOf(vote), EventType.SETUP, 0).orElseThrow()), text(tally(vote).orElseThrow()));
    }

    private static KeyCeremony table(Ceremony ceremony) {
        return new KeyCeremony(Boards.group(), ceremony.threshold(), ceremony.size());
    }

    private static String input(Ceremony ceremony, int place) {
        try {
            return text(table(ceremony).shares(ceremony.certificates(), ceremony.polynomials()).get(place - 1));
        } catch (MalformedText damaged) {
            throw new IllegalStateException("messages that were checked when they came", damaged);
        }
    }

    private static String publicKey(byte[] share) {
        try {
            return KeyCeremony.verificationKey(share);
        } catch (MalformedText damaged) {
            throw new IllegalStateException("a message that was checked when it came", damaged);
        }
    }

    /** First message: the certificate. */
    @Transactional
    public MessageOutcome certify(UUID trustee, int round, byte[] certificate) {
        return take(trustee, round, Ceremony.Stage.CERTIFY, (ceremony, me) -> {
            table(ceremony).checkCertificate(me.place(), certificate);
            store.put(ceremony, me.place(), CeremonyStore.Message.CERTIFICATE, certificate);
        });
    }

    /** Second message: the polynomial, a secret for each sealed in it. */
    @Transactional
    public MessageOutcome share(UUID trustee, int round, byte[] polynomial) {
        return take(trustee, round, Ceremony.Stage.SHARE, (ceremony, me) -> {
            table(ceremony).checkPolynomial(me.place(), ceremony.certificates(), polynomial);
            store.put(ceremony, me.place(), CeremonyStore.Message.POLYNOMIAL, polynomial);
        });
    }

    /** Third message: the verification key. The last one finishes the group and prepares the test decryption. */
    @Transactional
    public MessageOutcome finish(UUID trustee, int round, byte[] share) {
        return take(trustee, round, Ceremony.Stage.FINISH, (ceremony, me) -> {
            table(ceremony).checkKey(me.place(), ceremony.certificates(), ceremony.polynomials(), share);
            store.put(ceremony, me.place(), CeremonyStore.Message.SHARE, share);
            Ceremony now = store.now(ceremony.vote()).orElseThrow();
            if (now.shares().stream().noneMatch(java.util.Objects::isNull)) {
                byte[] group = table(now).group(now.certificates(), now.polynomials(), now.shares());
                Trustees trustees = Trustees.join(List.of(group));
                store.made(now, trustees.text());
                rehearsal.prepare(now, trustees);
            }
        });
    }

    /** The test, decrypted from the kept file. When all have done it the key is ready. */
    @Transactional
    public MessageOutcome rehearse(UUID trustee, int round, byte[] decryption) {
        return take(trustee, round, Ceremony.Stage.REHEARSE, (ceremony, me) -> {
            Optional<String> fault = rehearsal.take(ceremony, me.place(), decryption);
            if (fault.isPresent()) {
                throw new MalformedText(fault.get());
            }
            store.rehearsed(ceremony, me.place(), OffsetDateTime.now(clock));
            Ceremony now = store.now(ceremony.vote()).orElseThrow();
            if (now.messages().stream().noneMatch(sent -> sent.rehearsedAt() == null)) {
                if (!rehearsal.succeeds(now)) {
                    throw new IllegalStateException("decryptions that hold each by itself do not open the test: " + ceremony.vote());
                }
                store.rehearsed(now, OffsetDateTime.now(clock));
                setups.trustees(ceremony.vote(), java.util.Objects.requireNonNull(now.trustees()));
            }
        });
    }

    @FunctionalInterface
    private interface Taking {
        void take(Ceremony ceremony, Holder me) throws MalformedText;
    }

    private MessageOutcome take(UUID trustee, int round, Ceremony.Stage stage, Taking taking) {
        Holder me = offices.own(trustee, Office.TRUSTEE);
        store.lock(me.vote());
        Optional<Ceremony> begun = store.now(me.vote());
        if (begun.isEmpty() || begun.get().round() != round || votes.get(me.vote()).state() != VoteState.PREPARING) {
            return new MessageOutcome.Stale();
        }
        Ceremony ceremony = begun.get();
        if (ceremony.stage() != stage || ceremony.hasDone(me.place())) {
            return new MessageOutcome.Stale();
        }
        try {
            taking.take(ceremony, me);
        } catch (MalformedText wrong) {
            return new MessageOutcome.Refused(Hindrance.of("voting.ceremony.fault", RULE, String.valueOf(wrong.getMessage())));
        }
        audit.record(AuditEntry.of(Act.VOTE_CEREMONY, "vote", me.vote()).with(Map.of("stage", stage.name(), "round", round, "place", me.place())));
        if (store.now(me.vote()).orElseThrow().stage() != stage) {
            events.publishEvent(new CeremonyMoved(me.vote(), round));
        }
        return new MessageOutcome.Taken();
    }

    /** The trustee's part of the vote's decryption, proved; taken once. */
    @Transactional
    public MessageOutcome decrypt(UUID trustee, byte[] decryption) {
        Holder me = offices.own(trustee, Office.TRUSTEE);
        Vote vote = votes.get(me.vote());
        if (vote.state() != VoteState.COUNTING || tally(vote).isEmpty() || decrypted(vote).contains(me.place())) {
            return new MessageOutcome.Stale();
        }
        if (tallying.addDecryption(me.vote(), me.place(), decryption) instanceof DecryptionOutcome.Refused(String key)) {
            return new MessageOutcome.Refused(Hindrance.of(key, RULE));
        }
        audit.record(AuditEntry.of(Act.VOTE_DECRYPTED, "vote", me.vote()).with(Map.of("place", me.place())));
        return new MessageOutcome.Taken();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte @Nullable [] bytes) {
        return new String(java.util.Objects.requireNonNull(bytes), StandardCharsets.UTF_8);
    }
}
