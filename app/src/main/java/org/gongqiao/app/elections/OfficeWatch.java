package org.gongqiao.app.elections;

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

/** Tells officers of an office whose term is about to end, once for each of the set numbers of days before. */
@Component
class OfficeWatch {

    private final TenureStore store;
    private final Posts posts;
    private final Notices notices;
    private final Unions unions;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final List<Integer> days;

    OfficeWatch(TenureStore store, Posts posts, Notices notices, Unions unions, Clock clock, PlatformTransactionManager transactions,
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
        unions.root().ifPresent(root -> Scope.run(Scope.service("office-terms", root.areaPath()), () -> transaction.executeWithoutResult(status -> warn())));
    }

    private void warn() {
        LocalDate today = LocalDate.now(clock);
        days.forEach(each -> store.toWarn(today, each).forEach(tenure -> posts.holdersAt(tenure.unit(), Permission.CONGRESS_WORK)
                .forEach(person -> notices.send(Message.inbox(person, "elections.notice.term", tenure.name(), tenure.termTo())
                        .leadingTo("/offices/" + tenure.id())))));
    }
}
