package org.gongqiao.app.congress;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.identity.Posts;
import org.gongqiao.app.notices.Message;
import org.gongqiao.app.notices.Notices;
import org.gongqiao.app.organization.Unions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells officers of a term that is about to end, once for each of the set numbers of days before, the nearest only. */
@Component
class TermWatch {

    private final BodyStore store;
    private final Posts posts;
    private final Notices notices;
    private final Unions unions;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final List<Integer> days;

    TermWatch(BodyStore store, Posts posts, Notices notices, Unions unions, Clock clock, PlatformTransactionManager transactions,
              @Value("${gq.congress.warn-days:90,30,0}") List<Integer> days) {
        this.store = store;
        this.posts = posts;
        this.notices = notices;
        this.unions = unions;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.days = days.stream().sorted().toList();
    }

    void run() {
        unions.root().ifPresent(root -> Scope.run(Scope.service("congress-terms", root.areaPath()), () -> transaction.executeWithoutResult(status -> warn())));
    }

    private void warn() {
        LocalDate today = LocalDate.now(clock);
        // The fewest days first: who is told of them is not told of more.
        days.forEach(each -> store.toWarn(today, each).forEach(body -> posts.holdersAt(body.unit(), Permission.CONGRESS_WORK)
                .forEach(person -> notices.send(Message.inbox(person, "congress.notice.term", body.name(), body.termTo())
                        .leadingTo("/congresses/" + body.id())))));
    }
}
