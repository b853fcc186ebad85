package org.gongqiao.app.sessions.paper;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.documents.PaperOutcome;
import org.gongqiao.app.documents.Papers;
import org.gongqiao.app.law.Ground;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.sessions.Guide;
import org.gongqiao.app.sessions.Judge;
import org.gongqiao.app.sessions.Session;
import org.gongqiao.app.sessions.Sessions;
import org.gongqiao.app.sessions.after.Filings;
import org.gongqiao.app.sessions.after.Resolution;
import org.gongqiao.app.sessions.after.Resolutions;
import org.gongqiao.app.sessions.agenda.Agenda;
import org.gongqiao.app.sessions.agenda.Item;
import org.gongqiao.app.sessions.agenda.Opinion;
import org.gongqiao.app.sessions.decide.BallotForm;
import org.gongqiao.app.sessions.decide.BallotName;
import org.gongqiao.app.sessions.decide.ItemBallots;
import org.gongqiao.app.sessions.decide.ItemRound;
import org.gongqiao.app.sessions.decide.ItemVotes;
import org.gongqiao.app.sessions.roll.Roll;
import org.gongqiao.app.sessions.roll.Seat;
import org.gongqiao.app.sessions.roll.Turnout;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the papers of a session from its records, in Chinese as official papers are. What is not there yet makes a paper
 * incomplete, which is then refused with the name of what is missing.
 */
