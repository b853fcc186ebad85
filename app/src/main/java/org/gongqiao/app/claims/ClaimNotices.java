package org.gongqiao.app.claims;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.JoiningProposed;
import org.gongqiao.app.casework.MatterPassedOn;
import org.gongqiao.app.claims.event.ClaimClosed;
import org.gongqiao.app.claims.event.ClaimFiled;
import org.gongqiao.app.claims.event.ClaimGuestSpoke;
import org.gongqiao.app.claims.event.ClaimMoved;
import org.gongqiao.app.claims.event.ClaimReplied;
import org.gongqiao.app.claims.event.ClaimUrgent;
import org.gongqiao.app.claims.file.Claim;
import org.gongqiao.app.claims.file.ClaimStatus;
import org.gongqiao.app.identity.Posts;
import org.gongqiao.app.notices.Message;
import org.gongqiao.app.notices.Notices;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells both sides. The person's message is made in his own scope, since no service may read a sealed complaint; officers
 * are told of what they may open, keepers only that something waits.
 */
@Component
class ClaimNotices {

    private final ClaimStore store;
    private final Notices notices;
    private final Posts posts;
    private final Unions unions;
    private final TransactionTemplate transaction;

    ClaimNotices(ClaimStore store, Notices notices, Posts posts, Unions unions, TransactionTemplate transaction) {
        this.store = store;
        this.notices = notices;
        this.posts = posts;
        this.unions = unions;
        this.transaction = transaction;
    }

    @Async
    @TransactionalEventListener(id = "claims.notices.filed")
    void on(ClaimFiled event) {
        Union handler = unions.get(event.handlerUnit());
        person(event.claimId(), event.personId(), claim -> tell(claim, "claims.notice.filed", claim.number(), handler.name()));
        if (event.sealed()) {
            keepers(event.handlerUnit(), event.matterId(), "claims.notice.sealed");
        } else {
            officers(event.claimId(), event.handlerUnit(), claim -> claim.isUrgent() ? "claims.notice.urgent" : "claims.notice.toDecide");
            above(event.claimId(), handler);
        }
    }

    @Async
    @TransactionalEventListener(id = "claims.notices.urgent")
    void on(ClaimUrgent event) {
        officers(event.claimId(), event.handlerUnit(), claim -> "claims.notice.urgent");
        above(event.claimId(), unions.get(event.handlerUnit()));
    }

    @Async
    @TransactionalEventListener(id = "claims.notices.moved")
    void on(ClaimMoved event) {
        person(event.claimId(), event.personId(), claim -> tell(claim, event.notice(), claim.number(), unions.get(claim.handlerUnit()).name()));
    }

    @Async
    @TransactionalEventListener(id = "claims.notices.closed")
    void on(ClaimClosed event) {
        if (event.status() == ClaimStatus.WITHDRAWN) {
            officers(event.claimId(), event.handlerUnit(), claim -> "claims.notice.withdrawn");
        } else {
            person(event.claimId(), event.personId(), claim -> tell(claim, "claims.notice." + event.status().name(), claim.number(),
                    unions.get(event.handlerUnit()).name()));
        }
    }

    @Async
    @TransactionalEventListener(id = "claims.notices.replied")
    void on(ClaimReplied event) {
        if (event.sealed()) {
            keepers(event.handlerUnit(), event.matterId(), "claims.notice.sealedReply");
        } else {
            officers(event.claimId(), event.handlerUnit(), claim -> "claims.notice.replied");
        }
    }

    @Async
    @TransactionalEventListener(id = "claims.notices.guest")
    void on(ClaimGuestSpoke event) {
        service(() -> store.find(event.claimId()).ifPresent(claim -> tellOfficers(claim.handlerUnit(), claim, "claims.notice.guest")));
    }

    @Async
    @TransactionalEventListener(id = "claims.notices.passedOn")
    void on(MatterPassedOn event) {
        if (!event.kind().equals(ClaimMatter.NAME)) {
            return;
        }
        service(() -> store.find(event.objectId()).ifPresent(claim -> {
            if (claim.personId() != null) {
                tell(claim, "claims.notice.passedOn", claim.number(), unions.get(event.toUnit()).name());
            }
        }));
        officers(event.objectId(), event.toUnit(), claim -> "claims.notice.toDecide");
        // Of a sealed complaint no service knows more than that it waits at another union now.
        if (Boolean.TRUE.equals(Scope.call(Scope.keeperService("claim-notices", event.toUnit()), () -> transaction.execute(status ->
                store.isKept(event.matterId()))))) {
            keepers(event.toUnit(), event.matterId(), "claims.notice.sealed");
        }
    }

    @Async
    @TransactionalEventListener(id = "claims.notices.alike")
    void on(JoiningProposed event) {
        service(() -> {
            store.ofMatter(event.matterId()).ifPresent(claim -> tell(claim, event.samePerson() ? "claims.notice.duplicate" : "claims.notice.alike", claim.number()));
            store.ofMatter(event.lead()).ifPresent(lead -> posts.holdersAt(lead.handlerUnit(), Permission.CLAIM_WORK).forEach(officer ->
                    notices.send(Message.inbox(officer, "claims.notice.mayJoin", lead.number()).leadingTo("/claims/" + lead.id()))));
        });
    }

    private void person(UUID claimId, @Nullable UUID personId, Consumer<Claim> tell) {
        if (personId != null) {
            Scope.run(new Scope.Own(personId), () -> transaction.executeWithoutResult(status -> store.find(claimId).ifPresent(tell)));
        }
    }

    private void tell(Claim claim, String template, Object... args) {
        notices.send(Message.inbox(java.util.Objects.requireNonNull(claim.personId()), template, args).leadingTo("/my/claims/" + claim.id()));
    }

    private void officers(UUID claimId, UUID unit, java.util.function.Function<Claim, String> template) {
        service(() -> store.find(claimId).ifPresent(claim -> tellOfficers(unit, claim, template.apply(claim))));
    }

    /** Urgent: the union above knows the same day, too. */
    private void above(UUID claimId, Union handler) {
        service(() -> store.find(claimId).filter(Claim::isUrgent).ifPresent(claim -> {
            List<Union> line = unions.ancestry(handler.id());
            if (line.size() > 1) {
                tellOfficers(line.get(line.size() - 2).id(), claim, "claims.notice.urgentBelow");
            }
        }));
    }

    private void tellOfficers(UUID unit, Claim claim, String template) {
        posts.holdersAt(unit, Permission.CLAIM_WORK).forEach(officer ->
                notices.send(Message.inbox(officer, template, claim.number(), unions.get(claim.handlerUnit()).name()).leadingTo("/claims/" + claim.id())));
    }

    private void keepers(UUID unit, UUID matterId, String template) {
        service(() -> posts.holdersAt(unit, Permission.SEALED_KEEP).forEach(keeper ->
                notices.send(Message.inbox(keeper, template, unions.get(unit).name()).leadingTo("/sealed/" + matterId))));
    }

    private void service(Runnable work) {
        unions.root().ifPresent(top -> Scope.run(Scope.service("claim-notices", top.areaPath()), () ->
                transaction.executeWithoutResult(status -> work.run())));
    }
}
