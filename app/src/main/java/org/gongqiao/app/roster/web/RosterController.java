package org.gongqiao.app.roster.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.RecordLookup;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.roster.ImportState;
import org.gongqiao.app.roster.NewImport;
import org.gongqiao.app.roster.RosterImport;
import org.gongqiao.app.roster.RosterImports;
import org.gongqiao.app.roster.RosterVerdict;
import org.gongqiao.app.roster.sheet.RosterTemplate;
import org.gongqiao.app.roster.sheet.RosterWording;
import org.gongqiao.app.ui.MenuEntry;
import org.gongqiao.app.ui.MenuSection;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Rosters on the officer's desk: upload, preview, the officer's word, progress, error workbook, undo. */
@Controller
class RosterController implements RecordLookup {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int LONGEST_BASIS = 200;

    private final RosterImports imports;
    private final Unions unions;
    private final Clock clock;
    private final DataSize mostBytes;

    RosterController(RosterImports imports, Unions unions, Clock clock, @Value("${gq.roster.max-upload}") DataSize mostBytes) {
        this.imports = imports;
        this.unions = unions;
        this.clock = clock;
        this.mostBytes = mostBytes;
    }

    @Allowed(Permission.ROSTER_IMPORT)
    @GetMapping("/roster")
    ModelAndView start(@RequestParam(required = false) @Nullable UUID after) {
        var form = new RosterPages.Form(Scope.desk().unit(), Scope.desk().unitName(), false, "", "");
        return start(HttpStatus.OK, form, Map.of(), after);
    }

    @Allowed(Permission.ROSTER_IMPORT)
    @GetMapping("/roster/template")
    void template(@ModelAttribute("ui") Ui ui, HttpServletResponse response) throws IOException {
        download(response, ui.msg("roster.template.file"));
        new RosterTemplate(wording(ui)).write(response.getOutputStream());
    }

    /** Unions of the desk's scope for the type-ahead boxes. */
    @Allowed(Permission.ROSTER_IMPORT)
    @GetMapping("/roster/unions")
    ModelAndView unions(@RequestParam(defaultValue = "") String q) {
        return new ModelAndView("roster/_unions", Map.of("page", new RosterPages.Found(unions.search(q.strip(), 10))));
    }

    @Allowed(Permission.ROSTER_IMPORT)
    @PostMapping("/roster")
    ModelAndView upload(@RequestParam(required = false) @Nullable MultipartFile file, @RequestParam(defaultValue = "") String unit,
                        @RequestParam(defaultValue = "false") boolean declared, @RequestParam(defaultValue = "") String basis,
                        @RequestParam(defaultValue = "") String basisOn, @ModelAttribute("ui") Ui ui) {
        var errors = new LinkedHashMap<String, String>();
        if (file == null || file.getOriginalFilename() == null || file.getOriginalFilename().isBlank()) {
            errors.put("file", ui.msg("roster.upload.file.missing"));
        } else if (file.getSize() > mostBytes.toBytes()) {
            errors.put("file", ui.msg("roster.upload.file.tooLarge", mostBytes.toMegabytes()));
        }
        Optional<Union> target = uuid(unit).flatMap(unions::findInScope).filter(union -> !union.isClosed());
        if (target.isEmpty()) {
            errors.put("unit-text", ui.msg("roster.upload.unit.missing"));
        }
        if (declared && (basis.isBlank() || basis.strip().length() > LONGEST_BASIS)) {
            errors.put("basis", ui.msg("roster.upload.basis.missing", LONGEST_BASIS));
        }
        Optional<LocalDate> day = day(basisOn);
        if (!basisOn.isBlank() && (day.isEmpty() || day.get().isAfter(LocalDate.now(clock)))) {
            errors.put("basisOn", ui.msg("roster.upload.basisOn.wrong"));
        }
        if (!errors.isEmpty()) {
            var form = new RosterPages.Form(target.map(Union::id).orElse(null), target.map(Union::name).orElse(""), declared, basis, basisOn);
            return start(HttpStatus.UNPROCESSABLE_CONTENT, form, errors, null);
        }
        MultipartFile sent = Objects.requireNonNull(file);
        UUID id = imports.upload(Scope.desk(), new NewImport(fileName(sent), target.orElseThrow().id(), declared ? basis.strip() : null,
                declared ? day.orElse(null) : null), path -> sent.transferTo(path));
        return new ModelAndView("redirect:/roster/" + id);
    }

