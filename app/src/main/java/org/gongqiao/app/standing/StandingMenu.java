package org.gongqiao.app.standing;

import java.util.List;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.casework.MatterKind;
import org.gongqiao.app.casework.WaitingCount;
import org.gongqiao.app.ui.MenuEntry;
import org.gongqiao.app.ui.MenuSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StandingMenu {

    @Bean
    MenuEntry transfersEntry() {
        return new MenuEntry(MenuSection.MEMBERS, 32, "/transfers", "transfer", "standing.menu.transfers", Permission.MEMBER_READ);
    }

    @Bean
    WaitingCount transfersCount(List<MatterKind> kinds) {
        return WaitingCount.of("/transfers", Permission.MEMBER_WRITE, kinds.stream().filter(kind -> kind.module().equals("standing")).toArray(MatterKind[]::new));
    }
}
