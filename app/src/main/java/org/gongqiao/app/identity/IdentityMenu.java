package org.gongqiao.app.identity;

import org.gongqiao.app.access.Permission;
import org.gongqiao.app.ui.MenuEntry;
import org.gongqiao.app.ui.MenuSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IdentityMenu {

    @Bean
    MenuEntry postsEntry() {
        return new MenuEntry(MenuSection.SYSTEM, 80, "/posts", "key", "identity.menu.posts", Permission.POST_WRITE);
    }

    @Bean
    MenuEntry legalTextsEntry() {
        return new MenuEntry(MenuSection.SYSTEM, 85, "/legal-texts", "shield", "identity.menu.legalTexts", Permission.LAW_WRITE);
    }

    @Bean
    MenuEntry accountTab() {
        return new MenuEntry(MenuSection.WORK, 90, "/account", "user", "identity.menu.account", null);
    }
}
