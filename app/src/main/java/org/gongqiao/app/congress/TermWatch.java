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

/** Tells officers of terms that are about to end, of bodies and of offices: once for each of the set numbers of days before, the nearest only. */
@Component
public class TermWatch {

    private final List<EndingTerms> terms;
    private final Posts posts;
    private final Notices notices;
    private final Unions unions;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final List<Integer> days;

    TermWatch(List<EndingTerms> terms, Posts posts, Notices notices, Unions unions, Clock clock, PlatformTransactionManager transactions,
              @Value("${gq.congress.warn-days:90,30,0}") List<Integer> days) {
        this.terms = terms;
        this.posts = posts;
        this.notices = notices;
        this.unions = unions;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.days = days.stream().sorted().toList();
    }

    /** All that is due today, each source in a transaction of its own. */
    public void run() {
        unions.root().ifPresent(root -> Scope.run(Scope.service("congress-terms", root.areaPath()),
                () -> terms.forEach(each -> transaction.executeWithoutResult(status -> warn(each)))));
    }

    private void warn(EndingTerms of) {
        LocalDate today = LocalDate.now(clock);
        // The fewest days first: who is told of them is not told of more.
        days.forEach(within -> of.toWarn(today, within).forEach(ending -> posts.holdersAt(ending.unit(), Permission.CONGRESS_WORK)
                .forEach(person -> notices.send(Message.inbox(person, ending.key(), ending.name(), ending.termTo()).leadingTo(ending.link())))));
    }
}
