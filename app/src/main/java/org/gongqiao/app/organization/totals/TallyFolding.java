package org.gongqiao.app.organization.totals;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.LocalTime;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.organization.Tallies;
import org.gongqiao.app.organization.UnionRegister;
import org.gongqiao.app.organization.Unions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Folds waiting deltas every few seconds, and lets rows follow that arrived late at a moved union; on whichever node comes first. */
@Configuration(proxyBeanMethods = false)
class TallyFolding {

    @Bean
    RecurringTask<Void> foldTallies(Tallies tallies, Unions unions) {
        return Tasks.recurring("organization-fold-tallies", FixedDelay.of(Duration.ofSeconds(5)))
                .execute((instance, context) -> unions.root().ifPresent(top ->
                        Scope.run(Scope.service("organization-fold-tallies", top.areaPath()), () -> {
                            while (tallies.fold() > 0) {
                                // until nothing waits
                            }
                        })));
    }

    @Bean
    RecurringTask<Void> checkTallies(TallyChecks checks) {
        return Tasks.recurring("organization-check-tallies", Schedules.daily(LocalTime.of(3, 30))).execute((instance, context) -> checks.check());
    }

    @Bean
    RecurringTask<Void> followMoves(UnionRegister register, Unions unions) {
        return Tasks.recurring("organization-follow-moves", FixedDelay.of(Duration.ofSeconds(30)))
                .execute((instance, context) -> unions.root().ifPresent(top ->
                        Scope.run(Scope.service("organization-follow-moves", top.areaPath()), register::follow)));
    }
}
