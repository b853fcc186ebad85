package org.gongqiao.app.home;

import org.gongqiao.app.access.Permission;
import org.gongqiao.app.casework.WaitingCount;
import org.gongqiao.app.ui.MenuEntry;
import org.gongqiao.app.ui.MenuSection;
import org.gongqiao.app.ui.OwnService;
import org.gongqiao.app.ui.OwnService.Audience;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HomeMenu {

    @Bean
    MenuEntry deskEntry() {
        return new MenuEntry(MenuSection.WORK, 10, "/desk", "home", "home.menu.desk", Permission.DESK);
    }

    @Bean
    MenuEntry homeTab() {
        return new MenuEntry(MenuSection.WORK, 10, "/my", "home", "home.menu.my", null);
    }

    @Bean
    WaitingCount deskCount() {
        return WaitingCount.ofAll("/desk", Permission.DESK);
    }

    @Bean
    OwnService joinService() {
        return new OwnService(10, "/join", "user-plus", "home.service.join", Audience.NON_MEMBERS);
    }

    @Bean
    OwnService cardService() {
        return new OwnService(20, "/my/card", "id", "home.service.card", Audience.MEMBERS);
    }

    @Bean
    OwnService membershipService() {
        return new OwnService(30, "/my/membership", "door-exit", "home.service.membership", Audience.MEMBERS);
    }

    @Bean
    OwnService transferService() {
        return new OwnService(25, "/my/transfer", "transfer", "home.service.transfer", Audience.MEMBERS);
    }

    @Bean
    OwnService dataService() {
        return new OwnService(35, "/my/data", "edit", "home.service.data", Audience.EVERYBODY);
    }

    @Bean
    OwnService accessService() {
        return new OwnService(45, "/my/data-access", "eye", "home.service.access", Audience.EVERYBODY);
    }

    @Bean
    OwnService messagesService() {
        return new OwnService(40, "/my/messages", "bell", "home.service.messages", Audience.EVERYBODY);
    }

    @Bean
    OwnService lawService() {
        return new OwnService(50, "/law", "scale", "home.service.law", Audience.EVERYBODY);
    }
}