@Component
public class SessionPapers {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Sessions sessions;
    private final Agenda agenda;
    private final ItemBallots ballots;
    private final Roll roll;
    private final Resolutions resolutions;
    private final Filings filings;
    private final Guide guide;
    private final Judge judge;
    private final Papers papers;
    private final MessageSource texts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SessionPapers(Sessions sessions, Agenda agenda, ItemBallots ballots, Roll roll, Resolutions resolutions, Filings filings, Guide guide, Judge judge, Papers papers,
                  MessageSource texts, TransactionTemplate transaction, Clock clock) {
        this.sessions = sessions;
        this.agenda = agenda;
        this.ballots = ballots;
        this.roll = roll;
        this.resolutions = resolutions;
        this.filings = filings;
        this.guide = guide;
        this.judge = judge;
        this.papers = papers;
        this.texts = texts;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One paper of a session in the caller's scope. The values are read first: no connection is held while it is set. */
    public PaperOutcome make(UUID id, PaperName name) {
        Map<String, Object> values = transaction.execute(status -> values(sessions.get(id), name));
        return papers.make(name.template(), values == null ? Map.of() : values);
    }

    /** Whether it has something to say at this stage. */
    public static boolean isReady(Session session, PaperName name) {
        return switch (name) {
            case NOTICE, AGENDA, ATTENDANCE -> session.calledAt() != null;
            case MINUTES, COUNTS -> session.openedAt() != null;
            case RESOLUTIONS, FILING -> session.isClosed();
        };
    }

    private Map<String, Object> values(Session session, PaperName name) {
        var values = new LinkedHashMap<String, Object>();
        values.put("issuer", session.unitName());
        values.put("title", name == PaperName.NOTICE || name == PaperName.RESOLUTIONS || name == PaperName.FILING
                ? text("sessions.paper.title." + name, session.title()) : session.title());
        values.put("heldOn", session.heldOn());
        values.put("startsAt", session.startsAt() == null ? "" : session.startsAt().toString());
        values.put("place", session.place());
        values.put("day", day(session, name));
        List<Item> items = agenda.of(session.id()).stream().filter(Item::isAdmitted).toList();
        Turnout turnout = roll.turnout(session);
        String present = text("sessions.paper.present", String.valueOf(turnout.delegates()), String.valueOf(turnout.present()));
        values.put("present", present);
        values.put("summary", present);
        values.put("items", items(session, items, name));
        switch (name) {
            case NOTICE -> {
                values.put("to", text("sessions.paper.toDelegates"));
                values.put("papers", text("sessions.paper.copies", String.valueOf(sessions.papers(session.id()).stream().filter(each -> each.erasedAt() == null).count())));
                values.put("rule", rule(guide.papers(session).verdict()));
            }
            case ATTENDANCE -> {
                values.put("verdict", quorum(session, turnout));
                values.put("seats", seats(session));
            }
            case MINUTES -> {
                values.put("chair", session.chair());
                values.put("recorder", session.recorder());
                values.put("quorum", quorum(session, turnout));
                values.put("papers", said(guide.papers(session).verdict()));
                values.put("reason", session.words());
            }
            case RESOLUTIONS -> {
                values.put("to", text("sessions.paper.toStaff"));
                values.put("items", numbered(resolutions.of(session.id())));
            }
            case FILING -> {
                values.put("to", filings.above(session.unitId()).map(above -> above.name()).orElse(""));
                filings.dueOn(session).ifPresent(due -> values.put("due", due.earlier()));
                values.put("steps", guide.of(session).stream().filter(stand -> stand.verdict() != null)
                        .map(stand -> Map.of("name", text("sessions.step." + stand.step()), "verdict", said(stand.verdict()))).toList());
            }
            case COUNTS -> values.put("rounds", rounds(session, items));
            case AGENDA -> { }
        }
        return values;
    }

    /** The day of the act that the paper is about, so that the same paper comes out again later. */
    private LocalDate day(Session session, PaperName name) {
        Instant called = session.calledAt();
        LocalDate today = LocalDate.now(clock);
        return switch (name) {
            case NOTICE -> called == null ? today : LocalDate.ofInstant(called, ZONE);
            case FILING -> session.filedOn() == null ? today : session.filedOn();
            case RESOLUTIONS -> session.closedOn() == null ? today : session.closedOn();
            case AGENDA, ATTENDANCE, MINUTES, COUNTS -> session.heldOn();
        };
    }

    private List<Map<String, Object>> items(Session session, List<Item> items, PaperName name) {
        Map<UUID, Verdict> powers = agenda.powers(session, items);
        List<Opinion> opinions = agenda.opinions(session.id());
        Map<UUID, String> figures = figures(session);
        var rows = new ArrayList<Map<String, Object>>();
        for (Item item : items) {
            Item.Counted count = item.count();
            if (name == PaperName.COUNTS && count == null) {
                continue;
            }
            var row = new LinkedHashMap<String, Object>();
            row.put("no", rows.size() + 1);
            row.put("title", item.title());
            row.put("power", text("sessions.power." + item.power()));
            row.put("source", text("sessions.source." + item.source()));
            Verdict verdict = powers.get(item.id());
            row.put("basis", verdict == null ? text("sessions.paper.unnamed") : rule(verdict));
            String spoken = opinions.stream().filter(opinion -> opinion.itemId().equals(item.id()))
                    .map(opinion -> group(opinion.group()) + text("sessions.paper.colon") + opinion.words()
                            + (opinion.answer() == null ? "" : text("sessions.paper.answer", opinion.answer()))).collect(Collectors.joining("\n"));
            row.put("text", spoken.isBlank() ? item.words().isBlank() ? text("sessions.paper.nothingSaid") : item.words() : spoken);
            row.put("result", result(item) + figures.getOrDefault(item.id(), ""));
            if (count != null) {
                row.put("manner", item.manner() == null || item.manner().equals(Item.RECORDED) ? text("sessions.vote.recorded") : text("voting.manner." + item.manner()));
                row.put("electors", count.electors());
                row.put("present", count.present());
                row.put("inFavour", count.inFavour());
                row.put("against", count.against());
                row.put("abstained", count.abstained());
                var judged = judge.vote(session, ItemVotes.facts(item, count));
                row.put("boundary", boundary(judged.verdict(), count.electors()));
                row.put("verdict", said(judged.verdict()));
            }
            rows.add(row);
        }
        return rows;
    }

    /** What each round on names came to, a line a round, by item. */
    private Map<UUID, String> figures(Session session) {
        Map<UUID, List<BallotName>> names = ballots.names(session.id());
        return ballots.rounds(session.id()).entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().stream()
                .filter(ItemRound::isCounted).map(round -> "\n" + title(round) + text("sessions.paper.colon") + line(round, names.getOrDefault(each.getKey(), List.of())))
                .collect(Collectors.joining())));
    }

    private String title(ItemRound round) {
        return round.kind() == ItemRound.Kind.APPRAISAL ? text("sessions.round.APPRAISAL")
                : text("sessions.round", String.valueOf(round.number()), text("sessions.round." + round.kind()));
    }

    private String line(ItemRound round, List<BallotName> names) {
        return round.standings().stream().map(standing -> names.stream().filter(name -> name.id().equals(standing.nameId())).map(BallotName::name).findFirst().orElse("")
                + " " + votes(standing)).collect(Collectors.joining(text("sessions.paper.semicolon")));
    }

    private String votes(ItemRound.Standing standing) {
        if (standing.votes().isEmpty()) {
            return text("sessions.paper.noFigures");
        }
        if (standing.result() != ItemRound.Result.GRADED) {
            return text("sessions.paper.votes", String.valueOf(standing.votes().getFirst()), text("sessions.standing." + standing.result()));
        }
        var parts = new ArrayList<String>();
        for (int grade = 0; grade < BallotForm.GRADES.size(); grade++) {
            parts.add(text(BallotForm.GRADES.get(grade)) + " " + standing.votes().get(grade + 1));
        }
        parts.add(text("sessions.count.abstained") + " " + standing.votes().getFirst());
        return String.join(text("sessions.paper.comma"), parts);
    }

    private List<Map<String, Object>> rounds(Session session, List<Item> items) {
        Map<UUID, List<BallotName>> names = ballots.names(session.id());
        Map<UUID, List<ItemRound>> rounds = ballots.rounds(session.id());
        var rows = new ArrayList<Map<String, Object>>();
        for (Item item : items) {
            for (ItemRound round : rounds.getOrDefault(item.id(), List.of())) {
                if (round.isCounted()) {
                    rows.add(Map.of("title", item.title(), "round", title(round), "seats", round.seats() == 0 ? text("sessions.paper.none") : String.valueOf(round.seats()),
                            "manner", round.manner().equals(Item.RECORDED) ? text("sessions.vote.recorded") : text("voting.manner." + round.manner()),
                            "electors", String.valueOf(round.electors()), "present", String.valueOf(round.present()),
                            "figures", line(round, names.getOrDefault(item.id(), List.of())), "outcome", text("sessions.outcome." + round.outcome())));
                }
            }
        }
        return rows;
    }

    private String result(Item item) {
        Item.Counted count = item.count();
        String words = item.result() == null ? text("sessions.result.NONE")
                : text((item.elects() ? "sessions.elected." : "sessions.result.") + item.result());
        String counted = count == null ? "" : text("sessions.paper.count", String.valueOf(count.inFavour()), String.valueOf(count.against()), String.valueOf(count.abstained()));
        return words + counted + (item.resultWords().isBlank() ? "" : "\n" + item.resultWords());
    }

    private List<Map<String, Object>> numbered(List<Resolution> made) {
        var rows = new ArrayList<Map<String, Object>>();
        for (Resolution resolution : made) {
            rows.add(Map.of("no", rows.size() + 1, "title", resolution.title(), "words", resolution.words(), "responsible", resolution.responsible(),
                    "dueOn", resolution.dueOn()));
        }
        return rows;
    }

    private List<Map<String, Object>> seats(Session session) {
        var rows = new ArrayList<Map<String, Object>>();
        for (Seat seat : roll.of(session.id())) {
            if (!seat.gone()) {
                Instant signed = seat.signedAt();
                rows.add(Map.of("no", rows.size() + 1, "name", seat.name(), "group", seat.delegate() ? group(seat.group()) : text("sessions.roll.attendant"),
                        "papers", seat.proofOn() == null ? text("sessions.paper.notProved") : seat.proofOn() + text("sessions.proof." + seat.proofHow()),
                        "signed", signed == null ? text("sessions.paper.absent")
                                : LocalDateTime.ofInstant(signed, ZONE).toLocalTime().withNano(0) + text("sessions.signed." + seat.signedHow())));
            }
        }
        return rows;
    }

    private String quorum(Session session, Turnout turnout) {
        return turnout.delegates() == 0 ? text("sessions.paper.nobody") : said(judge.quorum(session, turnout.delegates(), turnout.present()).verdict());
    }

    private String group(String group) {
        return group.isEmpty() ? text("sessions.group.all") : group;
    }

    /** A verdict in a sentence with its rule. */
    public String said(Verdict verdict) {
        String kind = switch (verdict) {
            case Verdict.Lawful v -> "lawful";
            case Verdict.Unlawful v -> "unlawful";
            case Verdict.Warning v -> "warning";
            case Verdict.ToBeConfirmed v -> "toBeConfirmed";
        };
        return text("sessions.paper.said", text("law.verdict." + kind), text(verdict.key()), rule(verdict));
    }

    private String rule(Verdict verdict) {
        Ground ground = verdict.ground();
        String article = ground.citation().article();
        return ground.ruleId() + " " + ground.citation().title(false) + (article.isEmpty() ? "" : text("law.rule.article", article));
    }

    /** The share that decided, as parts of a whole, and whether exactly that much is enough. */
    private String boundary(Verdict verdict, int all) {
        List<Ground.Used> used = verdict.ground().parameters();
        int parts = number(used, ".parts");
        int whole = number(used, ".whole");
        if (whole == 0) {
            return text("sessions.paper.noBoundary");
        }
        boolean reaches = number(used, ".reaches") == 1;
        return text(reaches ? "sessions.paper.boundary" : "sessions.paper.boundaryAbove", parts + "/" + whole, String.valueOf(all));
    }

    private static int number(List<Ground.Used> used, String ending) {
        return used.stream().filter(each -> each.name().endsWith(ending)).mapToInt(Ground.Used::value).findFirst().orElse(0);
    }

    private String text(String key, Object... args) {
        return texts.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }
}
