package org.gongqiao.app.organization.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.organization.ChangeUnion;
import org.gongqiao.app.organization.CloseUnion;
import org.gongqiao.app.organization.FoundUnion;
import org.gongqiao.app.organization.MoveUnion;
import org.gongqiao.app.organization.Totals;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.UnionAsOf;
import org.gongqiao.app.organization.UnionFault;
import org.gongqiao.app.organization.UnionKind;
import org.gongqiao.app.organization.UnionLevel;
import org.gongqiao.app.organization.UnionOutcome;
import org.gongqiao.app.organization.UnionRegister;
import org.gongqiao.app.organization.UnionStatus;
import org.gongqiao.app.organization.UnionVersion;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Unions for other systems, with the same rules and refusals as the pages. */
@RestController
@RequestMapping("/api/v1/unions")
class UnionApi {

    record UnionView(UUID id, String name, UnionKind kind, UnionLevel level, UnionStatus status, String region, String place, @Nullable String industry,
                     @Nullable String creditCode, @Nullable UUID areaParent, @Nullable UUID lineParent, List<String> trades, boolean catchAll,
                     LocalDate foundedOn, @Nullable LocalDate closedOn, int version, Totals subtree, int below) {}

    record Page(List<UnionView> items, @Nullable String next) {}

    record Founding(@Nullable UUID id, @Nullable UUID areaParent, @Nullable UUID lineParent, @Nullable String name, @Nullable UnionKind kind,
                    @Nullable UnionLevel level, @Nullable String region,
                    @Nullable String industry, @Nullable String creditCode, @Nullable List<String> trades, @Nullable Boolean catchAll,
                    @Nullable Boolean preparing, @Nullable LocalDate foundedOn) {}

    record Change(@Nullable Integer version, @Nullable LocalDate from, @Nullable LocalDate until, @Nullable String name, @Nullable UnionKind kind,
                  @Nullable UnionLevel level, @Nullable String region, @Nullable String industry,
                  @Nullable String creditCode, @Nullable List<String> trades, @Nullable Boolean catchAll, @Nullable Boolean preparing,
                  @Nullable LocalDate foundedOn) {}

    record Placing(@Nullable Integer version, @Nullable Line line, @Nullable UUID parent, @Nullable LocalDate on) {}

    record Closing(@Nullable Integer version, CloseUnion.@Nullable Ground ground, @Nullable String reason, @Nullable LocalDate on) {}

    private final UnionPages pages;
    private final Unions unions;
    private final UnionRegister register;

    UnionApi(UnionPages pages, Unions unions, UnionRegister register) {
        this.pages = pages;
        this.unions = unions;
        this.register = register;
    }

    /** Type-ahead within the desk's scope; without a question the desk's own union. */
    @Allowed(Permission.TREE_READ)
    @GetMapping
    List<UnionView> search(@RequestParam(defaultValue = "") String q) {
        return q.isBlank() ? List.of(view(pages.tree(Scope.desk()).top())) : pages.search(Scope.desk(), q).stream().map(UnionApi::view).toList();
    }

    @Allowed(value = Permission.TREE_READ, record = "union")
    @GetMapping("/{id}")
    UnionView show(@PathVariable UUID id) {
        UnionPages.Show show = pages.show(Scope.desk(), id);
        return view(new UnionPages.Row(show.union(), show.place(), show.totals(), show.below()));
    }

    /** A page of the unions directly below, along the area line or the industry line. */
    @Allowed(value = Permission.TREE_READ, record = "union")
    @GetMapping("/{id}/children")
    Page children(@PathVariable UUID id, @RequestParam(required = false) @Nullable Line line, @RequestParam(defaultValue = "") String after) {
        UnionPages.Level level = pages.level(id, line == null ? Scope.desk().line() : line, after);
        return new Page(level.rows().stream().map(UnionApi::view).toList(),
                level.more() == null ? null : level.more().substring(level.more().indexOf("after=") + 6));
    }

    @Allowed(value = Permission.TREE_READ, record = "union")
    @GetMapping("/{id}/versions")
    List<UnionVersion> versions(@PathVariable UUID id) {
        return register.history(id);
    }

