package org.gongqiao.app.roster.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.roster.ImportState;
import org.gongqiao.app.roster.NamedUnion;
import org.gongqiao.app.roster.NewImport;
import org.gongqiao.app.roster.RosterImport;
import org.gongqiao.app.roster.RosterImports;
import org.gongqiao.app.roster.RosterVerdict;
import org.gongqiao.app.roster.sheet.RosterTemplate;
import org.gongqiao.app.roster.sheet.RosterWording;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Rosters for other programs: the same steps, the same refusals. The officer's word is needed here too. */
@RestController
@RequestMapping("/api/v1")
class RosterApi {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    record Import(UUID id, ImportState state, String fileName, UUID unit, @Nullable String refusal, @Nullable String refusalText, @Nullable String basis,
                  @Nullable LocalDate basisOn, List<String> unknownColumns, Progress progress, RosterImport.Counts rows, Instant createdAt,
                  @Nullable Instant finishedAt) {}

    record Progress(int done, int of) {}

    record Items<T>(List<T> items, @Nullable String next) {}

    record Unit(int no, String name, @Nullable UUID unit, int rows) {}

    record Match(@Nullable Integer no, @Nullable UUID unit) {}

    record Matches(@Nullable List<Match> matches) {}

    private final RosterImports imports;
    private final Unions unions;
    private final MessageSource texts;
    private final Clock clock;
    private final DataSize mostBytes;

    RosterApi(RosterImports imports, Unions unions, MessageSource texts, Clock clock, @Value("${gq.roster.max-upload}") DataSize mostBytes) {
        this.imports = imports;
        this.unions = unions;
        this.texts = texts;
        this.clock = clock;
        this.mostBytes = mostBytes;
    }

    @Allowed(Permission.ROSTER_IMPORT)
    @GetMapping("/roster-imports")
    Items<Import> list(@RequestParam(required = false) @Nullable UUID after) {
        var slice = imports.list(after);
        return new Items<>(slice.items().stream().map(this::item).toList(), slice.next());
    }

    @Allowed(Permission.ROSTER_IMPORT)
    @GetMapping("/roster-template")
    void template(HttpServletResponse response) throws IOException {
        response.setContentType(XLSX);
        new RosterTemplate(wording()).write(response.getOutputStream());
    }

    /**
     * Uploads a roster and begins to read it.
     *
     * @param unit    union of rows that name none; without it that of the desk
     * @param basis   declares paper applications: what they are and where they are kept; without it new rows become invitations
     * @param basisOn their date where a row has none of its own
     */
    @Allowed(Permission.ROSTER_IMPORT)
    @PostMapping("/roster-imports")
    ResponseEntity<?> upload(@RequestParam(required = false) @Nullable MultipartFile file, @RequestParam(required = false) @Nullable UUID unit,
                             @RequestParam(required = false) @Nullable String basis,
                             @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate basisOn) {
        if (file == null) {
            return problem(HttpStatus.UNPROCESSABLE_CONTENT, "roster.upload.file.missing", null);
        }
        if (file.getSize() > mostBytes.toBytes()) {
            return problem(HttpStatus.CONTENT_TOO_LARGE, "roster.upload.file.tooLarge", null, mostBytes.toMegabytes());
        }
        Optional<Union> target = unions.findInScope(unit == null ? Scope.desk().unit() : unit).filter(union -> !union.isClosed());
        if (target.isEmpty()) {
            return problem(HttpStatus.UNPROCESSABLE_CONTENT, "roster.upload.unit.missing", null);
        }
        if (basis != null && (basis.isBlank() || basis.strip().length() > 200)) {
            return problem(HttpStatus.UNPROCESSABLE_CONTENT, "roster.upload.basis.missing", "M-02", 200);
        }
        if (basisOn != null && basisOn.isAfter(LocalDate.now(clock))) {
            return problem(HttpStatus.UNPROCESSABLE_CONTENT, "roster.upload.basisOn.wrong", "M-02");
        }
        UUID id = imports.upload(Scope.desk(), new NewImport(RosterController.fileName(file), target.get().id(), basis == null ? null : basis.strip(), basisOn),
                path -> file.transferTo(path));
        return ResponseEntity.accepted().location(URI.create("/api/v1/roster-imports/" + id)).body(item(imports.get(id)));
    }

    @Allowed(value = Permission.ROSTER_IMPORT, record = "roster-import")
    @GetMapping("/roster-imports/{id}")
    Import show(@PathVariable UUID id) {
        return item(imports.get(id));
    }

