package org.gongqiao.app.voting.open;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.voting.Elector;
import org.gongqiao.app.voting.Hindrance;
import org.gongqiao.app.voting.Manner;
import org.gongqiao.app.voting.Vote;
import org.gongqiao.app.voting.VoteQuestion;
import org.gongqiao.app.voting.VoteState;
import org.gongqiao.app.voting.Votes;
import org.gongqiao.app.voting.board.Digests;
import org.gongqiao.app.voting.office.Holder;
import org.gongqiao.app.voting.office.Office;
import org.gongqiao.app.voting.office.VoteOffices;
import org.gongqiao.app.voting.paper.TellerFigures;
import org.gongqiao.app.voting.teller.TellerSheets;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Votes by hands and by name, counted while they are open. */
@Component
public class OpenVotes {

    private static final String RULE = Office.TELLER.rule();

    private final VoiceStore store;
    private final Votes votes;
    private final VoteOffices offices;
    private final TellerSheets sheets;

    OpenVotes(VoiceStore store, Votes votes, VoteOffices offices, TellerSheets sheets) {
        this.store = store;
        this.votes = votes;
        this.offices = offices;
        this.sheets = sheets;
    }

    /** A teller's own count of the hands. The refusal, if any. */
    @Transactional
    public Optional<Hindrance> count(UUID teller, HandsSheet sheet) {
        Holder me = offices.own(teller, Office.TELLER);
        Vote vote = votes.get(me.vote());
        if (vote.manner() != Manner.HANDS || vote.state() != VoteState.OPEN) {
            return Optional.of(Hindrance.of("voting.teller.notOpen", RULE));
        }
        if (sheet.present() > vote.electors()) {
            return Optional.of(Hindrance.of("voting.teller.present", RULE, sheet.present(), vote.electors()));
        }
        Optional<Hindrance> fault = TellerFigures.fault(vote.questions(), sheet.present(), sheet.counts());
        if (fault.isPresent()) {
            return fault;
        }
        return sheets.enter(me, sheet) ? Optional.empty() : Optional.of(Hindrance.of("voting.teller.entered", RULE));
    }

    /** The roll-call as it stands, by name; for tellers and officers of the vote. */
    @Transactional(readOnly = true)
    public List<Voice> voices(UUID vote) {
        return store.voices(vote, offices.electors(vote), votes.get(vote).questions().size());
    }

    /** Writes down what an elector answered; until both tellers have confirmed the list it can be corrected. */
    @Transactional
    public Optional<Hindrance> say(UUID teller, UUID person, int question, List<Integer> slots) {
        Holder me = offices.own(teller, Office.TELLER);
        Vote vote = votes.get(me.vote());
        if (vote.manner() != Manner.ROLL_CALL || vote.state() != VoteState.OPEN || sheets.standing(vote.id()).agreed()) {
            return Optional.of(Hindrance.of("voting.teller.notOpen", RULE));
        }
        if (offices.elector(vote.id(), person).isEmpty() || question < 0 || question >= vote.questions().size()
                || !allowed(vote.questions().get(question), slots)) {
            return Optional.of(Hindrance.of("voting.teller.voice", RULE));
        }
        store.say(vote.id(), question, person, slots.stream().sorted().toList());
        return Optional.empty();
    }

    /** No answer at all is one too: called, and did not vote. */
    private static boolean allowed(VoteQuestion question, List<Integer> slots) {
        if (slots.isEmpty()) {
            return true;
        }
        boolean distinct = slots.stream().distinct().count() == slots.size() && slots.stream().allMatch(slot -> slot >= 0 && slot < question.slots());
        boolean blank = question.blank() && slots.contains(0);
        return distinct && (blank ? slots.size() == 1 : slots.size() >= question.least() && slots.size() <= question.most());
    }

    /** What a teller confirms: the list as it stands now, and how many answered. */
    @Transactional(readOnly = true)
    public RollCallSheet reading(UUID vote) {
        List<Voice> voices = voices(vote);
        String text = voices.stream().sorted(java.util.Comparator.comparing(Voice::person))
                .map(voice -> voice.person() + " " + voice.answers()).collect(Collectors.joining("\n"));
        return new RollCallSheet(Digests.fingerprint(text.getBytes(StandardCharsets.UTF_8)), (int) voices.stream().filter(OpenVotes::answered).count());
    }

    private static boolean answered(Voice voice) {
        return voice.answers().stream().anyMatch(slots -> slots != null && !slots.isEmpty());
    }

    /** Confirms the list as this teller read it; refused where it has changed since. */
    @Transactional
    public Optional<Hindrance> confirm(UUID teller, String fingerprint) {
        Holder me = offices.own(teller, Office.TELLER);
        Vote vote = votes.get(me.vote());
        if (vote.manner() != Manner.ROLL_CALL || vote.state() != VoteState.OPEN) {
            return Optional.of(Hindrance.of("voting.teller.notOpen", RULE));
        }
        if (!voices(vote.id()).stream().allMatch(Voice::isCalled)) {
            return Optional.of(Hindrance.of("voting.teller.uncalled", RULE));
        }
        RollCallSheet now = reading(vote.id());
        if (!now.fingerprint().equals(fingerprint)) {
            return Optional.of(Hindrance.of("voting.teller.changed", RULE));
        }
        return sheets.enter(me, now) ? Optional.empty() : Optional.of(Hindrance.of("voting.teller.entered", RULE));
    }

    /** How many took part, and the sums by weight; empty before both tellers agree. */
    Optional<Result> result(Vote vote) {
        return switch (vote.manner()) {
            case HANDS -> sheets.agreed(vote.id(), HandsSheet.class).map(sheet -> new Result(sheet.present(), sheet.counts().stream()
                    .map(slots -> slots.stream().map(Integer::longValue).toList()).toList()));
            case ROLL_CALL -> sheets.agreed(vote.id(), RollCallSheet.class).map(sheet -> new Result(sheet.called(), weighed(vote)));
            case SECRET_ONLINE, SECRET_MIXED, SECRET_PAPER -> Optional.empty();
        };
    }

    record Result(int took, List<List<Long>> counts) {}

    private List<List<Long>> weighed(Vote vote) {
        List<Voice> voices = voices(vote.id());
        var counts = new ArrayList<List<Long>>();
        for (int i = 0; i < vote.questions().size(); i++) {
            long[] slots = new long[vote.questions().get(i).slots()];
            for (Voice voice : voices) {
                List<Integer> said = voice.answers().get(i);
                if (said != null) {
                    said.forEach(slot -> slots[slot] += voice.weight());
                }
            }
            counts.add(java.util.Arrays.stream(slots).boxed().toList());
        }
        return counts;
    }

    /** Hands do not show a weight. */
    boolean weighted(UUID vote) {
        return offices.electors(vote).stream().mapToInt(Elector::weight).distinct().count() > 1;
    }
}
