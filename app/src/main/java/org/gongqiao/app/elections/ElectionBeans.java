package org.gongqiao.app.elections;

import org.gongqiao.app.access.Permission;
import org.gongqiao.app.congress.EndingTerms;
import org.gongqiao.app.ui.MenuEntry;
import org.gongqiao.app.ui.MenuSection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ElectionBeans {

    @Bean
    MenuEntry electionsEntry() {
        return new MenuEntry(MenuSection.DEMOCRACY, 12, "/elections", "checkbox", "elections.menu", Permission.CONGRESS_READ);
    }

    @Bean
    MenuEntry officesEntry() {
        return new MenuEntry(MenuSection.DEMOCRACY, 14, "/offices", "id", "elections.menu.offices", Permission.CONGRESS_READ);
    }

    @Bean
    MenuEntry companiesEntry() {
        return new MenuEntry(MenuSection.DEMOCRACY, 16, "/company-boards", "briefcase", "elections.menu.companies", Permission.CONGRESS_READ);
    }

    @Bean
    EndingTerms endingOffices(TenureStore store) {
        return (today, days) -> store.toWarn(today, days).stream().map(tenure -> new EndingTerms.Ending(tenure.unit(), "elections.notice.term", tenure.name(),
                tenure.termTo(), "/offices/" + tenure.id())).toList();
    }
}
