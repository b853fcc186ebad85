package org.gongqiao.app.law.deadline;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.Approval;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Origin;
import org.gongqiao.app.law.Parameter;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The working-day calendar by year: what comes with the program, and what the operator imports. */
@Component
public class Calendars {

    /** How many statutory festival days a year has (Measures on Holidays for National Festivals and Memorial Days, 2). */
    static final String FESTIVAL_DAYS = "N-2.festivalDays";

    private final DeadlineStore store;
    private final Law law;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Calendars(DeadlineStore store, Law law, AuditLog audit, Clock clock, TransactionTemplate transaction) {
        this.store = store;
        this.law = law;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** What an import did: the years with their new versions, those that were already so, or the faults. */
    public record Result(List<CalendarYear> added, List<Integer> unchanged, List<CalendarFile.Fault> faults) {}

    /** After the statute book, which has the number of festival days. */
    @EventListener
    @Order(10)
    void load(ContextRefreshedEvent event) throws IOException {
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:law/calendar-*.tsv")) {
            transaction.executeWithoutResult(status -> load(file));
        }
    }

    private void load(Resource file) {
        String name = String.valueOf(file.getFilename());
        store.lock();
        if (store.isLoaded(name, 1)) {
            return;
        }
        try (var in = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            Result result = take(CalendarFile.read(in), Origin.SHIPPED, "");
            if (!result.faults().isEmpty()) {
                throw new IllegalStateException("the shipped calendar " + name + " is faulty: " + result.faults());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        store.loaded(name, 1, OffsetDateTime.now(clock));
        audit.record(AuditEntry.of(Act.REFERENCE_LOADED, "calendar", null).with(Map.of("file", name)));
    }

    /** What taking a file in would find, without changing anything. */
    @Transactional(readOnly = true)
    public Checked check(ImportCalendar wanted) {
        CalendarFile file;
        try (var source = new StringReader(wanted.file())) {
            file = CalendarFile.read(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var faults = new ArrayList<>(file.faults());
        file.years().forEach(year -> faults.addAll(wholeYear(year)));
        return new Checked(faults.isEmpty() ? file.years().stream().filter(this::isNew).map(CalendarFile.Year::year).toList() : List.of(), faults);
    }

    /**
     * What a file says.
     *
     * @param news   years of it that differ from what counts now
     * @param faults a file with one fault is not taken at all
     */
    public record Checked(List<Integer> news, List<CalendarFile.Fault> faults) {}

    /**
     * The operator's file, after two people. Each year of it that says something new becomes a version of its own, and counts
     * from now on; those before stay. A file with any fault changes nothing.
     */
    @Transactional
    public Result load(ImportCalendar wanted, Approval approval) {
        if (wanted.reason().isBlank()) {
            throw new IllegalArgumentException("a calendar needs a reason");
        }
        store.lock();
        Result result;
        try (var source = new StringReader(wanted.file())) {
            result = take(CalendarFile.read(source), Origin.OPERATOR, wanted.reason());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        result.added().forEach(year -> audit.record(AuditEntry.of(Act.LAW_CHANGED, "calendar", null).because(wanted.reason())
                .with(Map.of("year", year.year(), "version", year.version(), "proposal", approval.proposal(), "proposer", approval.proposer()))));
        return result;
    }

    private Result take(CalendarFile file, Origin origin, String reason) {
        var faults = new ArrayList<>(file.faults());
        file.years().forEach(year -> faults.addAll(wholeYear(year)));
        if (!faults.isEmpty()) {
            return new Result(List.of(), List.of(), faults);
        }
        var added = new ArrayList<CalendarYear>();
        var unchanged = new ArrayList<Integer>();
        for (CalendarFile.Year year : file.years()) {
            if (!isNew(year)) {
                unchanged.add(year.year());
                continue;
            }
            store.addYear(year.year(), origin, year.notice(), reason, OffsetDateTime.now(clock), Scope.actor().orElse(null), year.days());
            added.add(inForce(year.year()).orElseThrow());
        }
        return new Result(added, unchanged, List.of());
    }

    private boolean isNew(CalendarFile.Year year) {
        return inForce(year.year()).filter(known -> store.days(year.year(), known.version()).equals(sorted(year.days()))).isEmpty();
    }

    private static List<CalendarDay> sorted(List<CalendarDay> days) {
        return days.stream().sorted(java.util.Comparator.comparing(CalendarDay::day)).toList();
    }

    /** A year from which days are missing would make working days of them: it must have all its festival days. */
    private List<CalendarFile.Fault> wholeYear(CalendarFile.Year year) {
        int expected = law.on(Parameter.COUNTRY, LocalDate.of(year.year(), 1, 1)).parameter(FESTIVAL_DAYS).map(Parameter::value).orElse(1);
        if (year.festivalDays() < expected) {
            return List.of(new CalendarFile.Fault(0, CalendarFile.Fault.Kind.TOO_FEW, year.year() + ": " + year.festivalDays() + " < " + expected));
        }
        if (year.sureFestivalDays() > expected) {
            return List.of(new CalendarFile.Fault(0, CalendarFile.Fault.Kind.TOO_MANY, year.year() + ": " + year.sureFestivalDays() + " > " + expected));
        }
        return List.of();
    }

    /** The calendar as it counts now. */
    @Transactional(readOnly = true)
    public WorkCalendar current() {
        return store.calendar();
    }

    /** All versions of all years, newest first. */
    @Transactional(readOnly = true)
    public List<CalendarYear> years() {
        return store.years();
    }

    /** The days of one version that are not what their weekday says. */
    @Transactional(readOnly = true)
    public List<CalendarDay> days(int year, int version) {
        if (store.years().stream().noneMatch(each -> each.year() == year && each.version() == version)) {
            throw new NotFound("calendar", year + "/" + version);
        }
        return store.days(year, version);
    }

    private Optional<CalendarYear> inForce(int year) {
        return store.years().stream().filter(each -> each.year() == year && each.inForce()).findFirst();
    }
}
