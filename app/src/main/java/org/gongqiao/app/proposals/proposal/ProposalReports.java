package org.gongqiao.app.proposals.proposal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.Rating;
import org.gongqiao.app.casework.Ratings;
import org.gongqiao.app.congress.Body;
import org.gongqiao.app.congress.Congresses;
import org.gongqiao.app.documents.PaperOutcome;
import org.gongqiao.app.documents.Papers;
import org.gongqiao.app.law.rights.Elapsed;
import org.gongqiao.app.proposals.ProposalReport;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The report on proposals to a session: numbers, and each proposal with its answer; as a page and as a paper. */
@Component
public class ProposalReports {

    /** More than one congress ever hands in between two sessions; the paper would not be read beyond it. */
    static final int MOST = 2_000;

    private final CongressProposalStore store;
    private final Congresses congresses;
    private final Matters matters;
    private final Ratings ratings;
    private final Papers papers;
    private final MessageSource texts;
    private final Clock clock;

    ProposalReports(CongressProposalStore store, Congresses congresses, Matters matters, Ratings ratings, Papers papers, MessageSource texts, Clock clock) {
        this.store = store;
        this.congresses = congresses;
        this.matters = matters;
        this.ratings = ratings;
        this.papers = papers;
        this.texts = texts;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public ProposalReport report(UUID body, LocalDate from, LocalDate to, LocalDate today) {
        Body of = congresses.get(body);
        List<Proposal> all = store.handedIn(body, from, to, clock.getZone(), MOST).stream().filter(each -> each.state() != ProposalState.WITHDRAWN).toList();
        Map<UUID, Proposal> byId = all.stream().collect(Collectors.toMap(Proposal::id, Function.identity()));
        List<ProposalReport.Row> rows = all.stream().map(each -> row(each, byId, today)).toList();
        CongressProposalStore.Opinions opinions = store.opinions(body, from, to, clock.getZone());
        int rated = opinions.rated();
        int solved = opinions.solved();
        for (Proposal each : all) {
            var rating = each.state() == ProposalState.CLOSED ? ratings.find(each.matter()) : Optional.<Rating>empty();
            rated += rating.isPresent() ? 1 : 0;
            solved += rating.filter(Rating::solved).isPresent() ? 1 : 0;
        }
        Predicate<Proposal> filed = each -> each.state() == ProposalState.ON_FILE || each.state() == ProposalState.ASSIGNED || each.state() == ProposalState.REPLIED
                || each.state() == ProposalState.CLOSED;
        return new ProposalReport(body, of.name(), from, to, all.size(), count(all, filed), count(all, each -> each.state() == ProposalState.NOT_ON_FILE),
                count(all, each -> each.state() == ProposalState.SUBMITTED || each.state() == ProposalState.RETURNED),
                count(all, each -> each.state() == ProposalState.CLOSED),
                count(all, each -> each.state() == ProposalState.CLOSED && each.replyElapsed() == Elapsed.RUNNING),
                count(all, each -> each.state() == ProposalState.CLOSED && each.replyElapsed() == Elapsed.OVER),
                (int) rows.stream().filter(ProposalReport.Row::overdue).count(), count(all, each -> each.lead() != null), rated, solved, rows);
    }

    private static int count(List<Proposal> all, Predicate<Proposal> which) {
        return (int) all.stream().filter(which).count();
    }

    private ProposalReport.Row row(Proposal each, Map<UUID, Proposal> byId, LocalDate today) {
        Matter matter = matters.get(each.matter());
        boolean overdue = each.state() == ProposalState.ASSIGNED && matter.isOverdue(today);
        Proposal lead = each.lead() == null ? null : byId.get(each.lead());
        return new ProposalReport.Row(each.id(), each.numberOrBlank(), each.title(), each.proposerName(), each.seconders(), each.state().name(),
                each.ownerName() == null ? "" : each.ownerName(), each.replyKind() == null ? null : each.replyKind().name(), each.reply(), each.repliedOn(),
                matter.dueOn(), overdue, lead == null ? null : lead.number());
    }

    /** The paper of a report, as docx and PDF. */
    public PaperOutcome paper(ProposalReport report, String unitName) {
        var values = new LinkedHashMap<String, Object>();
        values.put("issuer", unitName);
        values.put("title", chinese("proposals.paper.title", report.bodyName()));
        values.put("from", report.from());
        values.put("to", report.to());
        values.put("submitted", report.submitted());
        values.put("onFile", report.onFile());
        values.put("notOnFile", report.notOnFile());
        values.put("screening", report.screening());
        values.put("answered", report.answered());
        values.put("inTime", report.inTime());
        values.put("late", report.late());
        values.put("overdue", report.overdue());
        values.put("rated", report.rated());
        values.put("solved", report.solved());
        values.put("day", LocalDate.now(clock));
        values.put("items", report.rows().stream().map(this::item).toList());
        return papers.make("proposals/report", values);
    }

    private Map<String, Object> item(ProposalReport.Row row) {
        var item = new LinkedHashMap<String, Object>();
        item.put("number", row.number());
        item.put("title", row.title());
        item.put("proposer", chinese("proposals.paper.proposer", row.proposer(), String.valueOf(row.seconders())));
        item.put("owner", row.owner());
        item.put("state", row.replyKind() == null ? chinese("proposals.state." + row.state()) : chinese("proposals.reply." + row.replyKind()));
        return item;
    }

    private String chinese(String key, Object... args) {
        return texts.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }
}
