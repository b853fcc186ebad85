package org.gongqiao.app.casework;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
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
}
