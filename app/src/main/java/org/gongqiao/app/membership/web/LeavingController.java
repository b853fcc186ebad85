package org.gongqiao.app.membership.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.membership.Membership;
import org.gongqiao.app.membership.MembershipChange;
import org.gongqiao.app.membership.Memberships;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.ui.Ui;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own membership: since when, and leaving. Joining is free and so is leaving: it needs nobody's consent. */
@Self
@Controller
class LeavingController {

    /** 个人要求退会 of the roster's list of reasons. */
    private static final String BY_OWN_WISH = "5";

    /** One membership of the person, for other programs. */
    record MembershipView(UUID id, String unionName, String status, String memberNo, LocalDate since) {}

    private final Memberships memberships;
    private final Unions unions;
    private final Clock clock;

    LeavingController(Memberships memberships, Unions unions, Clock clock) {
        this.memberships = memberships;
        this.unions = unions;
        this.clock = clock;
    }

    @GetMapping("/my/membership")
    ModelAndView show() {
        return page(HttpStatus.OK, "");
    }

    @PostMapping("/my/membership/leaving")
    ModelAndView leave(@RequestParam(defaultValue = "false") boolean sure, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        if (!sure) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, ui.msg("membership.leave.sureMissing"));
        }
        Optional<Membership> live = memberships.liveOf(Scope.desk().personId());
        if (live.isPresent() && memberships.end(live.get().id(), MembershipChange.LEFT, BY_OWN_WISH, LocalDate.now(clock))) {
            redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("membership.leave.done", unions.get(live.get().unitId()).name()));
        }
        return new ModelAndView("redirect:/my");
    }

    @GetMapping("/api/v1/my/memberships")
    @ResponseBody
    List<MembershipView> list() {
        return memberships.of(Scope.desk().personId()).stream().map(m -> new MembershipView(m.id(), unions.get(m.unitId()).name(),
                m.status().name(), m.memberNo() == null ? "" : m.memberNo(), m.joinedOn())).toList();
    }

    /** Leaves the union today; 404 without a live membership. */
    @PostMapping("/api/v1/my/leaving")
    @ResponseBody
    ResponseEntity<Void> leaveByApi() {
        boolean left = memberships.liveOf(Scope.desk().personId())
                .map(live -> memberships.end(live.id(), MembershipChange.LEFT, BY_OWN_WISH, LocalDate.now(clock))).orElse(false);
        return left ? ResponseEntity.noContent().build() : ResponseEntity.notFound().build();
    }

    private ModelAndView page(HttpStatus status, String fault) {
        Optional<Membership> live = memberships.liveOf(Scope.desk().personId());
        if (live.isEmpty()) {
            return new ModelAndView("membership/no-card");
        }
        return new ModelAndView("membership/leaving", Map.of("membership", live.get(), "unionName", unions.get(live.get().unitId()).name(),
                "fault", fault), status);
    }
}
