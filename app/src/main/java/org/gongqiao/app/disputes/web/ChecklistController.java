package org.gongqiao.app.disputes.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.disputes.checklist.Checklist;
import org.gongqiao.app.disputes.checklist.Checklists;
import org.gongqiao.app.disputes.checklist.Settlements;
import org.gongqiao.app.documents.FormFiles;
import org.gongqiao.app.documents.ListFormat;
import org.gongqiao.app.documents.ListWriter;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Checklists of grassroots rights work, and the shares of disputes settled early and low. */
@Controller
class ChecklistController {

    private final Checklists checklists;
    private final Settlements settlements;
    private final FormFiles files;
    private final Ids ids;
    private final Clock clock;

    ChecklistController(Checklists checklists, Settlements settlements, FormFiles files, Ids ids, Clock clock) {
        this.checklists = checklists;
        this.settlements = settlements;
        this.files = files;
        this.ids = ids;
        this.clock = clock;
    }

    @Allowed(Permission.DISPUTE_READ)
    @GetMapping("/checklists")
    ModelAndView list(@ModelAttribute("ui") Ui ui) {
        return list(HttpStatus.OK, ui, Map.of());
    }

    @Allowed(Permission.DISPUTE_CONFIGURE)
    @PostMapping("/checklists")
    ModelAndView name(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String target, @RequestParam(defaultValue = "") String slots,
                      @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        List<String> lines = slots.lines().map(String::strip).filter(each -> !each.isEmpty()).toList();
        var chosen = Typed.choice(Checklist.Target.class, target);
        if (chosen.isEmpty() || !isChecklist(name.strip(), lines)) {
            return list(HttpStatus.UNPROCESSABLE_CONTENT, ui, Map.of("name", ui.msg("disputes.fault.checklist")));
        }
        checklists.name(name.strip(), chosen.get(), lines);
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("disputes.flash.checklist", name.strip()));
        return new ModelAndView("redirect:/checklists");
    }

    @Allowed(value = Permission.DISPUTE_CONFIGURE, record = "checklist")
    @PostMapping("/checklists/{id}/end")
    ModelAndView close(@PathVariable UUID id, RedirectAttributes redirect) {
        checklists.close(id);
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("disputes.flash.checklistClosed"));
        return new ModelAndView("redirect:/checklists");
    }

    /** Not under the checklist's address: it may belong to a union above, which no record of the desk's subtree does. */
    @Allowed(Permission.DISPUTE_WORK)
    @PostMapping("/proofs")
    ModelAndView fill(@RequestParam(defaultValue = "") String key, @RequestParam(defaultValue = "") String checklist, @RequestParam(defaultValue = "") String slot,
                      @RequestParam(defaultValue = "") String served, @RequestParam(defaultValue = "") String on, @RequestParam(defaultValue = "") String note,
                      @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> carried,
                      @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var form = Typed.id(key);
        var list = Typed.id(checklist).flatMap(checklists::find);
        var day = Typed.day(on);
        boolean right = form.isPresent() && list.isPresent() && day.isPresent() && slot.matches("\\d{1,2}") && served.length() <= 100 && !note.isBlank() && note.length() <= 500;
        FormFiles.Taken taken = right ? files.take(FormFiles.chosen(carried)) : new FormFiles.Taken(List.of(), null);
        if (taken.refused() != null) {
            return list(HttpStatus.UNPROCESSABLE_CONTENT, ui, Map.of("name", ui.msg(taken.refusalKey(), taken.refusalArgs())));
        }
        if (!right || !checklists.fill(form.get(), list.get().id(), Integer.parseInt(slot), served.strip(), day.get(), note.strip(), taken.ids())) {
            return list(HttpStatus.UNPROCESSABLE_CONTENT, ui, Map.of("name", ui.msg("disputes.fault.proof")));
        }
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("disputes.flash.filled"));
        return new ModelAndView("redirect:/checklists");
    }

    @Allowed(Permission.DISPUTE_READ)
    @GetMapping("/settlements")
    ModelAndView settlements(@RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String until) {
        LocalDate first = first(from);
        LocalDate last = last(until, first);
        List<Settlements.Line> lines = settlements.of(first, last);
        return Answers.view("disputes/settlements", HttpStatus.OK, new ChecklistPages.SettlementPage(first, last, lines, Settlements.total(lines)));
    }

    /** Counts only: nobody is named in it. */
    @Allowed(Permission.DISPUTE_READ)
    @GetMapping("/settlements/table")
    void export(@RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String until, @RequestParam(defaultValue = "XLSX") String format,
                @ModelAttribute("ui") Ui ui, HttpServletResponse response) throws IOException {
        LocalDate first = first(from);
        LocalDate last = last(until, first);
        ListFormat chosen = format.equals("CSV") ? ListFormat.CSV : ListFormat.XLSX;
        response.setContentType(chosen.mediaType());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, PaperController.disposition(ui.msg("disputes.settlements.file", first.toString(), last.toString()) + "." + chosen.ending()));
        List<String> headings = List.of("region", "trade", "ended", "settled", "informal", "lowest").stream().map(each -> ui.msg("disputes.settlements." + each)).toList();
        try (ListWriter list = ListWriter.open(chosen, response.getOutputStream(), ui.msg("disputes.settlements.title"), headings)) {
            for (Settlements.Line line : settlements.of(first, last)) {
                list.row(List.of(line.region(), ui.msg("membership.trade." + line.trade().name()), String.valueOf(line.ended()), String.valueOf(line.settled()),
                        String.valueOf(line.informal()), String.valueOf(line.lowest())));
            }
        }
    }

    private LocalDate first(String typed) {
        return Typed.day(typed).orElseGet(() -> LocalDate.now(clock).withDayOfYear(1));
    }

    private LocalDate last(String typed, LocalDate first) {
        return Typed.day(typed).filter(day -> !day.isBefore(first)).orElseGet(() -> LocalDate.now(clock).isBefore(first) ? first : LocalDate.now(clock));
    }

    private ModelAndView list(HttpStatus status, Ui ui, Map<String, String> errors) {
        List<ChecklistPages.One> rows = checklists.all().stream().map(each -> new ChecklistPages.One(each, checklists.progress(each), checklists.below(each),
                checklists.own(each.id()), checklists.inScope(each.id()))).toList();
        return Answers.view("disputes/checklists", status, new ChecklistPages.ListPage(rows, Scope.desk().may(Permission.DISPUTE_WORK),
                Scope.desk().may(Permission.DISPUTE_CONFIGURE), ids.next(), Answers.options(ui, Checklist.Target.values(), "disputes.target."), errors));
    }

    static boolean isChecklist(String name, List<String> slots) {
        return !name.isEmpty() && name.length() <= 50 && !slots.isEmpty() && slots.size() <= 30 && slots.stream().allMatch(each -> each.length() <= 100);
    }
}
