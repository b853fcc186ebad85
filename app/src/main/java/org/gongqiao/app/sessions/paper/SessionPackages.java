package org.gongqiao.app.sessions.paper;

import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.documents.CasePackage;
import org.gongqiao.app.documents.CustodyEntry;
import org.gongqiao.app.documents.Paper;
import org.gongqiao.app.documents.PaperOutcome;
import org.gongqiao.app.law.decision.Kept;
import org.gongqiao.app.law.decision.Verdicts;
import org.gongqiao.app.sessions.Session;
import org.gongqiao.app.sessions.Sessions;
import org.gongqiao.app.sessions.after.Resolution;
import org.gongqiao.app.sessions.after.Resolutions;
import org.gongqiao.app.sessions.agenda.Agenda;
import org.gongqiao.app.sessions.agenda.Discussion;
import org.gongqiao.app.sessions.agenda.Item;
import org.gongqiao.app.sessions.agenda.Opinion;
import org.gongqiao.app.sessions.decide.BallotName;
import org.gongqiao.app.sessions.decide.ItemBallots;
import org.gongqiao.app.sessions.decide.ItemRound;
import org.gongqiao.app.sessions.roll.Roll;
import org.gongqiao.app.sessions.roll.Seat;
import org.gongqiao.app.voting.VoteArchives;
import org.gongqiao.app.voting.Votes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A whole session as one archive (D-31): roll, sign-in, agenda, papers with proof of delivery, opinions, counts, decisions
 * with the facts and versions of law they rest on, resolutions, report, and the archive of each vote that had a board. The
 * manifest has the hash of everything; {@code ./gongqiao package-check} compares it.
 */
@Component
public class SessionPackages {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Sessions sessions;
    private final Agenda agenda;
    private final ItemBallots ballots;
    private final Roll roll;
    private final Resolutions resolutions;
    private final SessionPapers papers;
    private final Attachments attachments;
    private final Verdicts verdicts;
    private final Votes votes;
    private final VoteArchives archives;
    private final AuditLog audit;

    SessionPackages(Sessions sessions, Agenda agenda, ItemBallots ballots, Roll roll, Resolutions resolutions, SessionPapers papers, Attachments attachments, Verdicts verdicts,
                    Votes votes, VoteArchives archives, AuditLog audit) {
        this.sessions = sessions;
        this.agenda = agenda;
        this.ballots = ballots;
        this.roll = roll;
        this.resolutions = resolutions;
        this.papers = papers;
        this.attachments = attachments;
        this.verdicts = verdicts;
        this.votes = votes;
        this.archives = archives;
        this.audit = audit;
    }

    /** An archive that can be written with {@link CasePackage#write}. */
    public record Planned(String fileName, Map<String, String> about, List<CasePackage.Entry> entries) {}

    /** Gathers the archive, and logs that it leaves the house. */
    @Transactional
    public Planned plan(UUID id) {
        Session session = sessions.get(id);
        List<Item> items = agenda.of(id);
        var entries = new ArrayList<CasePackage.Entry>();
        entries.add(json("session.json", ordered("title", session.title(), "unit", session.unitName(), "body", session.bodyKind().name(), "kind", session.kind().name(),
                "region", session.region(), "heldOn", session.heldOn(), "place", session.place(), "recordedLater", session.recordedLater(), "state", session.state().name(),
                "called", session.calledAt(), "opened", session.openedAt(), "closedOn", session.closedOn(), "published", session.publishedAt(),
                "publishedWhere", session.publishedWhere(), "filedOn", session.filedOn(), "received", session.receivedAt(), "receivedNote", session.receivedNote(),
                "words", session.words())));
        entries.add(json("roll.json", roll.of(id).stream().map(SessionPackages::seat).toList()));
        entries.add(json("agenda.json", items.stream().map(SessionPackages::item).toList()));
        Map<UUID, List<BallotName>> names = ballots.names(id);
        Map<UUID, List<ItemRound>> rounds = ballots.rounds(id);
        entries.add(json("ballots.json", items.stream().filter(item -> names.containsKey(item.id())).map(item -> ordered("item", item.title(), "seats", item.seats(),
                "names", names.get(item.id()).stream().map(SessionPackages::name).toList(),
                "rounds", rounds.getOrDefault(item.id(), List.of()).stream().map(round -> round(round, names.get(item.id()))).toList())).toList()));
        entries.add(json("discussions.json", agenda.discussions(id).stream().map(SessionPackages::discussion).toList()));
        entries.add(json("opinions.json", agenda.opinions(id).stream().map(opinion -> opinion(opinion, items)).toList()));
        entries.add(json("resolutions.json", resolutions.of(id).stream().map(SessionPackages::resolution).toList()));
        entries.add(json("decisions.json", verdicts.about(Sessions.OWNER, id).stream().map(SessionPackages::decision).toList()));
        for (PaperName name : PaperName.values()) {
            if (SessionPapers.isReady(session, name) && papers.make(id, name) instanceof PaperOutcome.Made(Paper paper)) {
                entries.add(CasePackage.Entry.of("papers/" + name.word() + ".pdf", paper.pdf()));
                entries.add(CasePackage.Entry.of("papers/" + name.word() + ".docx", paper.docx()));
            }
        }
        for (Attachment file : sessions.papers(id)) {
            if (file.erasedAt() == null) {
                Attachment opened = attachments.open(file.id(), CustodyEntry.Act.EXPORTED);
                entries.add(new CasePackage.Entry("attachments/" + file.id().toString().substring(0, 8) + "-" + file.fileName(), out -> attachments.copy(opened, out)));
            }
        }
        for (Item item : items) {
            // All of them: those of earlier rounds, and those that were annulled.
            votes.of(item.id()).forEach(vote -> {
                entries.add(json("votes/" + vote.id() + ".json", ordered("item", item.title(), "manner", vote.manner().name(), "state", vote.state().name(),
                        "electors", vote.electors(), "opened", vote.openedAt(), "closed", vote.closedAt(), "finished", vote.finishedAt(),
                        "questions", vote.questions(), "sheet", votes.sheet(vote.id()).orElse(null), "count", votes.count(vote.id()).orElse(null))));
                if (archives.has(vote)) {
                    entries.add(new CasePackage.Entry("votes/" + vote.board() + ".bel", out -> archives.write(vote, out)));
                }
            });
        }
        audit.record(AuditEntry.of(Act.SESSION_EXPORTED, "session", id).with(Map.of("entries", entries.size())));
        return new Planned(session.heldOn() + "-" + id.toString().substring(0, 8) + ".zip", Map.of("title", session.title(), "unit", session.unitName(),
                "session", id.toString()), entries);
    }

