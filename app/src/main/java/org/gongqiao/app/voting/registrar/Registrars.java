package org.gongqiao.app.voting.registrar;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.voting.Elector;
import org.gongqiao.app.voting.Hindrance;
import org.gongqiao.app.voting.Setups;
import org.gongqiao.app.voting.Vote;
import org.gongqiao.app.voting.VoteState;
import org.gongqiao.app.voting.Votes;
import org.gongqiao.app.voting.board.Boards;
import org.gongqiao.app.voting.board.Digests;
import org.gongqiao.app.voting.office.Holder;
import org.gongqiao.app.voting.office.HolderChanged;
import org.gongqiao.app.voting.office.Office;
import org.gongqiao.app.voting.office.VoteOffices;
import org.gongqiao.ballot.CredentialRoll;
import org.gongqiao.ballot.MalformedText;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The registrars' side of a vote: the public list of credentials, its confirmation by both, and slips given again. */
@Component
public class Registrars {

    /** Longest reason for giving a slip again. */
    public static final int LONGEST = 200;
    private static final String RULE = Office.REGISTRAR.rule();

    private final RegistrarStore store;
    private final VoteOffices offices;
    private final Votes votes;
    private final Setups setups;
    private final Law law;
    private final AuditLog audit;
    private final JsonMapper json;
    private final Clock clock;

