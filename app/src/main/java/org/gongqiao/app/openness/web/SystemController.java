package org.gongqiao.app.openness.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.documents.Audience;
import org.gongqiao.app.documents.ListFormat;
import org.gongqiao.app.documents.TakeOutcome;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.democracy.HeldFacts.Reached;
import org.gongqiao.app.openness.Outcome;
import org.gongqiao.app.openness.disclosure.Enterprise;
import org.gongqiao.app.openness.disclosure.Enterprises;
import org.gongqiao.app.openness.systemset.Entry;
import org.gongqiao.app.openness.systemset.Finding;
import org.gongqiao.app.openness.systemset.FindingKind;
import org.gongqiao.app.openness.systemset.RecordEntry;
import org.gongqiao.app.openness.systemset.Slot;
import org.gongqiao.app.openness.systemset.SlotSet;
import org.gongqiao.app.openness.systemset.SystemLists;
import org.gongqiao.app.openness.systemset.SystemSets;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.ui.Forms;
import org.gongqiao.app.ui.Ui;
import org.gongqiao.app.ui.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The set of systems of an enterprise, what is missing or broken in it, and the overview of a union above. */
@Controller
class SystemController {

    private static final int PAGE = 50;
    private static final int SLOTS = 20;

    private final SystemSets sets;
    private final SystemLists lists;
    private final Enterprises enterprises;
    private final Attachments attachments;
    private final Unions unions;
    private final Law law;
    private final Ids ids;

    SystemController(SystemSets sets, SystemLists lists, Enterprises enterprises, Attachments attachments, Unions unions, Law law, Ids ids) {
        this.sets = sets;
        this.lists = lists;
        this.enterprises = enterprises;
        this.attachments = attachments;
        this.unions = unions;
        this.law = law;
        this.ids = ids;
    }

    @Allowed(Permission.OPENNESS_READ)
    @GetMapping("/systems")
    ModelAndView home() {
        Desk desk = Scope.desk();
        if (enterprises.find(desk.unit()).isPresent()) {
            return show(HttpStatus.OK, desk.unit(), Map.of());
        }
        return Views.of("openness/systems", HttpStatus.OK, new SystemPages.Overview(sets.overview(), !OpennessController.isEnterprise(unions.get(desk.unit()))));
    }

    @Allowed(value = Permission.OPENNESS_READ, record = "enterprise")
    @GetMapping("/systems/enterprises/{id}")
    ModelAndView show(@PathVariable UUID id) {
        return show(HttpStatus.OK, id, Map.of());
    }

    private ModelAndView show(HttpStatus status, UUID id, Map<String, String> errors) {
        Enterprise enterprise = enterprises.get(id);
        Book book = law.today(enterprise.region());
        var slots = new ArrayList<SystemPages.Filled>();
        int breaches = 0;
        for (SystemSets.Filled filled : sets.of(id)) {
            Entry entry = filled.entry();
            breaches += (int) filled.findings().stream().filter(finding -> finding.kind().isBreach()).count();
            slots.add(new SystemPages.Filled(filled.slot(), entry, filled.findings().stream().map(each -> new SystemPages.Found(each, book.rule(each.ruleId()))).toList(),
                    entry == null ? List.of() : attachments.of(AttachmentOwner.of(SystemSets.OWNER, entry.id()))));
        }
        return Views.of("openness/set", status, new SystemPages.SetPage(enterprise, sets.setFor(id), slots, breaches, sets.before(id), sets.steps(id), sets.covers(id),
                Scope.desk().may(Permission.OPENNESS_WORK), errors));
    }

    /** Those in scope with one kind of finding. */
    @Allowed(Permission.OPENNESS_READ)
    @GetMapping("/systems/findings/{kind}")
    ModelAndView findings(@PathVariable String kind, @RequestParam(required = false) @Nullable String after) {
        FindingKind found = Forms.known(FindingKind.values(), kind);
        if (found == null) {
            throw new NotFound("finding", kind);
        }
        Slice<Finding> page = sets.findings(found, Forms.after(after), PAGE);
        return Views.of("openness/findings", HttpStatus.OK, new SystemPages.Findings(found, page.items(),
                law.today(Parameter.COUNTRY).rule(found.ruleId("")), page.next() == null ? null : "/systems/findings/" + found + "?after=" + page.next()));
    }

    @Allowed(value = Permission.OPENNESS_WORK, record = "enterprise")
    @GetMapping("/systems/enterprises/{id}/entries/new")
    ModelAndView blank(@PathVariable UUID id, @RequestParam(defaultValue = "") String slot) {
        return form(HttpStatus.OK, id, Map.of("slot", slot), Map.of());
    }

    private ModelAndView form(HttpStatus status, UUID id, Map<String, String> typed, Map<String, String> errors) {
        UUID key = Forms.uuid(typed.get("key"));
        return Views.of("openness/entry-form", status, new SystemPages.EntryForm(enterprises.get(id), sets.setFor(id), sets.steps(id), typed,
                key == null ? ids.random() : key, errors));
    }

