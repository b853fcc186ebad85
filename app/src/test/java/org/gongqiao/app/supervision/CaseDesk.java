package org.gongqiao.app.supervision;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.supervision.file.BeginInquiry;
import org.gongqiao.app.supervision.file.Cause;
import org.gongqiao.app.supervision.file.Concern;
import org.gongqiao.app.supervision.file.DeliveryMethod;
import org.gongqiao.app.supervision.file.LetterKind;
import org.gongqiao.app.supervision.file.Origin;
import org.gongqiao.app.supervision.file.RecordDelivery;
import org.gongqiao.app.supervision.file.RecordFinding;
import org.gongqiao.app.supervision.file.RegisterClue;
import org.gongqiao.app.supervision.people.Supervisors;

/** Officers of the fixtures at work on cases: the desks, two supervisors with cards, and a past that is made up in the database. */
final class CaseDesk {

    private final Fixtures fixtures;
    private final Cases cases;
    private final Letters letters;
    private final Supervisors supervisors;
    private final TestDatabase.Switchable database;
    final UUID one;
    final UUID other;

    CaseDesk(Fixtures fixtures, Cases cases, Letters letters, Supervisors supervisors, TestDatabase.Switchable database) {
        this.fixtures = fixtures;
        this.cases = cases;
        this.letters = letters;
        this.supervisors = supervisors;
        this.database = database;
        fixtures.officer("countyChair", "county", Role.CHAIR, Line.AREA);
        SupervisionWalkSamples.body(fixtures, "own", supervisors);
        SupervisionWalkSamples.asChair(fixtures, "county", () -> 0);
        SupervisionWalkSamples.body(fixtures, "county", supervisors);
        one = carded("firstSupervisor");
        other = carded("secondSupervisor");
    }

    private UUID carded(String name) {
        UUID id = SupervisionWalkSamples.supervisor(fixtures, "own", supervisors, name);
        county(() -> {
            SupervisionWalkSamples.id(supervisors.train(id, supervisors.get(id).version(), LocalDate.of(2026, 2, 1), "试验培训，合格"));
            return SupervisionWalkSamples.id(supervisors.issueCard(id, supervisors.get(id).version(), LocalDate.of(2026, 2, 2), LocalDate.of(2030, 12, 31)));
        });
        return id;
    }

    <T> T chair(Supplier<T> work) {
        return SupervisionWalkSamples.asChair(fixtures, "own", work);
    }

    <T> T rights(Supplier<T> work) {
        return fixtures.at("own", "rights", Role.RIGHTS_OFFICER, work);
    }

    <T> T county(Supplier<T> work) {
        return fixtures.at("county", "countyChair", Role.CHAIR, work);
    }

    UUID clue(Origin origin, Concern... concerns) {
        return rights(() -> SupervisionWalkSamples.id(cases.register(new RegisterClue(UUID.randomUUID(), fixtures.unions.get("own"), null, "试验快运有限公司", origin, Cause.PAY,
                List.of(concerns), 12, "一月、二月的报酬没有按期支付。", LocalDate.of(2026, 10, 1), null, null, null))));
    }

    int version(UUID file) {
        return cases.get(file).version();
    }

    UUID inquired(Origin origin, Concern... concerns) {
        UUID file = clue(origin, concerns);
        rights(() -> SupervisionWalkSamples.id(cases.beginInquiry(file, version(file), new BeginInquiry(LocalDate.of(2026, 10, 8), List.of(one, other), List.of(), true))));
        rights(() -> SupervisionWalkSamples.id(cases.recordFinding(file, version(file), new RecordFinding(true, LocalDate.of(2026, 10, 12), true, true, false, List.of(),
                "一月、二月的报酬没有支付给十二名配送员。"))));
        rights(() -> SupervisionWalkSamples.id(cases.urge(file, version(file), LocalDate.of(2026, 10, 13), "要求十日内支付，单位没有支付。")));
        return file;
    }

    /** A case with an issued opinion, not delivered. */
    UUID opinion(UUID file) {
        UUID letter = rights(() -> SupervisionWalkSamples.id(letters.propose(file, LetterKind.OPINION, SupervisionWalkSamples.words())));
        chair(() -> SupervisionWalkSamples.id(letters.issue(letter, letters.get(letter).version())));
        return letter;
    }

    void deliver(UUID letter, boolean refused) {
        rights(() -> SupervisionWalkSamples.id(letters.deliver(letter, letters.get(letter).version(), new RecordDelivery(DeliveryMethod.IN_PERSON, LocalDate.now(
                java.time.ZoneId.of("Asia/Shanghai")), refused, "人事部", refused ? "前台拒收，在场两人。" : "回证已收。", null))));
    }

    /** As if the letter had been issued and delivered on that day. */
    void longAgo(UUID letter, LocalDate day) {
        database.owner().sql("update supervision.letter set issued_on = :day, delivered_on = :day where id = :id").param("day", day).param("id", letter).update();
        database.owner().sql("update supervision.delivery set on_day = :day where letter_id = :id").param("day", day).param("id", letter).update();
        database.owner().sql("update casework.clock_turn set day = :day where clock_id = (select clock_id from supervision.letter where id = :id)").param("day", day)
                .param("id", letter).update();
    }
}
