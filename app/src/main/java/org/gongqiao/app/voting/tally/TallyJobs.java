package org.gongqiao.app.voting.tally;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TallyJobs {

    /** Often, because trustees stand waiting for the result; where nothing is to be counted it costs one index look-up. */
    @Bean
    RecurringTask<Void> countVotes(Tallying tallying, @Value("${gq.voting.count-seconds:10}") int seconds) {
        return Tasks.recurring("count-votes", Schedules.fixedDelay(Duration.ofSeconds(seconds))).execute((instance, context) -> tallying.proceedAll());
    }
}
