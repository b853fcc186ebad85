package org.gongqiao.app.membership;

import org.gongqiao.app.access.Permission;
import org.gongqiao.app.ui.MenuEntry;
import org.gongqiao.app.ui.MenuSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CardMenu {

    @Bean
    MenuEntry cardCheckEntry() {
        return new MenuEntry(MenuSection.MEMBERS, 50, "/cards/check", "qrcode", "membership.check.title", Permission.CARD_CHECK);
    }

    @Bean
    MenuEntry cardTab() {
        return new MenuEntry(MenuSection.WORK, 20, "/my/card", "id", "membership.card.tab", null);
    }
}
