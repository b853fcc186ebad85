package org.gongqiao.app.casework;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.LocalTime;
import org.gongqiao.app.casework.clock.ClockRecount;
import org.gongqiao.app.casework.clock.ClockWatch;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CaseworkJobs {

    /** Days end at midnight; every quarter of an hour keeps the hand-over close to it and costs one index look-up. */
    @Bean
    RecurringTask<Void> passOnOverdue(PassingOn passingOn) {
        return Tasks.recurring("pass-on-overdue", Schedules.fixedDelay(Duration.ofMinutes(15)))
                .execute((instance, context) -> passingOn.passOnOverdue());
    }

    @Bean
    RecurringTask<Void> watchClocks(ClockWatch watch) {
        return Tasks.recurring("watch-clocks", Schedules.fixedDelay(Duration.ofMinutes(15))).execute((instance, context) -> watch.look());
    }

    /** Costs one count where nothing changed. */
    @Bean
    RecurringTask<Void> recountChangedClocks(ClockRecount recount) {
        return Tasks.recurring("recount-changed-clocks", Schedules.fixedDelay(Duration.ofMinutes(1)))
                .execute((instance, context) -> recount.recountIfChanged());
    }

    /** Mends what a clock opened in the moment of a change, by the state of the book before it, would keep. */
    @Bean
    RecurringTask<Void> recountAllClocks(ClockRecount recount) {
        return Tasks.recurring("recount-all-clocks", Schedules.daily(LocalTime.of(3, 30))).execute((instance, context) -> recount.recount());
    }
}
