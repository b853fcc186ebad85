package org.gongqiao.app.identity;

import java.util.Map;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Public;
import org.gongqiao.app.ui.Ui;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The privacy notice and the user agreement: to read for everybody, to publish anew for the system administrator. */
@Controller
class LegalTextController {

    private final Consents consents;

    LegalTextController(Consents consents) {
        this.consents = consents;
    }

    @Public
    @GetMapping("/privacy")
    ModelAndView privacy() {
        return new ModelAndView("identity/legal-text", Map.of("text", consents.current(Consents.TextKind.PRIVACY)));
    }

    @Public
    @GetMapping("/agreement")
    ModelAndView agreement() {
        return new ModelAndView("identity/legal-text", Map.of("text", consents.current(Consents.TextKind.AGREEMENT)));
    }

    @Allowed(Permission.LAW_WRITE)
    @GetMapping("/legal-texts")
    ModelAndView edit() {
        return form(HttpStatus.OK, Consents.TextKind.PRIVACY, Map.of());
    }

    @Allowed(Permission.LAW_WRITE)
    @PostMapping("/legal-texts")
    ModelAndView publish(@RequestParam Consents.TextKind kind, @RequestParam(defaultValue = "") String chinese,
                         @RequestParam(defaultValue = "") String english, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return switch (consents.publish(kind, chinese, english)) {
            case Consents.Publishing.Missing(String field) -> form(HttpStatus.UNPROCESSABLE_CONTENT, kind,
                    Map.of(field, ui.msg("identity.legal.missing")));
            case Consents.Publishing.Published(int version) -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("identity.legal.published", version));
                yield new ModelAndView("redirect:/legal-texts");
            }
        };
    }

    private ModelAndView form(HttpStatus status, Consents.TextKind kind, Map<String, String> errors) {
        return new ModelAndView("identity/legal-texts", Map.of("privacy", consents.current(Consents.TextKind.PRIVACY),
                "agreement", consents.current(Consents.TextKind.AGREEMENT), "kind", kind, "errors", errors), status);
    }
}
