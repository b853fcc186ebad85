package org.gongqiao.app.supervision;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import java.util.Set;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.casework.PartPage;
import org.gongqiao.app.documents.AttachmentKind;
import org.gongqiao.app.ui.MenuEntry;
import org.gongqiao.app.ui.MenuSection;
import org.gongqiao.app.ui.OwnService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SupervisionBeans {

    @Bean
    MenuEntry supervisionEntry() {
        return new MenuEntry(MenuSection.RIGHTS, 36, "/supervision", "shield", "supervision.menu", Permission.SUPERVISION_READ);
    }

    @Bean
    OwnService draftsOnHome() {
        return new OwnService(70, "/my/law-drafts", "scale", "supervision.own.drafts", OwnService.Audience.EVERYBODY);
    }

    @Bean
    AttachmentKind letterAttachments() {
        return new AttachmentKind(Letters.ATTACHMENTS, Permission.SUPERVISION_READ);
    }

    @Bean
    PartPage employersLetters() {
        return new PartPage(10, "SUPERVISION", Set.of(PartRole.EMPLOYER), "/part/supervision", "mail", "supervision.part.menu");
    }

    /** Early each day, after the clocks were counted: a day that has passed may make another step the next. */
    @Bean
    RecurringTask<Void> proposeNextSteps(StepWatch watch) {
        return Tasks.recurring("propose-supervision-steps", Schedules.daily(LocalTime.of(4, 15))).execute((instance, context) -> watch.proposeAll());
    }
}
