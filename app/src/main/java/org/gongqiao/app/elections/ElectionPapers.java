package org.gongqiao.app.elections;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongqiao.app.documents.PaperOutcome;
import org.gongqiao.app.documents.Papers;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The papers of an election: list of candidates, ballot, count sheet of a round, report to the union above. */
@Component
public class ElectionPapers {

    private final Papers papers;
    private final Elections elections;
    private final Unions unions;
    private final MessageSource texts;
    private final Clock clock;

    ElectionPapers(Papers papers, Elections elections, Unions unions, MessageSource texts, Clock clock) {
        this.papers = papers;
        this.elections = elections;
        this.unions = unions;
        this.texts = texts;
        this.clock = clock;
    }

    private String chinese(String key, Object... args) {
        return texts.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }

    private String day(LocalDate day) {
        return chinese("elections.paper.day", String.valueOf(day.getYear()), String.valueOf(day.getMonthValue()), String.valueOf(day.getDayOfMonth()));
    }

    /** The list as it hangs. */
    public PaperOutcome candidates(UUID id) {
        Election e = elections.get(id);
        var values = frame(e, "elections.paper.list");
        LocalDate shown = e.publishedOn();
        values.put("shownFrom", shown == null ? chinese("elections.paper.open") : day(shown));
        values.put("shownTo", elections.shown(e).map(Due::later).map(this::day).orElse(""));
        var rows = new ArrayList<Map<String, Object>>();
        for (Candidate each : standing(id)) {
            rows.add(Map.of("no", rows.size() + 1, "name", each.name(), "strokes", each.strokes(),
                    "note", each.motion() == null ? "" : chinese("elections.paper.motion")));
        }
        values.put("candidates", rows);
        return papers.make("elections/candidate-list", values);
    }

    private List<Candidate> standing(UUID id) {
        return elections.candidates(id).stream().filter(Candidate::stands).toList();
    }

    private LinkedHashMap<String, Object> frame(Election e, String title) {
        var values = new LinkedHashMap<String, Object>();
        values.put("union", e.unitName());
        values.put("title", chinese(title, e.title()));
        values.put("seats", e.seats());
        values.put("meetingOn", day(e.meetingOn()));
        return values;
    }

    /** An empty ballot: of the newest round, or of all who stand before the first. */
    public PaperOutcome ballot(UUID id) {
        Election e = elections.get(id);
        List<Candidate> all = elections.candidates(id);
        List<Round> rounds = elections.rounds(id);
        Map<UUID, Candidate> byId = all.stream().collect(Collectors.toMap(Candidate::id, Function.identity()));
        List<Candidate> order = rounds.isEmpty() ? all.stream().filter(Candidate::stands).toList()
                : rounds.getLast().standings().stream().map(each -> byId.get(each.candidate())).toList();
        var values = frame(e, "elections.paper.ballot");
        values.put("seats", rounds.isEmpty() ? e.seats() : rounds.getLast().seats());
        values.put("writeIn", e.conduct().writtenOnPaper() ? chinese("congress.yes") : "");
        values.put("candidates", numbered(order));
        return papers.make("elections/ballot", values);
    }

    private static List<Map<String, Object>> numbered(List<Candidate> order) {
        var rows = new ArrayList<Map<String, Object>>();
        order.forEach(each -> rows.add(Map.of("no", rows.size() + 1, "name", each.name())));
        return rows;
    }

    /** A round's sheet: empty to be filled by hand, or with its numbers. */
    public PaperOutcome countSheet(UUID id, UUID round) {
        Election e = elections.get(id);
        Round of = elections.rounds(id).stream().filter(each -> each.id().equals(round)).findFirst().orElseThrow(() -> new NotFound("round", round));
        Map<UUID, Candidate> byId = elections.candidates(id).stream().collect(Collectors.toMap(Candidate::id, Function.identity()));
        var values = frame(e, "elections.paper.count");
        values.remove("meetingOn");
        values.put("round", chinese("elections.paper.round", of.number()));
        values.put("entitled", e.entitled());
        values.put("seats", of.seats());
        Round.Count count = of.count();
        if (count != null) {
            values.putAll(Map.of("heldOn", day(count.heldOn()), "present", count.present(), "issued", count.issued(), "returned", count.returned(),
                    "invalid", count.invalid()));
        }
        var rows = new ArrayList<Map<String, Object>>();
        for (Round.Standing each : of.standings()) {
            var row = new HashMap<String, Object>(Map.of("no", rows.size() + 1, "name", byId.get(each.candidate()).name()));
            if (each.votes() != null && each.result() != null) {
                row.put("votes", each.votes());
                row.put("result", chinese("elections.result." + each.result().name()));
            }
            rows.add(row);
        }
        of.written().stream().filter(each -> each.candidate() == null).forEach(each -> rows.add(Map.of("no", rows.size() + 1, "name",
                chinese("elections.paper.writtenIn", each.name()), "votes", each.votes(), "result",
                chinese(each.aside() == null ? "elections.result.NOT_ELECTED" : "elections.written.aside"))));
        values.put("candidates", rows);
        return papers.make("elections/count-sheet", values);
    }

    /**
     * The report of the result; refused before a round was counted, since it has nothing to say.
     *
     * @param number of the paper, as the union gives it
     * @param signer who signs
     */
    public PaperOutcome report(UUID id, String number, String signer) {
        Election e = elections.get(id);
        List<Round> counted = elections.rounds(id).stream().filter(each -> each.count() != null && each.count().outcome() != Round.Outcome.VOID).toList();
        Round.Count first = counted.isEmpty() ? null : counted.getFirst().count();
        var values = new LinkedHashMap<String, Object>();
        values.put("issuer", e.unitName());
        values.put("number", number);
        values.put("signer", signer);
        values.put("to", unions.ancestry(e.unit()).reversed().stream().skip(1).findFirst().map(Union::name).orElse(e.unitName()));
        values.put("title", chinese("elections.paper.reportTitle", e.title()));
        if (first != null) {
            values.put("meeting", chinese("elections.paper.meeting", day(first.heldOn()), e.entitled(), first.present()));
            values.put("count", chinese("elections.paper.counted", first.issued(), first.returned(), first.returned() - first.invalid(), counted.size()));
        }
        Election.Review above = e.above();
        values.put("review", above == null || !above.approved() ? "" : chinese("elections.paper.reviewed", above.by(), day(above.on())));
        values.put("shown", e.publishedOn() == null ? "" : chinese("elections.paper.shown", day(e.publishedOn())));
        var votes = new HashMap<UUID, Integer>();
        counted.forEach(round -> round.standings().forEach(each -> {
            if (each.result() == Round.Result.ELECTED && each.votes() != null) {
                votes.put(each.candidate(), each.votes());
            }
        }));
        values.put("elected", elections.candidates(id).stream().filter(each -> votes.containsKey(each.id()))
                .map(each -> Map.<String, Object>of("name", each.name(), "votes", votes.get(each.id()))).toList());
        values.put("day", day(e.reportedOn() == null ? LocalDate.now(clock) : e.reportedOn()));
        return papers.make("elections/report", values);
    }
}
