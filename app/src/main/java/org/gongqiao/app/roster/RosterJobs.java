package org.gongqiao.app.roster;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RosterJobs {

    static final String TASK = "roster-import";

    /** The program is stopping; the scheduler tries again, here or on another node. */
    private static final class Stopped extends RuntimeException {
        Stopped() {
            super("stopped in the middle, goes on later", null, false, false);
        }
    }

    /** One run for each state that needs work; the instance is named {@code import id:state}. */
    @Bean
    OneTimeTask<Void> rosterImport(RosterRunner runner) {
        return Tasks.oneTime(TASK).onFailure(new FailureHandler.OnFailureRetryLater<>(Duration.ofSeconds(10))).onDeadExecutionRevive()
                .execute((instance, context) -> {
                    UUID id = UUID.fromString(instance.getId().substring(0, instance.getId().indexOf(':')));
                    if (!runner.run(id, context.getSchedulerState()::isShuttingDown)) {
                        throw new Stopped();
                    }
                });
    }

    @Bean
    RecurringTask<Void> eraseOldRosters(RosterRunner runner) {
        return Tasks.recurring("roster-erase-old", Schedules.fixedDelay(Duration.ofHours(1))).execute((instance, context) -> runner.eraseOld());
    }
}
