package org.gongqiao.app.claims;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.util.Set;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.casework.PartPage;
import org.gongqiao.app.casework.WaitingCount;
import org.gongqiao.app.documents.AttachmentKind;
import org.gongqiao.app.ui.MenuEntry;
import org.gongqiao.app.ui.MenuSection;
import org.gongqiao.app.ui.OwnService;
import org.gongqiao.app.vault.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClaimBeans {

    @Bean
    MenuEntry claimsEntry() {
        return new MenuEntry(MenuSection.RIGHTS, 22, "/claims", "message", "claims.menu.claims", Permission.CLAIM_READ);
    }

    @Bean
    MenuEntry claimForEntry() {
        return new MenuEntry(MenuSection.RIGHTS, 23, "/claims/new", "edit", "claims.menu.enter", Permission.CLAIM_FILE);
    }

    @Bean
    MenuEntry sealedEntry() {
        return new MenuEntry(MenuSection.RIGHTS, 24, "/sealed", "lock", "claims.menu.sealed", Permission.SEALED_KEEP);
    }

    @Bean
    WaitingCount sealedCount() {
        return WaitingCount.ofAll("/sealed", Permission.SEALED_KEEP);
    }

    @Bean
    MenuEntry claimsTab() {
        return new MenuEntry(MenuSection.WORK, 15, "/my/claims", "message", "claims.menu.own", null);
    }

    @Bean
    OwnService claimService() {
        return new OwnService(15, "/my/claims/new", "message", "claims.service.new", OwnService.Audience.EVERYBODY);
    }

    @Bean
    PartPage complaintPage() {
        return new PartPage(10, ClaimMatter.NAME, Set.of(PartRole.COMPLAINANT), "/part/complaint", "message", "claims.nameless.own");
    }

    @Bean
    PartPage guestClaim() {
        return new PartPage(20, ClaimMatter.NAME, ClaimGuests.ROLES, "/part/claim", "message", "claims.guest.page");
    }

    @Bean
    AttachmentKind claimAttachments() {
        return new AttachmentKind(Filing.OWNER, Permission.CLAIM_READ);
    }

    @Bean
    SealedColumn sealedClaim() {
        return SealedColumn.of(ClaimStore.BODY);
    }

    @Bean
    SealedColumn sealedClaimMessage() {
        return SealedColumn.of(ClaimStore.MESSAGE);
    }

    @Bean
    SealedColumn sealedClaimDraft() {
        return new SealedColumn(ClaimDrafts.BODY, "person_id", null);
    }

    @Bean
    RecurringTask<Void> purgeClaimDrafts(ClaimDrafts drafts) {
        return Tasks.recurring("purge-claim-drafts", Schedules.fixedDelay(Duration.ofHours(1))).execute((instance, context) -> drafts.purge());
    }
}
