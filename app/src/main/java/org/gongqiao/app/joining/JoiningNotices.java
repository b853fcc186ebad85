package org.gongqiao.app.joining;

import java.util.UUID;
import java.util.function.Consumer;
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

/**
 * Tells both sides when something happens: the worker in his inbox, and in theirs the officers of the union that has to
 * decide. Each runs after the commit of the act, at least once, in a service scope of its own.
 */
@Component
class JoiningNotices {

    private final ApplicationStore store;
    private final Notices notices;
    private final Posts posts;
    private final Unions unions;
    private final TransactionTemplate transaction;

    JoiningNotices(ApplicationStore store, Notices notices, Posts posts, Unions unions, TransactionTemplate transaction) {
        this.store = store;
        this.notices = notices;
        this.posts = posts;
        this.unions = unions;
        this.transaction = transaction;
    }

    @Async
    @TransactionalEventListener(id = "joining.notices.filed")
    void on(ApplicationFiled event) {
        about(event.applicationId(), application -> {
            worker(application, "joining.notice.filed", application.number(), unions.get(event.deciderUnit()).name());
            officers(event.deciderUnit(), Permission.APPLICATION_DECIDE, application, "joining.notice.toDecide");
        });
    }

    @Async
    @TransactionalEventListener(id = "joining.notices.decided")
    void on(ApplicationDecided event) {
        about(event.applicationId(), application -> worker(application,
                event.status() == ApplicationStatus.APPROVED ? "joining.notice.approved" : "joining.notice.refused",
                application.number(), application.targetName()));
    }

    @Async
    @TransactionalEventListener(id = "joining.notices.passedOn")
    void on(ApplicationPassedOn event) {
        about(event.applicationId(), application -> {
            worker(application, "joining.notice.passedOn", application.number(), unions.get(event.toUnit()).name());
            officers(event.toUnit(), Permission.APPLICATION_DECIDE, application, "joining.notice.toDecide");
        });
    }

    @Async
    @TransactionalEventListener(id = "joining.notices.appealed")
    void on(ApplicationAppealed event) {
        about(event.applicationId(), application -> {
            worker(application, "joining.notice.appealed", application.number(), unions.get(event.deciderUnit()).name());
            officers(event.deciderUnit(), Permission.APPEAL_DECIDE, application, "joining.notice.appealToDecide");
        });
    }

    @Async
    @TransactionalEventListener(id = "joining.notices.withdrawn")
    void on(ApplicationWithdrawn event) {
        about(event.applicationId(), application ->
                officers(event.deciderUnit(), Permission.APPLICATION_DECIDE, application, "joining.notice.withdrawn"));
    }

    private void about(UUID id, Consumer<Application> tell) {
        unions.root().ifPresent(top -> Scope.run(Scope.service("joining-notices", top.areaPath()), () ->
                transaction.executeWithoutResult(status -> store.find(id).ifPresent(tell))));
    }

    private void worker(Application application, String template, Object... args) {
        notices.send(Message.inbox(application.personId(), template, args).leadingTo("/my/applications/" + application.id()));
    }

    private void officers(UUID unit, Permission permission, Application application, String template) {
        posts.holdersAt(unit, permission).forEach(officer ->
                notices.send(Message.inbox(officer, template, application.number(), application.name()).leadingTo("/applications/" + application.id())));
    }
}
