package org.gongqiao.app.standing.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.MatterHistory;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.standing.ending.AppealOutcome;
import org.gongqiao.app.standing.ending.Ending;
import org.gongqiao.app.standing.ending.Endings;
import org.gongqiao.app.ui.Ui;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The decision that ended one's own membership: why, under which rule, and the appeal. */
@Self
@Controller
@RequestMapping("/my/endings/{id}")
class OwnEndingController {

    private final Endings endings;
    private final Matters matters;
    private final MatterHistory history;
    private final Clock clock;

    OwnEndingController(Endings endings, Matters matters, MatterHistory history, Clock clock) {
        this.endings = endings;
        this.matters = matters;
        this.history = history;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return show(HttpStatus.OK, id, ui, "", Map.of());
    }

    @PostMapping("/appeal")
    ModelAndView appeal(@PathVariable UUID id, @RequestParam(defaultValue = "") String text, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        if (text.isBlank() || text.length() > TransferController.LONGEST) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, text, Map.of("text", ui.msg("standing.fault.text", TransferController.LONGEST)));
        }
        return switch (endings.appeal(id, text.strip())) {
            case AppealOutcome.Done(Ending now) -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("standing.own.appealed"));
                yield new ModelAndView("redirect:/my/endings/" + id);
            }
            case AppealOutcome.Stale stale -> show(HttpStatus.CONFLICT, id, ui, text, Map.of("stale", ui.msg("standing.stale")));
            case AppealOutcome.NotPossible(String key) -> show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, text, Map.of("notPossible", ui.msg(key)));
        };
    }

    private ModelAndView show(HttpStatus status, UUID id, Ui ui, String text, Map<String, String> errors) {
        Ending ending = endings.get(id);
        Matter matter = ending.appeal() == null ? null : matters.get(ending.appeal().matterId());
        return TransferController.view("standing/own-ending", status, new StandingPages.OwnEnding(ending, matter,
                matter == null ? List.of() : history.of(ui, matter.id()), ending.mayAppeal(LocalDate.now(clock)), text, errors));
    }
}
