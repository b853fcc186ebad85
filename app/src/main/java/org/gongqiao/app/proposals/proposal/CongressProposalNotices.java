package org.gongqiao.app.proposals.proposal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.MatterRated;
import org.gongqiao.app.casework.clock.ClockRanOut;
import org.gongqiao.app.identity.Posts;
import org.gongqiao.app.notices.Message;
import org.gongqiao.app.notices.Notices;
import org.gongqiao.app.organization.Unions;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells everybody concerned what happened to a proposal: its proposer, those who second it, the union's officers. Runs after
 * the commit, at least once, in a service scope of its own.
 */
@Component
class CongressProposalNotices {

    private static final String RULE = "D-29.";

    private final CongressProposalStore store;
    private final ProposalDesk desk;
    private final Notices notices;
    private final Posts posts;
    private final Unions unions;
    private final TransactionTemplate transaction;

    CongressProposalNotices(CongressProposalStore store, ProposalDesk desk, Notices notices, Posts posts, Unions unions, TransactionTemplate transaction) {
        this.store = store;
        this.desk = desk;
        this.notices = notices;
        this.posts = posts;
        this.unions = unions;
        this.transaction = transaction;
    }

    @Async
    @TransactionalEventListener(id = "proposals.notices.proposal")
    void on(ProposalChanged event) {
        service(() -> {
            if (event.change() == ProposalChanged.Change.REPLIED) {
                desk.taken(event.proposalId());
            }
            store.find(event.proposalId()).ifPresent(proposal -> tell(proposal, event.change()));
        });
    }

    /** What the proposer calls unsolved, or rates badly, the union may have answered anew. */
    @Async
    @TransactionalEventListener(id = "proposals.notices.rated")
    void on(MatterRated event) {
        if (event.kind().equals(ProposalMatter.NAME) && (!event.solved() || event.score() < ProposalDesk.FAIR)) {
            on(new ProposalChanged(event.objectId(), ProposalChanged.Change.UNSOLVED));
        }
    }

    /** Whoever waits is told that the time of the union or of the owner has passed; the union and the one above are told by casework. */
    @Async
    @TransactionalEventListener(id = "proposals.notices.late")
    void on(ClockRanOut event) {
        if (event.limit().startsWith(RULE) && !event.limit().equals(ProposalDesk.COMPLETE)) {
            service(() -> store.ofMatter(event.matterId()).ifPresent(proposal -> tell(proposal, ProposalChanged.Change.LATE)));
        }
    }

    private void service(Runnable work) {
        unions.root().ifPresent(top -> Scope.run(Scope.service("proposal-notices", top.areaPath()), () -> transaction.executeWithoutResult(status -> work.run())));
    }

    private void tell(Proposal p, ProposalChanged.Change change) {
        switch (change) {
            case SECONDERS_ASKED -> seconders(p, each -> each.state() == Seconder.State.INVITED, "proposals.notice.secondPlease", p.proposerName(), p.title());
            case TEXT_CHANGED -> seconders(p, each -> each.state() != Seconder.State.DECLINED, "proposals.notice.textChanged", p.proposerName(), p.title());
            case SECONDED -> proposer(p, "proposals.notice.seconded", p.title(), p.seconders());
            case DECLINED -> proposer(p, "proposals.notice.declined", p.title());
            case SUBMITTED -> {
                officers(p, "proposals.notice.toScreen", p.numberOrBlank(), p.title());
                seconders(p, each -> each.seconds(p), "proposals.notice.handedIn", p.numberOrBlank(), p.title());
            }
            case RETURNED -> proposer(p, "proposals.notice.returned", p.numberOrBlank(), p.title());
            case NOT_ON_FILE -> all(p, "proposals.notice.notOnFile", p.numberOrBlank(), p.title());
            case ON_FILE -> all(p, "proposals.notice.onFile", p.numberOrBlank(), p.title());
            case ASSIGNED -> all(p, "proposals.notice.assigned", p.numberOrBlank(), String.valueOf(p.ownerName()));
            case URGED -> all(p, "proposals.notice.urged", p.numberOrBlank(), String.valueOf(p.ownerName()));
            case REPLIED -> officers(p, "proposals.notice.replied", p.numberOrBlank(), String.valueOf(p.ownerName()));
            case SENT_BACK -> all(p, "proposals.notice.sentBack", p.numberOrBlank(), String.valueOf(p.ownerName()));
            case CLOSED -> all(p, "proposals.notice.closed", p.numberOrBlank(), p.title());
            case AGAIN -> all(p, "proposals.notice.again", p.numberOrBlank(), p.title());
            case WITHDRAWN -> {
                seconders(p, each -> each.state() == Seconder.State.SECONDED, "proposals.notice.withdrawn", p.title());
                if (p.isSubmitted()) {
                    officers(p, "proposals.notice.withdrawn", p.title());
                }
            }
            case MERGING_ASKED -> proposer(p, "proposals.notice.mergingAsked", p.numberOrBlank(), p.title());
            case MERGING_ANSWERED -> officers(p, "proposals.notice.mergingAnswered", p.numberOrBlank(), p.title());
            case MERGED -> {
                one(p, "proposals.notice.merged", p.numberOrBlank(), p.title());
                Optional.ofNullable(p.lead()).flatMap(store::find).ifPresent(lead -> one(lead, "proposals.notice.mergedInto", lead.numberOrBlank(), lead.title()));
            }
            case UNSOLVED -> officers(p, "proposals.notice.unsolved", p.numberOrBlank(), p.title());
            case LATE -> one(p, "proposals.notice.late", p.numberOrBlank(), p.title(), p.unitName());
        }
    }

    /** Proposer, seconders, and those of what is handled together with it. */
    private void all(Proposal proposal, String template, Object... args) {
        one(proposal, template, args);
        List<Proposal> together = store.followers(proposal.id());
        together.forEach(follower -> one(follower, template, args));
    }

    private void one(Proposal proposal, String template, Object... args) {
        proposer(proposal, template, args);
        seconders(proposal, each -> each.seconds(proposal), template, args);
    }

    private void proposer(Proposal proposal, String template, Object... args) {
        send(proposal.proposer(), proposal.id(), template, args);
    }

    private void seconders(Proposal proposal, Predicate<Seconder> which, String template, Object... args) {
        store.seconders(proposal.id()).stream().filter(which).forEach(each -> send(each.personId(), proposal.id(), template, args));
    }

    private void send(UUID person, UUID proposal, String template, Object... args) {
        notices.send(Message.inbox(person, template, args).leadingTo("/my/proposals/" + proposal));
    }

    private void officers(Proposal proposal, String template, Object... args) {
        posts.holdersAt(proposal.unitId(), Permission.PROPOSAL_WORK).forEach(officer ->
                notices.send(Message.inbox(officer, template, args).leadingTo("/proposals/" + proposal.id())));
    }
}
