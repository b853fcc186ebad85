package org.gongqiao.app.voting.web;

import org.gongqiao.app.access.Permission;
import org.gongqiao.app.ui.MenuEntry;
import org.gongqiao.app.ui.MenuSection;
import org.gongqiao.app.ui.OwnService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class VotingMenu {

    @Bean
    MenuEntry votesEntry() {
        return new MenuEntry(MenuSection.DEMOCRACY, 45, "/votes", "checkbox", "voting.menu.votes", Permission.VOTE_READ);
    }

    @Bean
    OwnService ownVotes() {
        return new OwnService(25, "/my/votes", "checkbox", "voting.own.title", OwnService.Audience.EVERYBODY);
    }
}
