package org.gongqiao.app.openness.disclosure;

import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.clock.ClockRanOut;
import org.gongqiao.app.identity.Posts;
import org.gongqiao.app.notices.Message;
import org.gongqiao.app.notices.Notices;
import org.gongqiao.app.organization.Unions;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the desk that somebody asked, and the person that he was answered. */
@Component
class DisclosureNotices {

    private final QuestionStore store;
    private final Notices notices;
    private final Posts posts;
    private final Unions unions;
    private final TransactionTemplate transaction;

    DisclosureNotices(QuestionStore store, Notices notices, Posts posts, Unions unions, TransactionTemplate transaction) {
        this.store = store;
        this.notices = notices;
        this.posts = posts;
        this.unions = unions;
        this.transaction = transaction;
    }

    @Async
    @TransactionalEventListener(id = "openness.notices.question")
    void on(QuestionChanged event) {
        Scope.run(Scope.service("openness-notices", unions.get(event.unitId()).areaPath()), () -> transaction.executeWithoutResult(status ->
                store.find(event.questionId()).ifPresent(question -> {
                    if (event.replied()) {
                        store.asker(question.id()).ifPresent(person -> notices.send(Message.inbox(person, "openness.notice.replied", question.number(),
                                question.unitName()).leadingTo("/my/openness-questions/" + question.id())));
                    } else {
                        posts.holdersAt(event.unitId(), Permission.OPENNESS_WORK).forEach(officer -> notices.send(Message.inbox(officer,
                                "openness.notice.asked", question.number()).leadingTo("/openness/questions/" + question.id())));
                    }
                })));
    }

    /** Whoever asked is told that his answer is late; the desk and the union above are told by casework. */
    @Async
    @TransactionalEventListener(id = "openness.notices.late")
    void on(ClockRanOut event) {
        if (Questions.LIMITS.contains(event.limit())) {
            unions.root().ifPresent(top -> Scope.run(Scope.service("openness-notices", top.areaPath()), () -> transaction.executeWithoutResult(status ->
                    store.waiting(event.matterId()).ifPresent(question -> store.asker(question.id()).ifPresent(person ->
                            notices.send(Message.inbox(person, "openness.notice.late", question.number(), question.unitName())
                                    .leadingTo("/my/openness-questions/" + question.id())))))));
        }
    }
}
