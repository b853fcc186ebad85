package org.gongqiao.app.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.clock.ClockRecount;
import org.gongqiao.app.demo.DemoClaims.Said;
import org.gongqiao.app.demo.DemoSupervision.Office;
import org.gongqiao.app.claims.file.Occupation;
import org.gongqiao.app.claims.file.Topic;
import org.gongqiao.app.identity.IdType;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.organization.Employer;
import org.gongqiao.app.organization.Employers;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.supervision.StepWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Claims, disputes and cases of supervision in all stages, so that whoever signs in finds matters, dates and letters. Told as
 * stories through the modules' own doors, as of the days on which each would have happened. A story that a rule stops on
 * this day of the year ends where it stands; the others go on.
 */
@Component
@Order(10)
class DemoRights implements DemoStory {

    private static final Logger LOG = LoggerFactory.getLogger(DemoRights.class);
    private static final int EMPLOYERS = 8;
    private static final long PATIENCE_NANOS = 20_000_000_000L;
    private static final long PAUSE_NANOS = 20_000_000L;

    private final DemoClaims claims;
    private final DemoDisputes disputes;
    private final DemoSupervision supervision;
    private final Persons persons;
    private final Employers employers;
    private final Unions unions;
    private final StepWatch watch;
    private final ClockRecount recount;
    private final Clock clock;

    DemoRights(DemoClaims claims, DemoDisputes disputes, DemoSupervision supervision, Persons persons, Employers employers, Unions unions, StepWatch watch,
               ClockRecount recount, Clock clock) {
        this.claims = claims;
        this.disputes = disputes;
        this.supervision = supervision;
        this.persons = persons;
        this.employers = employers;
        this.unions = unions;
        this.watch = watch;
        this.recount = recount;
        this.clock = clock;
    }

    @Override
    public String step() {
        return "demo.step.rights";
    }

    /** Done once; a database in which the first of the stories' people stands is left alone. */
    @Override
    public void tell(long seed, DemoAccounts.Desks desks, DataSource owner) {
        String top = unions.root().orElseThrow().areaPath();
        List<Employer> stations = Scope.call(Scope.service("demo", top), () -> employers.of(desks.couriers().id(), "", EMPLOYERS)).items();
        List<Employer> firms = Scope.call(Scope.service("demo", top), () -> employers.of(desks.works().id(), "", 1)).items();
        var cast = new DemoCast(seed, clock, LocalDate.now(clock), desks, stations, firms);
        if (stations.isEmpty() || firms.isEmpty() || persons.byDocument(IdType.RESIDENT_ID, cast.made(1).idNumber()).isPresent()) {
            return;
        }
        disputes.mediators(cast);
        List<Office> offices = supervision.offices(cast);
        Office works = offices.get(0);
        Office couriers = offices.get(1);
        Office county = offices.get(2);
        UUID lead = claims.eleven(cast, 60, Said.claim(Occupation.COURIER, Topic.WAGES, cast.station(0), 326_050L,
                "网点两个月的派送费没有发，一共三千多元，站长一直说再等等。"));
        quiet(owner);
        told("the eleven", () -> disputes.ofTheEleven(cast, lead, 54));
        told("supervision of the eleven", () -> supervision.ofTheEleven(cast, couriers, lead));
        told("claims", () -> claims.others(cast));
        told("consulting", () -> disputes.consulting(cast));
        told("mediating", () -> disputes.mediating(cast));
        told("agreed", () -> disputes.agreed(cast));
        told("awarded", () -> disputes.awarded(cast));
        told("ended", () -> disputes.ended(cast));
        told("dismissals", () -> disputes.dismissals(cast));
        told("asked", () -> supervision.asked(cast, works));
        told("recommended", () -> supervision.recommended(cast, couriers, county));
        told("reminders", () -> supervision.reminders(cast, works, couriers));
        told("corrected", () -> supervision.corrected(cast, works));
        told("prosecutors", () -> supervision.toTheProsecutors(cast, couriers, county));
        told("not accepted", () -> supervision.notAccepted(cast, couriers, cast.seat("courier").personId()));
        told("inspection", () -> supervision.inspection(cast, works));
        told("draft law", () -> supervision.draftLaw(cast, works));
        told("risk", () -> supervision.risk(cast, works));
        watch.proposeAll();
        recount.recount();
    }

    private static void told(String story, Runnable telling) {
        try {
            telling.run();
        } catch (DemoCast.StoryEnds ends) {
            LOG.warn("the story \"{}\" of the demonstration ends early: {}", story, ends.getMessage());
        }
    }

    /** Until what follows a filing in other threads is done, so that nobody there holds a version that a story is about to use. */
    private static void quiet(DataSource owner) {
        var jdbc = JdbcClient.create(owner);
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < end && jdbc.sql("select exists (select from event_publication where completion_date is null)").query(Boolean.class).single()) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