    Registrars(RegistrarStore store, VoteOffices offices, Votes votes, Setups setups, Law law, AuditLog audit, JsonMapper json, Clock clock) {
        this.store = store;
        this.offices = offices;
        this.votes = votes;
        this.setups = setups;
        this.law = law;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** How it stands for this registrar; his own desk only. */
    @Transactional(readOnly = true)
    public RegistrarTask task(UUID registrar) {
        Holder me = offices.own(registrar, Office.REGISTRAR);
        Vote vote = votes.get(me.vote());
        Optional<byte[]> list = setups.credentials(vote.id());
        Map<UUID, String> confirmed = store.confirmed(vote.id());
        String fingerprint = list.map(Digests::fingerprint).orElse(null);
        List<Elector> electors = offices.electors(vote.id());
        return new RegistrarTask(me.place(), Boards.boardOf(vote), Boards.group().label(),
                electors.stream().map(each -> new RegistrarTask.Line(each.person(), each.name(), each.weight())).toList(),
                list.map(text -> new String(text, StandardCharsets.UTF_8)).orElse(null), fingerprint,
                fingerprint != null && fingerprint.equals(confirmed.get(me.id())),
                offices.of(vote.id(), Office.REGISTRAR).stream().map(each -> new RegistrarTask.Confirmation(each.place(), each.name(),
                        fingerprint != null && fingerprint.equals(confirmed.get(each.id())))).toList(),
                rare(electors), vote.state() == VoteState.PREPARING);
    }

    /** Weights that fewer electors have than the least number by which a secret vote is counted apart. */
    public List<Integer> rare(List<Elector> electors) {
        int least = law.today(Parameter.COUNTRY).parameter("V-12.sameWeight").map(Parameter::value).orElse(Integer.MAX_VALUE);
        return electors.stream().collect(Collectors.groupingBy(Elector::weight, java.util.TreeMap::new, Collectors.counting())).entrySet().stream()
                .filter(each -> each.getValue() < least && each.getValue() < electors.size()).map(Map.Entry::getKey).toList();
    }

    /** How many have confirmed the list as it is, for officers. */
    @Transactional(readOnly = true)
    public Standing standing(UUID vote) {
        String fingerprint = setups.credentials(vote).map(Digests::fingerprint).orElse(null);
        return new Standing(fingerprint, fingerprint == null ? 0 : (int) store.confirmed(vote).values().stream().filter(fingerprint::equals).count());
    }

    /** @param fingerprint of the list; null before it was made */
    public record Standing(@org.jspecify.annotations.Nullable String fingerprint, int confirmed) {}

    /** Takes the public list that was made in the first registrar's browser; with it he confirms it. A list made anew needs the second one again. */
    @Transactional
    public ListOutcome handIn(UUID registrar, byte[] list) {
        Holder me = offices.own(registrar, Office.REGISTRAR);
        store.lock(me.vote());
        Vote vote = votes.get(me.vote());
        if (me.place() != 1) {
            return refused("voting.registrar.second");
        }
        if (vote.state() != VoteState.PREPARING) {
            return refused("voting.registrar.late");
        }
        List<Integer> expected = offices.electors(vote.id()).stream().map(Elector::weight).sorted().toList();
        try {
            CredentialRoll.verified(list, Boards.group());
            List<Integer> given = Arrays.stream(json.readValue(list, String[].class)).map(Registrars::weight).sorted().toList();
            if (!given.equals(expected)) {
                return refused("voting.registrar.number", given.size(), given.stream().mapToLong(Integer::longValue).sum(), expected.size(),
                        expected.stream().mapToLong(Integer::longValue).sum());
            }
        } catch (MalformedText | JacksonException | NumberFormatException unsound) {
            return refused("voting.registrar.unsound");
        }
        if (!setups.credentials(vote.id(), list)) {
            return refused("voting.registrar.late");
        }
        return confirmed(me, Digests.fingerprint(list));
    }

    private static int weight(String entry) {
        int comma = entry.indexOf(',');
        return comma < 0 ? 1 : Integer.parseInt(entry, comma + 1, entry.length(), 10);
    }

    /** Where a registrar gives up without another in his place, nobody may be left who answers for the list. */
    @org.springframework.context.event.EventListener
    void on(HolderChanged event) {
        if (event.office() == Office.REGISTRAR && event.named() == null) {
            setups.withoutCredentials(event.vote());
        }
    }

    /** Confirms the list by the fingerprint that this registrar's browser has reckoned from the sealed file. */
    @Transactional
    public ListOutcome confirm(UUID registrar, String fingerprint) {
        Holder me = offices.own(registrar, Office.REGISTRAR);
        store.lock(me.vote());
        Optional<String> stands = setups.credentials(me.vote()).map(Digests::fingerprint);
        if (stands.isEmpty()) {
            return refused("voting.registrar.none");
        }
        return stands.get().equals(fingerprint) ? confirmed(me, fingerprint) : refused("voting.registrar.other");
    }

    private ListOutcome confirmed(Holder me, String fingerprint) {
        store.confirm(me.id(), fingerprint, OffsetDateTime.now(clock));
        audit.record(AuditEntry.of(Act.VOTE_CREDENTIALS, "vote", me.vote()).with(Map.of("place", me.place(), "fingerprint", fingerprint)));
        return new ListOutcome.Done(fingerprint);
    }

    /** Writes down that a lost slip was printed again from the sealed file: for whom and why. */
    @Transactional
    public ListOutcome reissue(UUID registrar, UUID person, String why) {
        Holder me = offices.own(registrar, Office.REGISTRAR);
        Vote vote = votes.get(me.vote());
        if (why.isBlank() || why.length() > LONGEST) {
            return refused("voting.reissue.why", LONGEST);
        }
        if (vote.state() != VoteState.PREPARING && vote.state() != VoteState.OPEN) {
            return refused("voting.reissue.late");
        }
        if (!store.took(vote.id(), person).orElse(false)) {
            return refused("voting.reissue.noSlip");
        }
        // A random id: one in the order of time would tell the order of the board beside it.
        store.reissue(UUID.randomUUID(), vote.id(), person, me.person(), why.strip(), OffsetDateTime.now(clock));
        audit.record(AuditEntry.of(Act.VOTE_SLIP_REISSUED, "vote", vote.id()).about(person));
        return new ListOutcome.Done(setups.credentials(vote.id()).map(Digests::fingerprint).orElse(""));
    }

    private static ListOutcome refused(String key, Object... args) {
        return new ListOutcome.Refused(Hindrance.of(key, RULE, args));
    }
}
