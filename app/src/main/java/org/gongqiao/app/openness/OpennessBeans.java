package org.gongqiao.app.openness;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import java.util.List;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.casework.WaitingCount;
import org.gongqiao.app.documents.AttachmentKind;

import org.gongqiao.app.openness.disclosure.Disclosures;
import org.gongqiao.app.openness.disclosure.QuestionMatter;
import org.gongqiao.app.openness.disclosure.SealedQuestions;
import org.gongqiao.app.openness.hold.CompanyDecisions;
import org.gongqiao.app.openness.systemset.SystemSets;
import org.gongqiao.app.ui.MenuEntry;
import org.gongqiao.app.ui.MenuSection;
import org.gongqiao.app.ui.OwnService;
import org.gongqiao.app.vault.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OpennessBeans {

    @Bean
    MenuEntry opennessEntry() {
        return new MenuEntry(MenuSection.DEMOCRACY, 40, "/openness", "eye", "openness.menu", Permission.OPENNESS_READ);
    }

    @Bean
    MenuEntry systemsEntry() {
        return new MenuEntry(MenuSection.DEMOCRACY, 42, "/systems", "list-check", "openness.menu.systems", Permission.OPENNESS_READ);
    }

    @Bean
    MenuEntry companyDecisionsEntry() {
        return new MenuEntry(MenuSection.DEMOCRACY, 44, "/company-decisions", "lock", "openness.menu.decisions", Permission.OPENNESS_READ);
    }

    @Bean
    MenuEntry participationEntry() {
        return new MenuEntry(MenuSection.DEMOCRACY, 46, "/participation", "chart", "openness.menu.participation", Permission.OPENNESS_READ);
    }

    @Bean
    WaitingCount questionsCount(QuestionMatter kind) {
        return WaitingCount.of("/openness", Permission.OPENNESS_WORK, kind);
    }

    @Bean
    OwnService opennessService() {
        return new OwnService(18, "/my/openness", "eye", "openness.service", OwnService.Audience.MEMBERS);
    }

    @Bean
    AttachmentKind publicationAttachments() {
        return new AttachmentKind(Disclosures.OWNER, Permission.OPENNESS_READ);
    }

    @Bean
    AttachmentKind systemAttachments() {
        return new AttachmentKind(SystemSets.OWNER, Permission.OPENNESS_READ);
    }

    @Bean
    AttachmentKind companyDecisionAttachments() {
        return new AttachmentKind(CompanyDecisions.OWNER, Permission.OPENNESS_READ);
    }

    @Bean
    SealedColumn sealedOpennessQuestion() {
        return SealedColumn.of(SealedQuestions.BODY);
    }

    @Bean
    SealedColumn sealedOpennessReply() {
        return SealedColumn.of(SealedQuestions.REPLY);
    }

    @Bean
    RecurringTask<Void> refreshOpenness(OpennessJobs jobs) {
        return Tasks.recurring("refresh-openness", Schedules.daily(LocalTime.of(2, 40))).execute((instance, context) -> jobs.refresh());
    }
}
