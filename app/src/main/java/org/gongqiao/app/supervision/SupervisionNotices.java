package org.gongqiao.app.supervision;

import java.util.UUID;
import java.util.function.Consumer;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.identity.Posts;
import org.gongqiao.app.notices.Message;
import org.gongqiao.app.notices.Notices;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.supervision.file.Letter;
import org.gongqiao.app.supervision.file.LetterKind;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells officers what waits for them, and who complained what came of it; after the commit, in a service scope. Names no employer's worker. */
@Component
class SupervisionNotices {

    private final CaseStore cases;
    private final LetterStore letters;
    private final Notices notices;
    private final Posts posts;
    private final Unions unions;
    private final TransactionTemplate transaction;

    SupervisionNotices(CaseStore cases, LetterStore letters, Notices notices, Posts posts, Unions unions, TransactionTemplate transaction) {
        this.cases = cases;
        this.letters = letters;
        this.notices = notices;
        this.posts = posts;
        this.unions = unions;
        this.transaction = transaction;
    }

    @Async
    @TransactionalEventListener(id = "supervision.notices.step")
    void on(StepProposed event) {
        inService(() -> cases.find(event.caseId()).ifPresent(file -> officers(event.unitId(), Permission.SUPERVISION_WORK, "/supervision/cases/" + file.id(),
                        "supervision.notice.step." + event.step(), file.number(), file.employer())));
    }

    @Async
    @TransactionalEventListener(id = "supervision.notices.proposed")
    void on(LetterProposed event) {
        if (event.kind() != LetterKind.REMINDER) {
            letter(event.letterId(), letter -> officers(event.issuerUnit(), Permission.LETTER_SIGN, "/supervision/letters/" + letter.id(),
                        "supervision.notice.toSign." + letter.kind(), letter.title()));
        }
    }

    @Async
    @TransactionalEventListener(id = "supervision.notices.issued")
    void on(LetterIssued event) {
        letter(event.letterId(), letter -> {
            if (letter.subject() != null) {
                notices.send(Message.inbox(letter.subject(), "supervision.notice.notAccepted", letter.issuerName())
                        .leadingTo("/my/supervision-answers/" + letter.id()));
            }
            if (!letter.proposerUnit().equals(letter.issuerUnit())) {
                officers(letter.proposerUnit(), Permission.SUPERVISION_WORK, "/supervision/letters/" + letter.id(),
                        "supervision.notice.issued", letter.title(), letter.number());
            }
        });
    }

    @Async
    @TransactionalEventListener(id = "supervision.notices.withdrawn")
    void on(LetterWithdrawn event) {
        letter(event.letterId(), letter -> {
            if (!letter.proposerUnit().equals(letter.issuerUnit())) {
                officers(letter.proposerUnit(), Permission.SUPERVISION_WORK, "/supervision/letters/" + letter.id(),
                        "supervision.notice.declined", letter.title());
            }
        });
    }

    @Async
    @TransactionalEventListener(id = "supervision.notices.answered")
    void on(LetterAnsweredByEmployer event) {
        letter(event.letterId(), letter -> officers(letter.issuerUnit(), Permission.SUPERVISION_WORK, "/supervision/letters/" + letter.id(),
                        "supervision.notice.answered", letter.title(), letter.addressee()));
    }

    private void letter(UUID id, Consumer<Letter> tell) {
        inService(() -> letters.find(id).ifPresent(tell));
    }

    private void officers(UUID unit, Permission permission, String link, String template, Object... args) {
        posts.holdersAt(unit, permission).forEach(officer -> notices.send(Message.inbox(officer, template, args).leadingTo(link)));
    }

    private void inService(Runnable work) {
        unions.root().ifPresent(top -> Scope.run(Scope.service("supervision-notices", top.areaPath()), () ->
                transaction.executeWithoutResult(status -> work.run())));
    }
}
