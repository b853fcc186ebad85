package org.gongqiao.app.openness.web;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.openness.CongressLink;
import org.gongqiao.app.openness.systemset.Entry;
import org.gongqiao.app.openness.systemset.Finding;
import org.gongqiao.app.openness.systemset.FindingKind;
import org.gongqiao.app.openness.systemset.ListRow;
import org.gongqiao.app.openness.systemset.RecordEntry;
import org.gongqiao.app.openness.systemset.Slot;
import org.gongqiao.app.openness.systemset.SlotSet;
import org.gongqiao.app.openness.systemset.SystemLists;
import org.gongqiao.app.openness.systemset.SystemSets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Sets of systems and what is found in them, for other programs. */
@RestController
@RequestMapping("/api/v1/systems")
class SystemApi {

    private static final int PAGE = 100;

    record NewEntry(@Nullable UUID key, @Nullable String slot, @Nullable String title, @Nullable String number, @Nullable LocalDate paperOn,
                    @Nullable LocalDate validUntil, @Nullable UUID stepItem, @Nullable List<UUID> attachments) {}

    record Link(@Nullable Integer version, @Nullable UUID stepItem) {}

    record Define(@Nullable String reason, @Nullable List<Slot> slots) {}

    record FindingView(UUID unitId, String unitName, String slot, FindingKind kind, boolean breach, String ruleId, @Nullable UUID entryId) {

        static FindingView of(Finding f) {
            return new FindingView(f.unitId(), f.unitName(), f.slot(), f.kind(), f.kind().isBreach(), f.ruleId(), f.entryId());
        }
    }

    record FilledView(Slot slot, @Nullable Entry entry, List<FindingView> findings) {}

    private final SystemSets sets;
    private final SystemLists lists;
    private final OpennessAnswers answers;
    private final Ids ids;

    SystemApi(SystemSets sets, SystemLists lists, OpennessAnswers answers, Ids ids) {
        this.sets = sets;
        this.lists = lists;
        this.answers = answers;
        this.ids = ids;
    }

    @Allowed(Permission.OPENNESS_READ)
    @GetMapping("/overview")
    SystemSets.Overview overview() {
        return sets.overview();
    }

    @Allowed(Permission.OPENNESS_READ)
    @GetMapping("/findings/{kind}")
    Slice<FindingView> findings(@PathVariable String kind, @RequestParam(required = false) @Nullable String after) {
        FindingKind found = Forms.known(FindingKind.values(), kind);
        if (found == null) {
            throw new NotFound("finding", kind);
        }
        Slice<Finding> page = sets.findings(found, Forms.after(after), PAGE);
        return new Slice<>(page.items().stream().map(FindingView::of).toList(), page.next());
    }

    @Allowed(value = Permission.OPENNESS_READ, record = "enterprise")
    @GetMapping("/enterprises/{id}")
    List<FilledView> set(@PathVariable UUID id) {
        return sets.of(id).stream().map(each -> new FilledView(each.slot(), each.entry(), each.findings().stream().map(FindingView::of).toList())).toList();
    }

    /** What sessions of the congress did, to link an entry to. */
    @Allowed(value = Permission.OPENNESS_READ, record = "enterprise")
    @GetMapping("/enterprises/{id}/steps")
    List<CongressLink.Step> steps(@PathVariable UUID id) {
        return sets.steps(id);
    }

    @Allowed(value = Permission.OPENNESS_WORK, record = "enterprise")
    @PostMapping("/enterprises/{id}/entries")
    ResponseEntity<?> record(@PathVariable UUID id, @RequestBody NewEntry form) {
        LocalDate until = form.validUntil();
        boolean wrong = form.paperOn() != null && until != null && until.isBefore(form.paperOn());
        if (wrong || OpennessApi.blank(form.slot(), 60) || OpennessApi.blank(form.title(), 100) || OpennessApi.text(form.number()).length() > 60) {
            return answers.faulty("openness.fault.form");
        }
        return answers.of(sets.record(new RecordEntry(form.key() == null ? ids.random() : form.key(), id, OpennessApi.text(form.slot()), OpennessApi.text(form.title()),
                OpennessApi.text(form.number()), form.paperOn(), until, null, form.stepItem(), OpennessApi.ids(form.attachments()))));
    }

    @Allowed(value = Permission.OPENNESS_WORK, record = "systemEntry")
    @PostMapping("/entries/{id}/step")
    ResponseEntity<?> link(@PathVariable UUID id, @RequestBody Link form) {
        return form.version() == null || form.stepItem() == null ? answers.faulty("openness.fault.form")
                : answers.of(sets.link(id, form.version(), form.stepItem()));
    }

    /** Adds papers by ids from {@code /api/v1/my/uploads}. */
    @Allowed(value = Permission.OPENNESS_WORK, record = "systemEntry")
    @PostMapping("/entries/{id}/papers")
    ResponseEntity<?> papers(@PathVariable UUID id, @RequestBody Map<String, List<UUID>> form) {
        return answers.of(sets.addPapers(id, OpennessApi.ids(form.get("attachments"))));
    }

    @Allowed(value = Permission.OPENNESS_WORK, record = "systemEntry")
    @PostMapping("/entries/{id}/ending")
    ResponseEntity<?> end(@PathVariable UUID id, @RequestBody Link form) {
        return form.version() == null ? answers.faulty("openness.fault.form") : answers.of(sets.end(id, form.version()));
    }

    @Allowed(Permission.OPENNESS_READ)
    @GetMapping("/slots")
    SlotSet slots() {
        return sets.setFor(Scope.desk().unit());
    }

    @Allowed(Permission.CONGRESS_REVIEW)
    @PostMapping("/slots")
    ResponseEntity<?> define(@RequestBody Define form) {
        List<Slot> slots = form.slots() == null ? List.of() : form.slots();
        boolean wrong = slots.isEmpty() || slots.size() > 50 || slots.stream().anyMatch(slot -> slot == null || slot.key() == null || !slot.key().matches("[A-Z_0-9]{2,40}")
                || slot.needs() == null || slot.group() == null || !List.of("1", "2", "N").contains(slot.group())
                || slot.name() == null && slot.key().startsWith("OWN_") || slot.name() != null && slot.name().startsWith("openness."));
        return wrong || OpennessApi.blank(form.reason(), 200) ? answers.faulty("openness.fault.form")
                : answers.of(sets.define(Scope.desk().unit(), slots, OpennessApi.text(form.reason())));
    }

    /** Checks a list and, with {@code write}, takes it in where every row is good: 422 with the rows where one is not. */
    @Allowed(Permission.OPENNESS_WORK)
    @PostMapping("/import")
    ResponseEntity<?> take(@RequestParam(name = "file", required = false) @Nullable MultipartFile file, @RequestParam(defaultValue = "false") boolean write)
            throws IOException {
        if (file == null || file.isEmpty()) {
            return answers.faulty("openness.file.EMPTY");
        }
        try (InputStream in = file.getInputStream()) {
            return switch (lists.take(in, write)) {
                case SystemLists.Checked.Unreadable(String key) -> answers.faulty(key);
                case SystemLists.Checked.Rows rows -> ResponseEntity.status(rows.rows().stream().allMatch(ListRow::isGood) ? HttpStatus.OK
                        : HttpStatus.UNPROCESSABLE_CONTENT).body(rows);
            };
        }
    }
}
