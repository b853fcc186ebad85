package org.gongqiao.app.demo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.HouseClock;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.organization.Employer;

/**
 * Who acts in the stories, and when: each act at somebody's desk and as of a day in the past, so that numbers, ledgers and
 * days are those that the modules keep by themselves.
 *
 * @param seats      the accounts and where they sit
 * @param couriersAt stations and firms of the couriers' union
 * @param worksAt    the employer of the enterprise union
 */
record DemoCast(long seed, Clock clock, LocalDate today, DemoAccounts.Desks seats, List<Employer> couriersAt, List<Employer> worksAt) {

    /** A story cannot go on: a rule says no on this day, or somebody was faster. What was told of it so far stays. */
    static final class StoryEnds extends RuntimeException {

        private static final long serialVersionUID = 1L;

        StoryEnds(Object why) {
            super(why.toString());
        }
    }

    /** Numbers that no member and no applicant has. */
    private static final long PEOPLE = 99_000_300L;

    Desk seat(String login) {
        return seats.seats().get(login);
    }

    /** The desk's work as of so many days ago, at an hour of that day; never later than now. */
    <T> T at(Desk desk, int daysAgo, int hour, Supplier<T> work) {
        Instant then = day(daysAgo).atTime(hour, 10 + daysAgo % 40).atZone(clock.getZone()).toInstant();
        Instant now = clock.instant();
        return HouseClock.at(then.isAfter(now) ? now : then, () -> ScopedValue.where(Scope.DESK, desk).where(Scope.CURRENT, desk.scope()).call(work::get));
    }

    <T> T at(String login, int daysAgo, int hour, Supplier<T> work) {
        return at(seat(login), daysAgo, hour, work);
    }

    LocalDate day(int daysAgo) {
        return today.minusDays(daysAgo);
    }

    Employer station(int number) {
        return couriersAt.get(number % couriersAt.size());
    }

    Employer firm() {
        return worksAt.getFirst();
    }

    /** Key of a form, the same at each run. */
    UUID key(String story) {
        return UUID.nameUUIDFromBytes((seed + " " + story).getBytes(StandardCharsets.UTF_8));
    }

    UUID person(int number) {
        return DemoProvince.personId(seed, PEOPLE + number);
    }

    /** One of the eleven of the first station; the first of them is the courier who can sign in. */
    UUID ofTheEleven(int number) {
        return number == 0 ? seat("courier").personId() : person(number);
    }

    /** Papers with it are printed in the manual, so it is plainly made up. */
    String phone(int number) {
        return "1990009%04d".formatted(number);
    }

    DemoPeople.DemoPerson made(int number) {
        return new DemoPeople(seed).person(PEOPLE + number);
    }
}