    @Allowed(value = Permission.ROSTER_IMPORT, record = "roster-import")
    @GetMapping("/roster-imports/{id}/rows")
    Items<RosterImports.Row> rows(@PathVariable UUID id, @RequestParam RosterVerdict verdict, @RequestParam(defaultValue = "0") int after) {
        var slice = imports.rows(id, verdict, after, wording());
        return new Items<>(slice.items(), slice.next());
    }

    /** Rows that an undo left as they are, because they were changed since. */
    @Allowed(value = Permission.ROSTER_IMPORT, record = "roster-import")
    @GetMapping("/roster-imports/{id}/kept-rows")
    Items<RosterImports.Row> kept(@PathVariable UUID id, @RequestParam(defaultValue = "0") int after) {
        var slice = imports.rows(id, null, after, wording());
        return new Items<>(slice.items(), slice.next());
    }

    @Allowed(value = Permission.ROSTER_IMPORT, record = "roster-import")
    @GetMapping("/roster-imports/{id}/unions")
    List<Unit> unions(@PathVariable UUID id) {
        return imports.unions(id).stream().map(RosterApi::unit).toList();
    }

    @Allowed(value = Permission.ROSTER_IMPORT, record = "roster-import")
    @PutMapping("/roster-imports/{id}/unions")
    ResponseEntity<?> match(@PathVariable UUID id, @RequestBody Matches form) {
        var matches = new HashMap<Integer, UUID>();
        for (Match match : form.matches() == null ? List.<Match>of() : form.matches()) {
            if (match.no() == null || match.unit() == null || unions.findInScope(match.unit()).isEmpty()) {
                return problem(HttpStatus.UNPROCESSABLE_CONTENT, "roster.upload.unit.missing", null);
            }
            matches.put(match.no(), match.unit());
        }
        if (matches.isEmpty()) {
            return problem(HttpStatus.UNPROCESSABLE_CONTENT, "roster.upload.unit.missing", null);
        }
        return answer(id, imports.match(id, matches));
    }

    @Allowed(value = Permission.ROSTER_IMPORT, record = "roster-import")
    @PostMapping("/roster-imports/{id}/confirmation")
    ResponseEntity<?> confirm(@PathVariable UUID id) {
        return answer(id, imports.confirm(id, Scope.desk().personId()));
    }

    @Allowed(value = Permission.ROSTER_IMPORT, record = "roster-import")
    @DeleteMapping("/roster-imports/{id}")
    ResponseEntity<?> cancel(@PathVariable UUID id) {
        return answer(id, imports.cancel(id));
    }

    @Allowed(value = Permission.ROSTER_IMPORT, record = "roster-import")
    @PostMapping("/roster-imports/{id}/undo")
    ResponseEntity<?> undo(@PathVariable UUID id) {
        return answer(id, imports.undo(id, Scope.desk().personId()));
    }

    @Allowed(value = Permission.ROSTER_IMPORT, record = "roster-import")
    @PostMapping("/roster-imports/{id}/errors")
    void errors(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        response.setContentType(XLSX);
        imports.errors(id, wording(), response.getOutputStream());
    }

    private ResponseEntity<?> answer(UUID id, boolean done) {
        return done ? ResponseEntity.accepted().body(item(imports.get(id))) : problem(HttpStatus.CONFLICT, "roster.state.moved", null);
    }

    private ResponseEntity<ProblemDetail> problem(HttpStatus status, String key, @Nullable String rule, Object... args) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, texts.getMessage(key, args, LocaleContextHolder.getLocale()));
        if (rule != null) {
            problem.setProperty("ruleId", rule);
        }
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }

    private Import item(RosterImport plan) {
        return new Import(plan.id(), plan.state(), plan.fileName(), plan.unitId(), plan.refusal(), plan.refusal() == null ? null : RefusalWords.of(plan, wording()),
                plan.basis(), plan.basisOn(), plan.unknown(), new Progress(plan.done(), plan.total()), plan.counts(), plan.createdAt(), plan.finishedAt());
    }

    private static Unit unit(NamedUnion union) {
        return new Unit(union.no(), union.name(), union.unitId(), union.rows());
    }

    private RosterWording wording() {
        Locale locale = LocaleContextHolder.getLocale();
        return new RosterWording(locale, (key, args) -> texts.getMessage(key, args, locale));
    }
}
