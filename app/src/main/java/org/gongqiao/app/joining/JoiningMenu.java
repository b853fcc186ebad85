package org.gongqiao.app.joining;

import java.util.List;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.ui.MenuCounter;
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
    MenuCounter applicationsCounter(Matters matters, JoiningMatter kind) {
        return new MenuCounter() {
            @Override
            public String href() {
                return "/applications";
            }

            @Override
            public int count(Desk desk) {
                return desk.unitId() != null && desk.may(Permission.APPLICATION_DECIDE) ? matters.waitingAt(desk.unitId(), List.of(kind), 100) : 0;
            }
        };
    }
}