    @Allowed(value = Permission.ROSTER_IMPORT, record = "roster-import")
    @GetMapping("/roster/{id}")
    ModelAndView show(@PathVariable UUID id, @RequestParam(defaultValue = "") String rows, @RequestParam(defaultValue = "0") int after,
                      @RequestHeader(value = "HX-Request", required = false) @Nullable String htmx, @ModelAttribute("ui") Ui ui, HttpServletResponse response) {
        response.setHeader("Vary", "HX-Request");
        return new ModelAndView(htmx == null ? "roster/import" : "roster/_import", Map.of("page", page(id, rows, after, ui)));
    }

    @Allowed(value = Permission.ROSTER_IMPORT, record = "roster-import")
    @PostMapping("/roster/{id}/unions")
    String match(@PathVariable UUID id, @RequestParam Map<String, String> form, RedirectAttributes redirect) {
        var matches = new HashMap<Integer, UUID>();
        form.forEach((name, value) -> {
            if (name.matches("unit-\\d{1,6}")) {
                uuid(value).filter(unit -> unions.findInScope(unit).isPresent()).ifPresent(unit -> matches.put(Integer.valueOf(name.substring(5)), unit));
            }
        });
        boolean done = imports.match(id, matches);
        return answer(id, done, "roster.matched", redirect, matches.size());
    }

    @Allowed(value = Permission.ROSTER_IMPORT, record = "roster-import")
    @PostMapping("/roster/{id}/confirmation")
    String confirm(@PathVariable UUID id, RedirectAttributes redirect) {
        return answer(id, imports.confirm(id, Scope.desk().personId()), "roster.confirmed", redirect);
    }

    @Allowed(value = Permission.ROSTER_IMPORT, record = "roster-import")
    @PostMapping("/roster/{id}/cancellation")
    String cancel(@PathVariable UUID id, RedirectAttributes redirect) {
        return answer(id, imports.cancel(id), "roster.cancelled", redirect);
    }

    @Allowed(value = Permission.ROSTER_IMPORT, record = "roster-import")
    @PostMapping("/roster/{id}/undo")
    String undo(@PathVariable UUID id, RedirectAttributes redirect) {
        return answer(id, imports.undo(id, Scope.desk().personId()), "roster.undoing", redirect);
    }

    /** A POST, since taking a list out is an act that is logged. */
    @Allowed(value = Permission.ROSTER_IMPORT, record = "roster-import")
    @PostMapping("/roster/{id}/errors")
    void errors(@PathVariable UUID id, @ModelAttribute("ui") Ui ui, HttpServletResponse response) throws IOException {
        RosterImport plan = imports.get(id);
        download(response, ui.msg("roster.error.file", plan.fileName().replaceFirst("\\.[^.]*$", "")));
        imports.errors(id, wording(ui), response.getOutputStream());
    }

    @Override
    public String kind() {
        return "roster-import";
    }

    @Override
    public boolean inScope(UUID id) {
        return imports.inScope(id);
    }

    private static String answer(UUID id, boolean done, String key, RedirectAttributes redirect, Object... args) {
        redirect.addFlashAttribute(Ui.Flash.NAME, done ? Ui.Flash.done(key, args) : Ui.Flash.refused("roster.state.moved"));
        return "redirect:/roster/" + id;
    }

    private ModelAndView start(HttpStatus status, RosterPages.Form form, Map<String, String> errors, @Nullable UUID after) {
        var slice = imports.list(after);
        Map<UUID, String> names = names(slice.items().stream().map(RosterImport::unitId).distinct().toList());
        return new ModelAndView("roster/start", Map.of("page", new RosterPages.Start(form, errors, slice.items(), names,
                slice.next() == null ? null : "/roster?after=" + slice.next())), status);
    }

