package org.gongqiao.app.demo;

import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.clock.ClockRecount;
import org.gongqiao.app.identity.IdType;
import org.gongqiao.app.identity.NewPerson;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.joining.Applications;
import org.gongqiao.app.joining.FileApplication;
import org.gongqiao.app.joining.Relation;
import org.gongqiao.app.membership.Trade;
import org.gongqiao.app.organization.Union;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Applications that wait, so that the desks of a demonstration have something on them: filed as a worker files them, in
 * each applicant's own name. Their last days are then spread over the coming week.
 */
@Component
class DemoApplications {

    /** Numbers that no member has. */
    private static final long FIRST = 99_000_100L;
    private static final int EACH = 9;
    private static final List<Trade> TRADES = List.of(Trade.COURIER, Trade.FOOD_DELIVERY, Trade.RIDE_HAILING, Trade.TRUCK, Trade.COURIER);

    private final Persons persons;
    private final Applications applications;
    private final ClockRecount recount;

    DemoApplications(Persons persons, Applications applications, ClockRecount recount) {
        this.persons = persons;
        this.applications = applications;
        this.recount = recount;
    }

    /** Some at the union of the platform workers, some at the enterprise union; done once, may be repeated. */
    void make(long seed, Union couriers, Union works, DataSource owner) {
        var people = new DemoPeople(seed);
        boolean filed = false;
        for (int i = 0; i < 2 * EACH; i++) {
            boolean platform = i < EACH;
            var demo = people.person(FIRST + i);
            UUID id = DemoProvince.personId(seed, FIRST + i);
            if (persons.byDocument(IdType.RESIDENT_ID, demo.idNumber()).isPresent()) {
                continue;
            }
            filed = true;
            var form = new FileApplication(id, platform ? TRADES.get(i % TRADES.size()) : Trade.OTHER, platform ? Relation.PLATFORM : Relation.EMPLOYED,
                    platform ? couriers.name() : works.name(), null, null, platform ? couriers.id() : works.id());
            Scope.run(new Scope.Own(id), () -> {
                persons.enter(id, new NewPerson(demo.name(), IdType.RESIDENT_ID, demo.idNumber(), demo.phone(), demo.sex(), demo.birthOn(), "01"));
                applications.file(id, form);
            });
        }
        if (filed) {
            spread(owner);
        }
    }

    private void spread(DataSource owner) {
        JdbcClient.create(owner).sql("""
                update casework.clock_turn t set day = t.day - (n.place % 7)::int
                from (select id, row_number() over (order by id) as place from casework.clock where drives and state <> 'ENDED') n
                where n.id = t.clock_id and t.kind = 'STARTED'""").update();
        recount.recount();
    }
}
