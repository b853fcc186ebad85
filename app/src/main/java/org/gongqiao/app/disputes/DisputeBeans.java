package org.gongqiao.app.disputes;

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

/** Where disputes stand in menus, on the first pages, and as owners of attachments. */
@Configuration(proxyBeanMethods = false)
class DisputeBeans {

    @Bean
    MenuEntry disputesEntry() {
        return new MenuEntry(MenuSection.RIGHTS, 32, "/disputes", "gavel", "disputes.menu.disputes", Permission.DISPUTE_READ);
    }

    @Bean
    MenuEntry dismissalsEntry() {
        return new MenuEntry(MenuSection.RIGHTS, 33, "/dismissals", "door-exit", "disputes.menu.dismissals", Permission.DISPUTE_READ);
    }

    @Bean
    MenuEntry channelsEntry() {
        return new MenuEntry(MenuSection.RIGHTS, 34, "/channels", "link", "disputes.menu.channels", Permission.DISPUTE_CONFIGURE);
    }

    @Bean
    MenuEntry checklistsEntry() {
        return new MenuEntry(MenuSection.RIGHTS, 35, "/checklists", "list-check", "disputes.menu.checklists", Permission.DISPUTE_READ);
    }

    @Bean
    OwnService ownDisputes() {
        return new OwnService(32, "/my/disputes", "gavel", "disputes.service", OwnService.Audience.EVERYBODY);
    }

    @Bean
    PartPage partDispute() {
        return new PartPage(10, DisputeMatter.NAME, Set.of(PartRole.MEDIATOR, PartRole.PARTNER, PartRole.LAWYER, PartRole.EMPLOYER), "/part/dispute", "gavel",
                "disputes.part.page");
    }

    @Bean
    AttachmentKind noticeFiles() {
        return new AttachmentKind("dismissal", Permission.DISPUTE_READ);
    }

    @Bean
    AttachmentKind proofFiles() {
        return new AttachmentKind("proof", Permission.DISPUTE_READ);
    }

    @Bean
    AttachmentKind wordFiles() {
        return new AttachmentKind(Talks.FILES, Permission.DISPUTE_READ);
    }

    @Bean
    AttachmentKind evidenceKind() {
        return new AttachmentKind(CaseFiles.EVIDENCE, Permission.DISPUTE_READ);
    }
}
