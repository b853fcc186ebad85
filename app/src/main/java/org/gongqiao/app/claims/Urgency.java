package org.gongqiao.app.claims;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.gongqiao.app.claims.file.Circumstance;
import org.gongqiao.app.claims.file.Claim;
import org.gongqiao.app.claims.file.FileClaim;
import org.gongqiao.app.claims.file.Topic;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.deadline.CalendarDay;
import org.gongqiao.app.law.deadline.CalendarYear;
import org.gongqiao.app.law.deadline.Calendars;
import org.gongqiao.app.law.deadline.DayKind;
import org.gongqiao.app.law.deadline.Deadlines;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.law.deadline.Turn;
import org.gongqiao.app.law.rights.UrgentFacts;
import org.gongqiao.app.law.rights.UrgentRules;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers the facts that U-01 to U-08 look at, and asks them. */
@Component
public class Urgency {

    /** The limit that an urgent matter has instead of its own. */
    static final String ESCALATE = "U-00.escalate";

    /** Of the statutory festivals only the two new years fall into the first two months. */
    private static final int FEBRUARY = 2;
    private static final String LIMITATION = "R-05.limitation";
    private static final String AFTER_END = "R-05.afterEnd";
    private static final String INJURY = "R-17.worker";

    private final Law law;
    private final Deadlines deadlines;
    private final Calendars calendars;
    private final Clock clock;

    Urgency(Law law, Deadlines deadlines, Calendars calendars, Clock clock) {
        this.law = law;
        this.deadlines = deadlines;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** What the rules look at, without persons. */
    record Stated(Topic topic, @Nullable LocalDate knownOn, @Nullable LocalDate endedOn, int people, @Nullable Integer youngestAge,
                  java.util.Set<Circumstance> circumstances, String region) {

        static Stated of(FileClaim filed, String region) {
            return new Stated(filed.topic(), filed.knownOn(), filed.endedOn(), filed.people(), filed.youngestAge(), filed.circumstances(), region);
        }

        static Stated of(Claim claim, int people) {
            return new Stated(claim.topic(), claim.knownOn(), claim.endedOn(), people, claim.youngestAge(), claim.circumstances(), claim.region());
        }
    }

    /** The flags that are up, with what they rest on; empty: not urgent. */
    @Transactional(readOnly = true)
    public List<Verdict> flags(Stated stated) {
        Book book = law.today(stated.region());
        LocalDate today = LocalDate.now(clock);
        Optional<Due> limit = limit(stated.topic(), stated.knownOn(), stated.endedOn(), stated.region());
        int days = limit.map(due -> (int) ChronoUnit.DAYS.between(today, due.earlier())).orElse(0);
        return UrgentRules.flags(new UrgentFacts(days, limit.isPresent(), stated.topic().isWages(), stated.people(), daysToNewYear(today),
                stated.circumstances().contains(Circumstance.DANGER), stated.circumstances().contains(Circumstance.STOPPAGE),
                stated.circumstances().contains(Circumstance.GRAVE_INJURY), stated.youngestAge() == null ? -1 : stated.youngestAge(),
                stated.circumstances().contains(Circumstance.MATERNITY), stated.circumstances().contains(Circumstance.RETALIATION)), book);
    }

    /**
     * The limitation, as far as the statement tells it: for an injury the year in which the worker may ask for its recognition
     * for wages none while the work lasts, then a year from its end; else a year from when he knew.
     */
    @Transactional(readOnly = true)
    public Optional<Due> limit(Topic topic, @Nullable LocalDate knownOn, @Nullable LocalDate endedOn, String region) {
        String limit = topic == Topic.INJURY ? INJURY : topic.isWages() ? AFTER_END : LIMITATION;
        LocalDate from = topic.isWages() ? endedOn : knownOn;
        return from == null || law.today(region).parameter(limit).isEmpty() ? Optional.empty()
                : Optional.of(deadlines.due(limit, region, List.of(new Turn.Started(from))));
    }

    /** To the next 1 January or Spring Festival that the calendar knows; negative where it knows none. */
    private int daysToNewYear(LocalDate today) {
        LocalDate newYear = LocalDate.of(today.getYear() + 1, 1, 1);
        LocalDate nearest = calendars.years().stream().filter(CalendarYear::inForce).filter(year -> year.year() >= today.getYear())
                .flatMap(year -> calendars.days(year.year(), year.version()).stream())
                .filter(day -> day.kind() == DayKind.FESTIVAL && day.day().getMonthValue() <= FEBRUARY)
                .map(CalendarDay::day).filter(day -> !day.isBefore(today)).min(LocalDate::compareTo).orElse(newYear);
        return (int) ChronoUnit.DAYS.between(today, nearest.isBefore(newYear) ? nearest : newYear);
    }
}