    @Allowed(value = Permission.OPENNESS_WORK, record = "enterprise")
    @PostMapping("/systems/enterprises/{id}/entries")
    ModelAndView record(@PathVariable UUID id, @RequestParam Map<String, String> typed, @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> files,
                        @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) throws IOException {
        var form = new Forms(ui);
        SlotSet set = sets.setFor(id);
        String slot = typed.getOrDefault("slot", "");
        if (set.slots().stream().noneMatch(each -> each.key().equals(slot))) {
            form.fault("slot", "ui.fault.choose");
        }
        String title = form.text("title", typed.getOrDefault("title", ""), 100);
        String number = form.optional("number", typed.getOrDefault("number", ""), 60);
        var paperOn = form.optionalDay("paperOn", typed.getOrDefault("paperOn", ""));
        var until = form.optionalDay("validUntil", typed.getOrDefault("validUntil", ""));
        if (paperOn != null && until != null && until.isBefore(paperOn)) {
            form.fault("validUntil", "openness.row.order");
        }
        if (form.failed()) {
            return form(HttpStatus.UNPROCESSABLE_CONTENT, id, typed, form.errors());
        }
        UUID key = Forms.uuid(typed.get("key"));
        Outcome outcome = sets.record(new RecordEntry(key == null ? ids.random() : key, id, slot, title, number, paperOn, until, null,
                Forms.uuid(typed.get("step")), List.of()));
        OpennessAnswers.No no = OpennessAnswers.no(outcome, ui);
        if (no != null || !(outcome instanceof Outcome.Done(UUID entry))) {
            return form(no == null ? HttpStatus.CONFLICT : no.status(), id, typed, no == null ? Map.of() : no.errors());
        }
        TakeOutcome.Refused refused = sets.takePapers(entry, () -> ItemController.take(attachments, AttachmentOwner.of(SystemSets.OWNER, entry), Audience.DESK, files));
        redirect.addFlashAttribute(Ui.Flash.NAME, refused == null ? Ui.Flash.done("openness.flash.entry", title)
                : Ui.Flash.refused("openness.flash.fileRefused", ui.msg("documents.take." + refused.fault().name(), refused.args().toArray())));
        return new ModelAndView("redirect:/systems/enterprises/" + id);
    }

    /** Links what a session of the congress did. */
    @Allowed(value = Permission.OPENNESS_WORK, record = "systemEntry")
    @PostMapping("/systems/entries/{id}/step")
    ModelAndView link(@PathVariable UUID id, @RequestParam(defaultValue = "-1") int version, @RequestParam(defaultValue = "") String step,
                      @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        UUID item = Forms.uuid(step);
        return answer(id, item == null ? new Outcome.NotPossible("openness.notPossible.step") : sets.link(id, version, item), "openness.flash.linked", ui, redirect);
    }