    private static Map<String, Object> seat(Seat seat) {
        return ordered("name", seat.name(), "group", seat.group(), "delegate", seat.delegate(), "weight", seat.weight(), "gone", seat.gone(),
                "papersOn", seat.proofOn(), "papersHow", seat.proofHow() == null ? null : seat.proofHow().name(), "papersVersion", seat.proofVersion(),
                "signed", seat.signedAt(), "signedHow", seat.signedHow() == null ? null : seat.signedHow().name(), "left", seat.leftAt());
    }

    private static Map<String, Object> item(Item item) {
        Item.Counted count = item.count();
        return ordered("id", item.id(), "title", item.title(), "matter", item.matter(), "power", item.power().name(), "words", item.words(),
                "source", item.source().name(), "state", item.state().name(), "declinedWhy", item.declinedWhy(), "changes", item.changesItem(), "election", item.electionId(),
                "manner", item.manner(), "vote", item.voteId(), "electors", count == null ? null : count.electors(),
                "present", count == null ? null : count.present(), "inFavour", count == null ? null : count.inFavour(),
                "against", count == null ? null : count.against(), "abstained", count == null ? null : count.abstained(),
                "result", item.result() == null ? null : item.result().name(), "resultWords", item.resultWords(), "decided", item.decidedAt());
    }

    private static Map<String, Object> name(BallotName name) {
        return ordered("name", name.name(), "about", name.about(), "electedInRound", name.electedRound());
    }

    private static Map<String, Object> round(ItemRound round, List<BallotName> names) {
        return ordered("number", round.number(), "kind", round.kind().name(), "seats", round.seats(), "manner", round.manner(), "vote", round.voteId(),
                "electors", round.electors(), "present", round.present(), "secret", round.secret(), "outcome", round.outcome() == null ? null : round.outcome().name(),
                "counted", round.countedAt(), "names", round.standings().stream().map(each -> ordered("name", names.stream()
                        .filter(name -> name.id().equals(each.nameId())).map(BallotName::name).findFirst().orElse(""), "votes", each.votes(),
                        "result", each.result() == null ? null : each.result().name())).toList());
    }

    private static Map<String, Object> discussion(Discussion held) {
        return ordered("group", held.group(), "on", held.heldOn(), "present", held.present(), "words", held.words());
    }

    private static Map<String, Object> opinion(Opinion opinion, List<Item> items) {
        String title = items.stream().filter(item -> item.id().equals(opinion.itemId())).map(Item::title).findFirst().orElse("");
        return ordered("item", title, "group", opinion.group(), "byGroup", opinion.personId() == null, "words", opinion.words(), "said", opinion.saidAt(),
                "answer", opinion.answer(), "answered", opinion.answeredAt());
    }

    private static Map<String, Object> resolution(Resolution made) {
        return ordered("title", made.title(), "words", made.words(), "responsible", made.responsible(), "dueOn", made.dueOn(), "doneOn", made.doneOn(),
                "doneWords", made.doneWords());
    }

    private static Map<String, Object> decision(Kept kept) {
        var decision = kept.decision();
        return ordered("check", decision.check(), "revision", decision.revision(), "region", decision.region(), "day", decision.day(), "facts", decision.facts(),
                "rules", decision.rules(), "numbers", decision.numbers(), "outcome", decision.outcome().name(), "key", decision.key(), "decided", kept.decidedAt());
    }

    private static CasePackage.Entry json(String name, Object value) {
        return CasePackage.Entry.of(name, JSON.writeValueAsBytes(value));
    }

    /** Pairs in their order; days and moments as text, what is not there as nothing. */
    private static Map<String, Object> ordered(@Nullable Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            Object value = pairs[i + 1];
            if (value != null) {
                map.put((String) pairs[i], value instanceof Temporal || value instanceof UUID ? value.toString() : value);
            }
        }
        return map;
    }
}
