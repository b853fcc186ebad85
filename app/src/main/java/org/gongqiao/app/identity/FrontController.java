package org.gongqiao.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Public;
import org.gongqiao.app.ui.MenuEntry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The front door: what a visitor can do, and straight on to his desk who has signed in. */
@Controller
class FrontController {

    private final Sessions sessions;
    private final ObjectProvider<MenuEntry> entries;

    FrontController(Sessions sessions, ObjectProvider<MenuEntry> entries) {
        this.sessions = sessions;
        this.entries = entries;
    }

    @Public
    @GetMapping("/")
    ModelAndView front(HttpServletRequest request) {
        return sessions.deskOf(request).map(desk -> new ModelAndView("redirect:" + first(desk))).orElseGet(() -> new ModelAndView("identity/front"));
    }

    /** The desk with its to-do list; for a post without one, the first page that it has. */
    private String first(Desk desk) {
        if (!desk.isPost()) {
            return "/my";
        }
        return desk.may(Permission.DESK) ? "/desk" : entries.stream().filter(entry -> entry.permission() != null && desk.may(entry.permission()))
                .min(MenuEntry.IN_ORDER).map(MenuEntry::href).orElse("/account");
    }
}
