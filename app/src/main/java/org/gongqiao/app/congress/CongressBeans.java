package org.gongqiao.app.congress;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.ui.MenuEntry;
import org.gongqiao.app.ui.MenuSection;
import org.gongqiao.app.ui.OwnService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CongressBeans {

    @Bean
    MenuEntry congressEntry() {
        return new MenuEntry(MenuSection.DEMOCRACY, 10, "/congresses", "building", "congress.menu", Permission.CONGRESS_READ);
    }

    @Bean
    OwnService congressOnHome() {
        return new OwnService(40, "/my/congress", "users", "congress.own.title", OwnService.Audience.EVERYBODY);
    }

    @Bean
    EndingTerms endingBodies(BodyStore store) {
        return (today, days) -> store.toWarn(today, days).stream().map(body -> new EndingTerms.Ending(body.unit(), "congress.notice.term", body.name(),
                body.termTo(), "/congresses/" + body.id())).toList();
    }

    @Bean
    RecurringTask<Void> congressTerms(TermWatch watch) {
        return Tasks.recurring("congress-terms", Schedules.daily(LocalTime.of(7, 10)))
                .execute((instance, context) -> watch.run());
    }
}
