package org.gongqiao.app.joining;

import org.gongqiao.app.access.Permission;
import org.gongqiao.app.casework.WaitingCount;
import org.gongqiao.app.ui.MenuEntry;
import org.gongqiao.app.ui.MenuSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class JoiningMenu {

    @Bean
    MenuEntry applicationsEntry() {
        return new MenuEntry(MenuSection.MEMBERS, 20, "/applications", "user-plus", "joining.menu.applications", Permission.APPLICATION_READ);
    }

    @Bean
    WaitingCount applicationsCount(JoiningMatter kind) {
        return WaitingCount.of("/applications", Permission.APPLICATION_DECIDE, kind);
    }
}
