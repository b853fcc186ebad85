package org.gongqiao.app.casework.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gongqiao.app.access.Part;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Public;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.TakesPart;
import org.gongqiao.app.casework.Grants;
import org.gongqiao.app.casework.Invitations;
import org.gongqiao.app.casework.MatterKind;
import org.gongqiao.app.casework.PartMatter;
import org.gongqiao.app.casework.PartPage;
import org.gongqiao.app.identity.OneTimeCodes;
import org.gongqiao.app.ui.Ui;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The way in for somebody with a grant: his link, a code to his phone, and the first page with what he can do. */
@Controller
class PartController {

    private final Invitations invitations;
    private final Grants grants;
    private final List<MatterKind> kinds;
    private final List<PartPage> pages;

    PartController(Invitations invitations, Grants grants, List<MatterKind> kinds, List<PartPage> pages) {
        this.invitations = invitations;
        this.grants = grants;
        this.kinds = kinds;
        this.pages = pages;
    }

    @Public
    @GetMapping("/part/{link}")
    ModelAndView invited(@PathVariable String link, @RequestParam(defaultValue = "false") boolean sent) {
        return invited(HttpStatus.OK, link, sent, Map.of());
    }

    @Public
    @PostMapping("/part/{link}/codes")
    ModelAndView send(@PathVariable String link, @ModelAttribute("ui") Ui ui, Locale locale, HttpServletRequest request, RedirectAttributes redirect) {
        Optional<OneTimeCodes.Sending> sending = invitations.sendCode(link, request.getRemoteAddr(), locale);
        if (sending.isEmpty()) {
            return none();
        }
        return switch (sending.get()) {
            case OneTimeCodes.Sending.Sent sent -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("casework.part.sent",
                        invitations.find(link).map(Invitations.Invitation::maskedPhone).orElse("")));
                yield new ModelAndView("redirect:/part/" + link + "?sent=true");
            }
            case OneTimeCodes.Sending.TooSoon soon -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.note("casework.part.tooSoon"));
                yield new ModelAndView("redirect:/part/" + link + "?sent=true");
            }
            case OneTimeCodes.Sending.TooMany() -> invited(HttpStatus.TOO_MANY_REQUESTS, link, false, Map.of("code", ui.msg("casework.part.tooMany")));
        };
    }

    @Public
    @PostMapping("/part/{link}/entry")
    ModelAndView enter(@PathVariable String link, @RequestParam(defaultValue = "") String code, @ModelAttribute("ui") Ui ui,
                       HttpServletRequest request, HttpServletResponse response) {
        if (!code.strip().matches("\\d{6}")) {
            return invited(HttpStatus.UNPROCESSABLE_CONTENT, link, true, Map.of("code", ui.msg("casework.part.digits")));
        }
        return switch (invitations.enter(link, code.strip())) {
            case Invitations.Entering.Entered entered -> {
                invitations.remember(request, response, entered);
                yield new ModelAndView("redirect:/part");
            }
            case Invitations.Entering.NoGrant() -> none();
            case Invitations.Entering.WrongCode() -> invited(HttpStatus.UNPROCESSABLE_CONTENT, link, true, Map.of("code", ui.msg("casework.part.wrong")));
            case Invitations.Entering.ExpiredCode() -> invited(HttpStatus.UNPROCESSABLE_CONTENT, link, false, Map.of("code", ui.msg("casework.part.expired")));
        };
    }

    /** Where a request without a grant, or with one that has ended, is sent. */
    @Public
    @GetMapping("/part/ended")
    ModelAndView ended() {
        return new ModelAndView("casework/part-ended");
    }

    @TakesPart({PartRole.MEDIATOR, PartRole.PARTNER, PartRole.LAWYER, PartRole.SUPERVISOR, PartRole.EMPLOYER, PartRole.COMPLAINANT})
    @GetMapping("/part")
    ModelAndView home(@ModelAttribute("ui") Ui ui) {
        Part part = Scope.part();
        PartMatter matter = grants.matter();
        List<PartPage> own = pages.stream().filter(page -> page.kind().equals(matter.kind()) && page.roles().contains(part.role()))
                .sorted(Comparator.comparingInt(PartPage::order)).toList();
        if (part.role() == PartRole.COMPLAINANT && !own.isEmpty()) {
            return new ModelAndView("redirect:" + own.getFirst().href());
        }
        String step = matter.isOpen() ? kinds.stream().filter(kind -> kind.name().equals(matter.kind())).findFirst()
                .map(kind -> ui.msg(kind.module() + ".step." + matter.step())).orElse("") : "";
        var history = grants.steps().reversed().stream()
                .map(done -> new Ui.Event(Ui.Stage.DONE, ui.msg(done.key(), done.args().toArray()), ui.time(done.at()),
                        done.unitName() == null ? ui.msg("casework.bySystem") : done.unitName(), null)).toList();
        return view("casework/part-home", HttpStatus.OK, new PartPages.Entered(matter, part.role(), part.name(), step, own, history));
    }

    @Public
    @PostMapping("/part/leave")
    ModelAndView leave(HttpServletRequest request, HttpServletResponse response, RedirectAttributes redirect) {
        invitations.leave(request, response);
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.note("casework.part.left"));
        return new ModelAndView("redirect:/");
    }

    private ModelAndView invited(HttpStatus status, String link, boolean sent, Map<String, String> errors) {
        return invitations.find(link).map(found -> view("casework/part-invited", status, new PartPages.Invited(link, found,
                found.expiresAt().atZone(Ui.ZONE).toLocalDate().minusDays(1), sent, errors))).orElseGet(PartController::none);
    }

    private static ModelAndView none() {
        return new ModelAndView("casework/part-none", Map.of(), HttpStatus.NOT_FOUND);
    }

    private static ModelAndView view(String name, HttpStatus status, Object page) {
        return new ModelAndView(name, new HashMap<>(Map.of("page", page)), status);
    }
}
