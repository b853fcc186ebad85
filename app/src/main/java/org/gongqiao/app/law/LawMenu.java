package org.gongqiao.app.law;

import org.gongqiao.app.access.Permission;
import org.gongqiao.app.ui.MenuEntry;
import org.gongqiao.app.ui.MenuSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LawMenu {

    @Bean
    MenuEntry lawEntry() {
        return new MenuEntry(MenuSection.UNIONS, 75, "/law", "scale", "law.title", Permission.DESK);
    }
}
