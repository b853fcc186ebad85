package org.gongqiao.app.elections;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.ui.MenuEntry;
import org.gongqiao.app.ui.MenuSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ElectionBeans {

    @Bean
    MenuEntry electionsEntry() {
        return new MenuEntry(MenuSection.DEMOCRACY, 12, "/elections", "checkbox", "elections.menu", Permission.CONGRESS_READ);
    }

    @Bean
    MenuEntry officesEntry() {
        return new MenuEntry(MenuSection.DEMOCRACY, 14, "/offices", "id", "elections.menu.offices", Permission.CONGRESS_READ);
    }

    @Bean
    MenuEntry companiesEntry() {
        return new MenuEntry(MenuSection.DEMOCRACY, 16, "/company-boards", "briefcase", "elections.menu.companies", Permission.CONGRESS_READ);
    }

    @Bean
    RecurringTask<Void> officeTerms(OfficeWatch watch) {
        return Tasks.recurring("office-terms", Schedules.daily(LocalTime.of(7, 20))).execute((instance, context) -> watch.run());
    }
}