    @Allowed(value = Permission.OPENNESS_WORK, record = "systemEntry")
    @PostMapping("/systems/entries/{id}/papers")
    ModelAndView papers(@PathVariable UUID id, @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> files, @ModelAttribute("ui") Ui ui,
                        RedirectAttributes redirect) throws IOException {
        Entry entry = sets.get(id);
        TakeOutcome.Refused refused = sets.takePapers(id, () -> ItemController.take(attachments, AttachmentOwner.of(SystemSets.OWNER, id), Audience.DESK, files));
        if (refused != null) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, entry.unitId(), Map.of("files", ui.msg("documents.take." + refused.fault().name(), refused.args().toArray())));
        }
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("openness.flash.papers"));
        return new ModelAndView("redirect:/systems/enterprises/" + entry.unitId());
    }

    @Allowed(value = Permission.OPENNESS_WORK, record = "systemEntry")
    @PostMapping("/systems/entries/{id}/ending")
    ModelAndView end(@PathVariable UUID id, @RequestParam(defaultValue = "-1") int version, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return answer(id, sets.end(id, version), "openness.flash.ended", ui, redirect);
    }

    private ModelAndView answer(UUID id, Outcome outcome, String done, Ui ui, RedirectAttributes redirect) {
        Entry entry = sets.get(id);
        OpennessAnswers.No no = OpennessAnswers.no(outcome, ui);
        if (no != null) {
            return show(no.status(), entry.unitId(), no.errors());
        }
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done(done));
        return new ModelAndView("redirect:/systems/enterprises/" + entry.unitId());
    }

    /** What the set consists of for the desk's union and those below it. */
    @Allowed(Permission.OPENNESS_READ)
    @GetMapping("/systems/slots")
    ModelAndView slots() {
        return slots(HttpStatus.OK, Map.of());
    }

    private ModelAndView slots(HttpStatus status, Map<String, String> errors) {
        SlotSet set = sets.setFor(Scope.desk().unit());
        return Views.of("openness/slots", status, new SystemPages.Slots(set, Scope.desk().unit().equals(set.unitId()),
                Scope.desk().may(Permission.CONGRESS_REVIEW), errors));
    }

    /** Sets it anew. Rows without a name and a known key are left out. */
    @Allowed(Permission.CONGRESS_REVIEW)
    @PostMapping("/systems/slots")
    ModelAndView define(@RequestParam MultiValueMap<String, String> typed, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var form = new Forms(ui);
        String reason = form.text("reason", typed.getOrDefault("reason", List.of("")).getFirst(), 200);
        List<Slot> slots = slots(typed, form);
        if (form.failed()) {
            return slots(HttpStatus.UNPROCESSABLE_CONTENT, form.errors());
        }
        OpennessAnswers.No no = OpennessAnswers.no(sets.define(Scope.desk().unit(), slots, reason), ui);
        if (no != null) {
            return slots(no.status(), no.errors());
        }
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("openness.flash.slots"));
        return new ModelAndView("redirect:/systems/slots");
    }

    /** Columns that belong together by their place; a name of the union's own makes a key of its own. */
    private static List<Slot> slots(MultiValueMap<String, String> typed, Forms form) {
        var found = new LinkedHashMap<String, Slot>();
        List<String> keys = typed.getOrDefault("key", List.of());
        for (int i = 0; i < Math.min(SLOTS, keys.size()); i++) {
            String name = at(typed, "name", i).strip();
            String key = keys.get(i);
            boolean known = key.matches("[A-Z_]{2,40}");
            String group = at(typed, "group", i);
            if (!known && name.isEmpty() || group.equals("-")) {
                continue;
            }
            Reached needs = Forms.known(Reached.values(), at(typed, "needs", i));
            if (name.length() > 40 || name.startsWith("openness.") || !List.of("1", "2", "N").contains(group) || needs == null || needs == Reached.REJECTED) {
                form.fault("slots", "openness.fault.slot", i + 1);
                continue;
            }
            String own = known ? key : "OWN_" + UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)).toString().substring(0, 8)
                    .toUpperCase(java.util.Locale.ROOT);
            boolean shipped = known && !key.startsWith("OWN_");
            found.putIfAbsent(own, new Slot(found.size() + 1, own, group, shipped && name.isEmpty() ? null : name, at(typed, "required", i).equals("true"), needs,
                    own.equals(Slot.CONGRESS)));
        }
        if (found.isEmpty()) {
            form.fault("slots", "openness.notPossible.slots");
        }
        return List.copyOf(found.values());
    }

    private static String at(MultiValueMap<String, String> typed, String name, int place) {
        List<String> values = typed.getOrDefault(name, List.of());
        return place < values.size() ? values.get(place) : "";
    }

    @Allowed(Permission.OPENNESS_WORK)
    @GetMapping("/systems/import")
    ModelAndView importForm() {
        return Views.of("openness/import", HttpStatus.OK, new SystemPages.ImportPage(null, 0, 0, Map.of()));
    }

    /** Checks a list row by row and, where asked and every row is good, takes it in. */
    @Allowed(Permission.OPENNESS_WORK)
    @PostMapping("/systems/import")
    ModelAndView take(@RequestParam(name = "file", required = false) @Nullable MultipartFile file, @RequestParam(defaultValue = "false") boolean write,
                      @ModelAttribute("ui") Ui ui) throws IOException {
        if (file == null || file.isEmpty()) {
            return Views.of("openness/import", HttpStatus.UNPROCESSABLE_CONTENT, new SystemPages.ImportPage(null, 0, 0, Map.of("file", ui.msg("openness.file.EMPTY"))));
        }
        try (InputStream in = file.getInputStream()) {
            return switch (lists.take(in, write)) {
                case SystemLists.Checked.Unreadable(String key) -> Views.of("openness/import", HttpStatus.UNPROCESSABLE_CONTENT,
                        new SystemPages.ImportPage(null, 0, 0, Map.of("file", ui.msg(key))));
                case SystemLists.Checked.Rows rows -> {
                    long faulty = rows.rows().stream().filter(row -> !row.isGood()).count();
                    yield Views.of("openness/import", faulty == 0 ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
                            new SystemPages.ImportPage(rows.rows(), rows.taken(), faulty, Map.of()));
                }
            };
        }
    }

    /** The template with nothing in it. */
    @Allowed(Permission.OPENNESS_READ)
    @GetMapping("/systems/template.xlsx")
    void template(@ModelAttribute("ui") Ui ui, HttpServletResponse response) throws IOException {
        send(List.of(), ui.msg("openness.list.template") + ".xlsx", ui, response);
    }

    /** The set of one enterprise in the same template. */
    @Allowed(value = Permission.OPENNESS_READ, record = "enterprise")
    @GetMapping("/systems/enterprises/{id}/list.xlsx")
    void list(@PathVariable UUID id, @ModelAttribute("ui") Ui ui, HttpServletResponse response) throws IOException {
        send(List.of(id), ui.msg("openness.list.systems", enterprises.get(id).unitName()) + ".xlsx", ui, response);
    }

    private void send(List<UUID> units, String name, Ui ui, HttpServletResponse response) throws IOException {
        response.setContentType(ListFormat.XLSX.mediaType());
        response.setHeader("Content-Disposition", OpennessAnswers.disposition(name));
        response.setHeader("Cache-Control", "private, no-store");
        lists.write(units, ListFormat.XLSX, ui.locale(), response.getOutputStream());
    }
}
