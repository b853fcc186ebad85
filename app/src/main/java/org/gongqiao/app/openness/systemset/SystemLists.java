package org.gongqiao.app.openness.systemset;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.documents.ListFormat;
import org.gongqiao.app.documents.ListWriter;
import org.gongqiao.app.openness.Outcome;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists of systems in their one template: checked row by row, taken in, written out again. */
@Component
public class SystemLists {

    private static final List<String> COLUMNS = List.of("unit", "slot", "title2", "number", "paperOn", "validUntil", "passedOn");

    private final SystemSets sets;
    private final SystemStore store;
    private final Unions unions;
    private final AuditLog audit;
    private final MessageSource texts;

    SystemLists(SystemSets sets, SystemStore store, Unions unions, AuditLog audit, MessageSource texts) {
        this.sets = sets;
        this.store = store;
        this.unions = unions;
        this.audit = audit;
        this.texts = texts;
    }

    /** What became of a file. */
    public sealed interface Checked {

        /** Row by row; {@code taken} is how many were written, 0 for a check. */
        record Rows(List<ListRow> rows, int taken) implements Checked {}

        /** @param key message that says why it is not read */
        record Unreadable(String key) implements Checked {}
    }

    /** Reads and checks a file, and takes it in where every row is good; otherwise nothing is written. */
    @Transactional
    public Checked take(InputStream in, boolean write) throws IOException {
        ListFile.Sheet sheet;
        try {
            sheet = ListFile.read(in);
        } catch (ListFile.Unreadable unreadable) {
            return new Checked.Unreadable("openness.file." + unreadable.fault().name());
        }
        if (!headings(Locale.SIMPLIFIED_CHINESE).equals(sheet.headings()) && !headings(Locale.ENGLISH).equals(sheet.headings())) {
            return new Checked.Unreadable("openness.file.HEADINGS");
        }
        List<ListRow> rows = check(sheet.lines());
        int taken = 0;
        if (write && !rows.isEmpty() && rows.stream().allMatch(ListRow::isGood)) {
            for (ListRow row : rows) {
                taken += record(row) ? 1 : 0;
            }
            audit.record(AuditEntry.of(Act.SYSTEM_CHANGED, "systemList", null).with(Map.of("rows", rows.size(), "taken", taken)));
        }
        return new Checked.Rows(rows, taken);
    }

    private boolean record(ListRow row) {
        UUID unit = java.util.Objects.requireNonNull(row.unitId());
        String slot = java.util.Objects.requireNonNull(row.slot());
        // The same row of the same list a second time changes nothing.
        UUID key = UUID.nameUUIDFromBytes((unit + "|" + slot + "|" + row.title() + "|" + row.paperNumber() + "|" + row.paperOn() + "|" + row.validUntil() + "|"
                + row.passedOn()).getBytes(StandardCharsets.UTF_8));
        if (store.byKey(key).isPresent()) {
            return false;
        }
        return sets.record(new RecordEntry(key, unit, slot, row.title(), row.paperNumber(), row.paperOn(), row.validUntil(), row.passedOn(), null, List.of()))
                instanceof Outcome.Done;
    }

    private List<ListRow> check(List<ListFile.Line> lines) {
        Map<String, List<Union>> named = unions.namedInScope(lines.stream().map(line -> line.cells().getFirst()).filter(name -> !name.isEmpty()).toList());
        Map<UUID, String> known = store.known(named.values().stream().flatMap(List::stream).map(Union::id).distinct().toList());
        var slots = new HashMap<String, Map<String, String>>();
        var seen = new HashSet<String>();
        var rows = new ArrayList<ListRow>();
        for (ListFile.Line line : lines) {
            var faults = new ArrayList<String>();
            String name = line.cells().getFirst();
            List<Union> found = named.getOrDefault(name, List.of());
            UUID unit = null;
            if (found.isEmpty()) {
                faults.add("openness.row.noUnit");
            } else if (found.size() > 1) {
                faults.add("openness.row.manyUnits");
            } else if (!known.containsKey(found.getFirst().id())) {
                faults.add("openness.row.notSetUp");
            } else {
                unit = found.getFirst().id();
            }
            String slotName = line.cells().get(1);
            String slot = unit == null ? null : slots.computeIfAbsent(known.get(unit), this::slotsByName).get(slotName);
            if (unit != null && slot == null) {
                faults.add("openness.row.noSlot");
            }
            if (slot != null && !seen.add(unit + " " + slot)) {
                faults.add("openness.row.twice");
            }
            if (line.cells().get(2).isEmpty()) {
                faults.add("openness.row.noTitle");
            }
            LocalDate paper = date(line.cells().get(4), true, "openness.row.paperOn", faults);
            LocalDate until = date(line.cells().get(5), false, "openness.row.validUntil", faults);
            LocalDate passed = date(line.cells().get(6), false, "openness.row.passedOn", faults);
            if (paper != null && until != null && until.isBefore(paper)) {
                faults.add("openness.row.order");
            }
            rows.add(new ListRow(line.number(), name, unit, slotName, slot, line.cells().get(2), line.cells().get(3), paper, until, passed, faults));
        }
        return rows;
    }

    private static @Nullable LocalDate date(String typed, boolean required, String fault, List<String> faults) {
        Optional<LocalDate> day = typed.isEmpty() ? Optional.empty() : ListFile.date(typed);
        if (day.isEmpty() && (required || !typed.isEmpty())) {
            faults.add(fault);
        }
        return day.orElse(null);
    }

    /** By the words of either language, and by the key. */
    private Map<String, String> slotsByName(String area) {
        var names = new HashMap<String, String>();
        for (Slot slot : store.setAt(area).slots()) {
            names.put(slot.key(), slot.key());
            for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
                names.put(slot.name() == null ? texts.getMessage(slot.label(), null, locale) : slot.name(), slot.key());
            }
        }
        return names;
    }

    private List<String> headings(Locale locale) {
        return COLUMNS.stream().map(column -> texts.getMessage("openness.list." + column, null, locale)).toList();
    }

    /** The template with nothing in it, or the set of the enterprises given, in the reader's language. */
    public void write(List<UUID> units, ListFormat format, Locale locale, OutputStream out) {
        Function<String, String> text = key -> texts.getMessage(key, null, locale);
        try (ListWriter list = ListWriter.open(format, out, text.apply("openness.list.sheet"), headings(locale))) {
            for (UUID unit : units) {
                String name = unions.get(unit).name();
                Map<String, Slot> slots = sets.setFor(unit).slots().stream().collect(Collectors.toMap(Slot::key, Function.identity()));
                for (SystemSets.Filled filled : sets.of(unit)) {
                    Entry entry = filled.entry();
                    if (entry != null) {
                        Slot slot = slots.get(entry.slot());
                        LocalDate passed = entry.step() == null ? entry.toldPassedOn() : entry.step().on();
                        list.row(Arrays.asList(name, slot.name() == null ? text.apply(slot.label()) : slot.name(), entry.title(), entry.number(),
                                day(entry.paperOn()), day(entry.validUntil()), day(passed)));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