    /** The subtree as it stood on a day, as believed at an instant; each defaults to now. At most 20,000 unions are given. */
    @Allowed(value = Permission.TREE_READ, record = "union")
    @GetMapping("/{id}/as-of")
    List<UnionAsOf> asOf(@PathVariable UUID id, @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
                         @RequestParam(required = false) @Nullable Instant recordedAt) {
        UnionPages.History history = pages.history(id, on, recordedAt);
        return unions.unionsAsOf(id, history.on(), history.believedAt()).stream().limit(20_000).toList();
    }

    @Allowed(Permission.TREE_WRITE)
    @PostMapping
    ResponseEntity<?> found(@RequestBody Founding body, @ModelAttribute("ui") Ui ui) {
        if (body.areaParent() == null) {
            return answer(UnionOutcome.refused(UnionFault.PARENT_MISSING), HttpStatus.CREATED, ui);
        }
        if (body.kind() == null || body.level() == null) {
            return answer(UnionOutcome.refused(UnionFault.KIND_DOES_NOT_FIT_LEVEL), HttpStatus.CREATED, ui);
        }
        return answer(register.found(new FoundUnion(body.id() == null ? register.newId() : body.id(), body.areaParent(), body.lineParent(),
                UnionForm.text(body.name()), body.kind(), body.level(), UnionForm.text(body.region()), body.industry(), body.creditCode(),
                body.trades() == null ? List.of() : body.trades(), Boolean.TRUE.equals(body.catchAll()), Boolean.TRUE.equals(body.preparing()), body.foundedOn())), HttpStatus.CREATED, ui);
    }

    @Allowed(value = Permission.TREE_WRITE, record = "union")
    @PutMapping("/{id}")
    ResponseEntity<?> change(@PathVariable UUID id, @RequestBody Change body, @ModelAttribute("ui") Ui ui) {
        if (body.kind() == null) {
            return answer(UnionOutcome.refused(UnionFault.KIND_DOES_NOT_FIT_LEVEL), HttpStatus.OK, ui);
        }
        return answer(register.change(new ChangeUnion(id, seen(body.version()), body.from(), body.until(), UnionForm.text(body.name()), body.kind(),
                body.level(), UnionForm.text(body.region()), body.industry(), body.creditCode(), body.trades() == null ? List.of() : body.trades(),
                Boolean.TRUE.equals(body.catchAll()), Boolean.TRUE.equals(body.preparing()), body.foundedOn())), HttpStatus.OK, ui);
    }

    @Allowed(value = Permission.TREE_WRITE, record = "union")
    @PutMapping("/{id}/place")
    ResponseEntity<?> move(@PathVariable UUID id, @RequestBody Placing body, @ModelAttribute("ui") Ui ui) {
        return answer(register.move(new MoveUnion(id, seen(body.version()), body.line() == null ? Line.AREA : body.line(), body.parent(), body.on())), HttpStatus.OK, ui);
    }

    @Allowed(value = Permission.TREE_WRITE, record = "union")
    @PutMapping("/{id}/closing")
    ResponseEntity<?> close(@PathVariable UUID id, @RequestBody Closing body, @ModelAttribute("ui") Ui ui) {
        return answer(register.close(new CloseUnion(id, seen(body.version()), body.on(), body.ground(), body.reason() == null ? "" : body.reason())), HttpStatus.OK, ui);
    }

    /** A version that was not given is stale. */
    static int seen(@Nullable Integer version) {
        return version == null ? -1 : version;
    }

    private ResponseEntity<?> answer(UnionOutcome outcome, HttpStatus done, Ui ui) {
        return switch (outcome) {
            case UnionOutcome.Done ok -> ResponseEntity.status(done).body(show(ok.union().id()));
            case UnionOutcome.Refused refused -> Reasons.problem(refused.faults(), ui);
        };
    }

    private static UnionView view(UnionPages.Row row) {
        Union union = row.union();
        return new UnionView(union.id(), union.name(), union.kind(), union.level(), union.status(), union.region(), row.place(), union.industry(),
                union.creditCode(), union.areaParent(), union.lineParent(), union.trades(), union.catchAll(), union.foundedOn(), union.closedOn(),
                union.version(), row.totals(), row.below());
    }
}
