package org.gongqiao.app.joining;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class JoiningJobs {

    @Bean
    RecurringTask<Void> purgeDrafts(Drafts drafts) {
        return Tasks.recurring("purge-drafts", Schedules.fixedDelay(Duration.ofHours(1))).execute((instance, context) -> drafts.purge());
    }
}
