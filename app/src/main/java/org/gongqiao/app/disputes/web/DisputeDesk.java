package org.gongqiao.app.disputes.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.MatterStep;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.disputes.CaseFiles;
import org.gongqiao.app.disputes.file.Dispute;
import org.gongqiao.app.disputes.file.Dispute.Claimant;
import org.gongqiao.app.disputes.file.Dispute.Head;
import org.gongqiao.app.disputes.Disputes;
import org.gongqiao.app.disputes.file.Mediator;
import org.gongqiao.app.disputes.Mediators;
import org.gongqiao.app.disputes.Talks;
import org.gongqiao.app.disputes.CasePapers;
import org.gongqiao.app.disputes.aid.Aid;
import org.gongqiao.app.disputes.aid.Aids;
import org.gongqiao.app.disputes.channel.Channels;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.rights.AidFacts;
import org.gongqiao.app.ui.Ui;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Puts the page of one dispute together; several controllers answer with it. */
@Component
class DisputeDesk {

    private final Disputes disputes;
    private final CaseFiles files;
    private final CasePapers papers;
    private final Mediators mediators;
    private final Talks talks;
    private final Channels channels;
    private final Aids aids;
    private final Matters matters;
    private final Ids ids;

    DisputeDesk(Disputes disputes, CaseFiles files, CasePapers papers, Mediators mediators, Talks talks, Channels channels, Aids aids, Matters matters, Ids ids) {
        this.disputes = disputes;
        this.files = files;
        this.papers = papers;
        this.mediators = mediators;
        this.talks = talks;
        this.channels = channels;
        this.aids = aids;
        this.matters = matters;
        this.ids = ids;
    }

    ModelAndView show(HttpStatus status, UUID id, Ui ui, List<Verdict> warnings, Map<String, String> errors) {
        Dispute dispute = disputes.see(id);
        List<DisputePages.Open> open = disputes.open(id).entrySet().stream().map(each -> new DisputePages.Open(each.getKey(), each.getValue().size())).toList();
        boolean mayWork = Scope.desk().may(Permission.DISPUTE_WORK) && dispute.isOpen();
        List<Mediator.Assignment> assigned = mediators.in(id);
        List<Mediator> free = mayWork ? mediators.of(dispute.unitId()).stream().filter(each -> each.untilOn() == null
                && assigned.stream().noneMatch(one -> one.endedOn() == null && one.mediatorId().equals(each.id()))).toList() : List.of();
        return Answers.view("disputes/dispute", status, new DisputePages.Show(dispute, matters.get(dispute.matterId()), workers(id), disputes.proposals(id),
                disputes.clocks(id), mayWork ? open : List.of(), disputes.entries(id), files.of(id), papers.of(dispute), assigned, free, talks.guests(id),
                channels.of(id), mayWork ? channels.all() : List.of(),
                aids.of(id).stream().map(each -> new DisputePages.Aided(each, aids.verdict(each), open(each))).toList(),
                Answers.options(ui, AidFacts.Matter.values(), "disputes.aid.matter."), talks.log(id), history(ui, dispute.matterId()), mayWork,
                Scope.desk().may(Permission.DISPUTE_WORK), ids.next(), warnings, errors));
    }

    private static List<String> open(Aid aid) {
        return switch (aid.state()) {
            case ASKED -> List.of("GRANT", "REFUSE");
            case REFUSED -> List.of("OBJECT");
            case OBJECTED -> List.of("UPHOLD", "REJECT");
            case GRANTED, ASSIGNED, ENDED -> List.of();
        };
    }

    List<DisputePages.Worker> workers(UUID id) {
        List<Head> heads = disputes.heads(id);
        return disputes.claimants(id).stream().map(each -> worker(each, heads)).toList();
    }

    static DisputePages.Worker worker(Claimant claimant, List<Head> heads) {
        return new DisputePages.Worker(claimant, heads.stream().filter(head -> head.claimantId().equals(claimant.id())).toList());
    }

    /** The steps of the matter as a timeline, the newest first. */
    List<Ui.Event> history(Ui ui, UUID matterId) {
        return timeline(ui, matters.steps(matterId));
    }

    static List<Ui.Event> timeline(Ui ui, List<MatterStep> steps) {
        var events = new ArrayList<Ui.Event>();
        for (MatterStep step : steps.reversed()) {
            String who = step.bySelf() ? ui.msg("casework.byPerson") : step.unitName() == null ? ui.msg("casework.bySystem") : step.unitName();
            events.add(new Ui.Event(Ui.Stage.DONE, ui.msg(step.key(), step.args().toArray()), ui.time(step.at()), who, null));
        }
        return events;
    }
}
