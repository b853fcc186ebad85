package org.gongqiao.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.gongqiao.app.access.Public;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The front door: what a visitor can do, and straight on to his desk who has signed in. */
@Controller
class FrontController {

    private final Sessions sessions;

    FrontController(Sessions sessions) {
        this.sessions = sessions;
    }

    @Public
    @GetMapping("/")
    ModelAndView front(HttpServletRequest request) {
        return sessions.deskOf(request).map(desk -> new ModelAndView(desk.isPost() ? "redirect:/desk" : "redirect:/my"))
                .orElseGet(() -> new ModelAndView("identity/front"));
    }
}
