package org.gongqiao.app.sessions;

import java.util.Map;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.congress.SessionDays;
import org.gongqiao.app.documents.AttachmentKind;
import org.gongqiao.app.ui.MenuCounter;
import org.gongqiao.app.ui.MenuEntry;
import org.gongqiao.app.ui.MenuSection;
import org.gongqiao.app.ui.OwnService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where sessions stand in menus and on first pages, as owners of papers, and what congress asks of them. */
@Configuration(proxyBeanMethods = false)
class SessionBeans {

    @Bean
    MenuEntry sessionsEntry() {
        return new MenuEntry(MenuSection.DEMOCRACY, 20, "/sessions", "calendar", "sessions.menu.sessions", Permission.CONGRESS_READ);
    }

    @Bean
    MenuEntry filingsEntry() {
        return new MenuEntry(MenuSection.DEMOCRACY, 60, "/filings", "mail", "sessions.menu.filings", Permission.CONGRESS_REVIEW);
    }

    @Bean
    MenuCounter filingsCounter(SessionStore store) {
        return desk -> desk.unitId() != null && desk.may(Permission.CONGRESS_REVIEW)
                ? Map.of("/filings", store.waitingFor(100)) : Map.of();
    }

    @Bean
    OwnService ownSessions() {
        return new OwnService(24, "/my/sessions", "calendar", "sessions.service", OwnService.Audience.MEMBERS);
    }

    @Bean
    AttachmentKind sessionPaperKind() {
        return new AttachmentKind(Sessions.OWNER, Permission.CONGRESS_READ);
    }

    @Bean
    SessionDays sessionDays(SessionStore store) {
        return body -> store.ofBody(body).stream().filter(Session::isClosed).map(Session::heldOn).sorted().toList();
    }
}
