package org.gongqiao.app.disputes.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.disputes.dismissal.Answers.Fact;
import org.gongqiao.app.disputes.dismissal.Dismissal;
import org.gongqiao.app.disputes.dismissal.Dismissals;
import org.gongqiao.app.disputes.dismissal.Reason;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.documents.FormFiles;
import org.gongqiao.app.documents.Paper;
import org.gongqiao.app.documents.PaperFault;
import org.gongqiao.app.documents.PaperOutcome;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Employers' notices of dismissals and layoffs: the guided check, the union's opinion, the employer's answer. */
@Controller
@RequestMapping("/dismissals")
class DismissalController {

    private static final int PAGE = 30;

    private final Dismissals dismissals;
    private final DisputeDesk desk;
    private final FormFiles files;
    private final Ids ids;
    private final Clock clock;

    DismissalController(Dismissals dismissals, DisputeDesk desk, FormFiles files, Ids ids, Clock clock) {
        this.dismissals = dismissals;
        this.desk = desk;
        this.files = files;
        this.ids = ids;
        this.clock = clock;
    }

    @Allowed(Permission.DISPUTE_READ)
    @GetMapping
    ModelAndView list(@RequestParam(required = false) @Nullable String before) {
        Slice<Dismissal> page = dismissals.list(Typed.id(before).orElse(null), PAGE);
        return Answers.view("disputes/dismissals", HttpStatus.OK, new DismissalPages.ListPage(page.items(), Scope.desk().may(Permission.DISPUTE_WORK),
                page.next() == null ? null : "/dismissals?before=" + page.next()));
    }

    @Allowed(Permission.DISPUTE_WORK)
    @GetMapping("/new")
    ModelAndView form(@ModelAttribute("ui") Ui ui) {
        return form(HttpStatus.OK, ui, DismissalForm.empty(ids.next().toString(), LocalDate.now(clock)), List.of(), Map.of());
    }

    @Allowed(Permission.DISPUTE_WORK)
    @PostMapping
    ModelAndView check(@ModelAttribute("form") DismissalForm form, @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> carried,
                       @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Map<String, String> faults = form.faults(LocalDate.now(clock));
        FormFiles.Taken taken = files.all(form.sent(), carried);
        var errors = new LinkedHashMap<>(Answers.inWords(ui, faults));
        if (taken.refused() != null) {
            errors.put("attachments", ui.msg(taken.refusalKey(), taken.refusalArgs()));
        }
        if (!errors.isEmpty()) {
            return form(HttpStatus.UNPROCESSABLE_CONTENT, ui, form, files.waiting(taken.ids().stream().map(UUID::toString).toList()), errors);
        }
        UUID id = dismissals.check(Typed.id(form.key()).orElseThrow(), Typed.text(form.employer()), form.read(), taken.ids());
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("disputes.flash.checked"));
        return new ModelAndView("redirect:/dismissals/" + id);
    }

    @Allowed(value = Permission.DISPUTE_READ, record = "dismissal")
    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return show(HttpStatus.OK, id, ui, Map.of());
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dismissal")
    @GetMapping("/{id}/opinion")
    Object opinion(@PathVariable UUID id, @RequestParam(defaultValue = "pdf") String form, @ModelAttribute("ui") Ui ui) {
        return switch (dismissals.opinion(id)) {
            case PaperOutcome.Made(Paper paper) -> PaperController.answer(paper, form);
            case PaperOutcome.Refused(List<PaperFault> faults) -> show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui,
                    Map.of("paper", ui.msg("disputes.fault.paper", PaperController.missing(ui, faults))));
        };
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dismissal")
    @PostMapping("/{id}/opinion")
    ModelAndView issue(@PathVariable UUID id, @RequestParam int version, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        if (!dismissals.issue(id, version)) {
            return show(HttpStatus.CONFLICT, id, ui, Map.of("stale", ui.msg("disputes.stale")));
        }
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("disputes.flash.issued"));
        return new ModelAndView("redirect:/dismissals/" + id);
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dismissal")
    @PostMapping("/{id}/answer")
    ModelAndView answered(@PathVariable UUID id, @RequestParam int version, @RequestParam(defaultValue = "") String on, @RequestParam(defaultValue = "") String answer,
                          @RequestParam(defaultValue = "") String corrected, @RequestParam(defaultValue = "") List<String> attachments,
                          @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> carried, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        LocalDate day = Typed.day(on).filter(each -> !each.isAfter(LocalDate.now(clock))).orElse(null);
        if (day == null || answer.isBlank() || answer.length() > 2000 || !corrected.matches("true|false")) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, Map.of("answer", ui.msg("disputes.fault.employerAnswer")));
        }
        FormFiles.Taken taken = files.all(attachments, carried);
        if (taken.refused() != null) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, Map.of("attachments", ui.msg(taken.refusalKey(), taken.refusalArgs())));
        }
        if (!dismissals.answered(id, version, day, answer.strip(), corrected.equals("true"), taken.ids())) {
            return show(HttpStatus.CONFLICT, id, ui, Map.of("stale", ui.msg("disputes.stale")));
        }
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("disputes.flash.employerAnswered"));
        return new ModelAndView("redirect:/dismissals/" + id);
    }

    private ModelAndView show(HttpStatus status, UUID id, Ui ui, Map<String, String> errors) {
        Dismissal dismissal = dismissals.get(id);
        return Answers.view("disputes/dismissal", status, new DismissalPages.Show(dismissal, dismissals.verdicts(dismissal), desk.history(ui, dismissal.matterId()), dismissals.files(id),
                Scope.desk().may(Permission.DISPUTE_WORK), errors));
    }

    private static ModelAndView form(HttpStatus status, Ui ui, DismissalForm form, List<Attachment> waiting, Map<String, String> errors) {
        List<DismissalPages.Question> questions = List.of(
                question(ui, "fault", Fact.ON_PROBATION, Fact.STANDARD_TOLD, Fact.RULE_LAWFUL, Fact.RULE_KNOWN, Fact.HARM_SHOWN, Fact.HINDERS_OR_REFUSED,
                        Fact.DECEIT_SHOWN, Fact.SENTENCED),
                question(ui, "noFault", Fact.NOTICE_OR_PAY, Fact.OTHER_WORK_TRIED, Fact.TRAINED_OR_MOVED, Fact.CHANGE_TALKED_OVER),
                question(ui, "layoff", Fact.LAYOFF_GROUND, Fact.HEARD, Fact.REPORTED),
                question(ui, "protected", Fact.UNEXAMINED, Fact.CAPACITY_LOST, Fact.MEDICAL_PERIOD, Fact.MATERNITY));
        return Answers.view("disputes/dismissal-new", status, new DismissalPages.NewPage(form, Answers.options(ui, Reason.values(), "disputes.reason."), questions, waiting, errors));
    }

    private static DismissalPages.Question question(Ui ui, String name, Fact... facts) {
        return new DismissalPages.Question(ui.msg("disputes.question." + name), Arrays.stream(facts).map(each -> new Ui.Option(each.name(), ui.msg("disputes.fact." + each.name()))).toList());
    }
}
