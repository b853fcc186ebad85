package org.gongqiao.app.surveys;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.surveys.sheet.SurveyNotices;
import org.gongqiao.app.ui.MenuEntry;
import org.gongqiao.app.ui.MenuSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SurveyBeans {

    @Bean
    MenuEntry surveysEntry() {
        return new MenuEntry(MenuSection.DEMOCRACY, 60, "/surveys", "chart", "surveys.menu", Permission.SURVEY_READ);
    }

    /** In the morning of each day: what is due within days, or late. */
    @Bean
    RecurringTask<Void> remindOfSurveys(SurveyNotices notices) {
        return Tasks.recurring("remind-of-surveys", Schedules.daily(LocalTime.of(8, 10))).execute((instance, context) -> notices.remind());
    }
}