    private RosterPages.Show page(UUID id, String rows, int after, Ui ui) {
        RosterImport plan = imports.get(id);
        boolean readable = plan.state() != ImportState.READING && plan.state() != ImportState.REFUSED && plan.state() != ImportState.CANCELLED;
        boolean kept = rows.equals("kept");
        List<RosterVerdict> lists = Stream.of(RosterVerdict.REJECTED, RosterVerdict.DUPLICATE, RosterVerdict.CHANGED, RosterVerdict.INVITED, RosterVerdict.WAITING)
                .filter(verdict -> count(plan, verdict) > 0).toList();
        RosterVerdict tab = kept ? null : lists.stream().filter(verdict -> verdict.name().equals(rows)).findFirst().orElse(lists.isEmpty() ? RosterVerdict.REJECTED : lists.getFirst());
        var tabs = new ArrayList<RosterPages.Tab>();
        if (plan.counts().kept() > 0) {
            tabs.add(new RosterPages.Tab("kept", ui.msg("roster.verdict.KEPT"), plan.counts().kept(), kept));
        }
        lists.forEach(verdict -> tabs.add(new RosterPages.Tab(verdict.name(), ui.msg("roster.verdict." + verdict.name()), count(plan, verdict), verdict == tab)));
        var slice = readable && !tabs.isEmpty() ? imports.rows(id, tab, after, wording(ui)) : new org.gongqiao.app.kernel.Slice<RosterImports.Row>(List.of(), null);
        var named = readable ? imports.unions(id) : List.<org.gongqiao.app.roster.NamedUnion>of();
        return new RosterPages.Show(plan, unions.get(plan.unitId()).name(), refusal(plan, ui), tab, tabs, slice.items(),
                slice.next() == null ? null : "/roster/" + id + "?rows=" + (tab == null ? "kept" : tab.name()) + "&after=" + slice.next(), named,
                names(named.stream().map(org.gongqiao.app.roster.NamedUnion::unitId).filter(Objects::nonNull).distinct().toList()));
    }

    static int count(RosterImport plan, RosterVerdict verdict) {
        var counts = plan.counts();
        return switch (verdict) {
            case NEW -> counts.added();
            case CHANGED -> counts.changed();
            case UNCHANGED -> counts.unchanged();
            case INVITED -> counts.invited();
            case DUPLICATE -> counts.duplicate();
            case REJECTED -> counts.rejected();
            case WAITING -> counts.waiting();
        };
    }

    private static @Nullable String refusal(RosterImport plan, Ui ui) {
        return plan.refusal() == null ? null : RefusalWords.of(plan, wording(ui));
    }

    private Map<UUID, String> names(List<UUID> ids) {
        var names = new HashMap<UUID, String>();
        if (!ids.isEmpty()) {
            unions.get(ids).forEach((id, union) -> names.put(id, union.name()));
        }
        return names;
    }

    private static RosterWording wording(Ui ui) {
        return new RosterWording(ui.locale(), ui::msg);
    }

    private static void download(HttpServletResponse response, String name) {
        response.setContentType(XLSX);
        response.setHeader("Content-Disposition", ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString());
    }

    /** The last part of what the browser calls the file; some send a path. */
    static String fileName(MultipartFile file) {
        String name = String.valueOf(file.getOriginalFilename());
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).replaceAll("\\p{Cntrl}", "").strip();
        return name.length() > 120 ? name.substring(name.length() - 120) : name;
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return typed.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(typed.strip()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static Optional<UUID> uuid(@Nullable String text) {
        return text != null && text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    @Bean
    static MenuEntry rosterEntry() {
        return new MenuEntry(MenuSection.MEMBERS, 35, "/roster", "file-import", "roster.title", Permission.ROSTER_IMPORT);
    }
}
