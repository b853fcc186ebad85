package org.gongqiao.app.supervision.drafts;

import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.identity.Posts;
import org.gongqiao.app.notices.Message;
import org.gongqiao.app.notices.Notices;
import org.gongqiao.app.organization.Unions;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells whoever gave an opinion what became of it. */
@Component
class DraftNotices {

    private final DraftStore store;
    private final Notices notices;
    private final Posts posts;
    private final Unions unions;
    private final TransactionTemplate transaction;

    DraftNotices(DraftStore store, Notices notices, Posts posts, Unions unions, TransactionTemplate transaction) {
        this.store = store;
        this.notices = notices;
        this.posts = posts;
        this.unions = unions;
        this.transaction = transaction;
    }

    @Async
    @TransactionalEventListener(id = "supervision.drafts.fate")
    void on(FateDecided event) {
        unions.root().ifPresent(top -> Scope.run(Scope.service("draft-notices", top.areaPath()), () -> transaction.executeWithoutResult(status ->
                store.opinion(event.opinionId()).ifPresent(this::tell))));
    }

    private void tell(Opinion opinion) {
        DraftLaw draft = store.find(opinion.draftId()).orElseThrow();
        String template = "supervision.notice.fate." + opinion.fate();
        if (opinion.personId() != null) {
            notices.send(Message.inbox(opinion.personId(), template, draft.title(), opinion.fateReason()).leadingTo("/my/law-drafts"));
        } else if (opinion.unitId() != null) {
            posts.holdersAt(opinion.unitId(), Permission.SUPERVISION_WORK).forEach(officer ->
                    notices.send(Message.inbox(officer, template, draft.title(), opinion.fateReason()).leadingTo("/supervision/drafts")));
        }
    }
}
