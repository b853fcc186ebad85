package org.gongqiao.app.standing;

import java.util.List;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.casework.MatterKind;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.WaitingCount;
import org.gongqiao.app.ui.MenuCounter;
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
    MenuCounter transfersCounter(Matters matters, List<MatterKind> kinds) {
        List<MatterKind> ours = kinds.stream().filter(kind -> kind.module().equals("standing")).toList();
        return new WaitingCount("/transfers", Permission.MEMBER_WRITE, matters, ours);
    }
}
