package org.gongqiao.app.casework.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.MatterKind;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.NewMatter;
import org.gongqiao.app.casework.PassingOn;
import org.gongqiao.app.casework.SmallTree;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Mark;
import org.gongqiao.app.law.SetParameter;
import org.gongqiao.app.law.deadline.Deadlines;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.law.deadline.Turn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClocksIT {

    private static final LocalDate TODAY = LocalDate.now(Clock.system(ZoneId.of("Asia/Shanghai")));
    private static final MatterKind KIND = new MatterKind() {
        @Override
        public String name() {
            return "TRIAL";
        }

        @Override
        public String module() {
            return "casework";
        }

        @Override
        public String prefix() {
            return "SZ";
        }

        @Override
        public String deskLink(UUID objectId) {
            return "/desk/" + objectId;
        }

        @Override
        public String ownLink(UUID objectId) {
            return "/my/" + objectId;
        }
    };

    @Autowired Matters matters;
    @Autowired Clocks clocks;
    @Autowired ClockRecount recount;
    @Autowired ClockWatch watch;
    @Autowired PassingOn passingOn;
    @Autowired Deadlines deadlines;
    @Autowired Law law;
    @Autowired TestDatabase.Switchable database;
    private SmallTree tree;

    @BeforeAll
    void arrange() {
        tree = new SmallTree(database.owner());
    }

    private static <T> T at(String path, Supplier<T> work) {
        return Scope.call(Scope.service("test", path), work);
    }

    private Matter open(UUID... succession) {
        UUID person = tree.person("沈九");
        return Scope.call(new Scope.Own(person), () -> matters.open(new NewMatter(KIND, List.of("a", "b"), UUID.randomUUID(), person,
                List.of(succession), "decide", "M-02.decide", "M-02.passedOn")));
    }

    private Matter now(Matter matter) {
        return at("p", () -> matters.get(matter.id()));
    }

    private RunningClock driving(Matter matter) {
        return at("p", () -> matters.clocks(matter.id())).stream().filter(RunningClock::drives).filter(RunningClock::isOpen).findFirst().orElseThrow();
    }

    private int entries(UUID clock) {
        return database.owner().sql("select count(*) from casework.clock_turn where clock_id = :id").param("id", clock).query(Integer.class).single();
    }

    @Test
    void aMatterOpensWithItsHandlersClockAndItsLedger() {
        Matter matter = open(tree.joint);
        RunningClock clock = driving(matter);
        assertThat(clock.due().explanation()).isNotEmpty();
        assertThat(clock.ledger()).singleElement().satisfies(entry -> {
            assertThat(entry.turn()).isEqualTo(new Turn.Started(TODAY));
            assertThat(entry.why()).isEqualTo("casework.clock.opened");
            assertThat(entry.actor()).isEqualTo(matter.subject());
        });
        assertThat(matter.due().clockId()).isEqualTo(clock.id());
    }

    @Test
    void clocksAreSeenWhereTheirMatterIs() {
        Matter matter = open(tree.joint);
        UUID clock = driving(matter).id();
        for (String path : List.of("p.c.d.t.j", "p.c.d", "p")) {
            assertThat(at(path, () -> clocks.find(clock))).as(path).isPresent();
        }
        for (String path : List.of("p.c.d.t.e", "p.c.x")) {
            assertThat(at(path, () -> clocks.find(clock))).as(path).isEmpty();
        }
        assertThat(Scope.call(new Scope.Own(matter.subject()), () -> clocks.find(clock))).isPresent();
        assertThat(Scope.call(new Scope.Own(tree.person("沈外")), () -> clocks.find(clock))).isEmpty();
        assertThatThrownBy(() -> at("p.c.x", () -> matters.turn(clock, new Turn.Suspended(TODAY), "x"))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> at("p.c.x", () -> matters.startClock(matter.id(), "M-02.decide", TODAY, "x"))).isInstanceOf(NotFound.class);
    }

    @Test
    void theLedgerOnlyGrowsAndTheDaysFollowIt() {
        Matter matter = open(tree.joint);
        OldClocks.began(database.owner(), recount, matter.id(), 3);
        UUID clock = driving(matter).id();
        LocalDate before = now(matter).dueOn();

        Due due = at("p.c.d.t.j", () -> matters.turn(clock, new Turn.ExtendedBy(TODAY, 10), "双方同意"));
        assertThat(now(matter).dueOn()).isEqualTo(due.earlier()).isAfterOrEqualTo(before.plusDays(10));
        LedgerEntry extension = driving(matter).ledger().getLast();
        assertThat(extension.why()).isEqualTo("双方同意");

        at("p.c.d.t.j", () -> clocks.strike(clock, extension.id(), "没有同意"));
        assertThat(now(matter).dueOn()).isEqualTo(before);
        assertThat(driving(matter).ledger().getLast().struck().why()).isEqualTo("没有同意");
        assertThat(entries(clock)).as("struck out, not erased").isEqualTo(3);
        assertThatThrownBy(() -> at("p.c.d.t.j", () -> clocks.strike(clock, extension.id(), "x"))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> at("p.c.d.t.j", () -> clocks.strike(clock, driving(matter).ledger().getFirst().id(), "x"))).isInstanceOf(IllegalArgumentException.class);

        at("p.c.d.t.j", () -> matters.turn(clock, new Turn.Suspended(TODAY), "不可抗力"));
        assertThat(now(matter).due().suspended()).isTrue();
        assertThat(now(matter).due().lateAfter()).isNull();
        at("p.c.d.t.j", () -> matters.turn(clock, new Turn.Resumed(TODAY), "原因消除"));
        assertThat(now(matter).due().suspended()).isFalse();
        assertThat(database.owner().sql("select count(*) from audit.entry where act = 'CLOCK_TURNED' and object_id = :id")
                .param("id", clock).query(Integer.class).single()).isEqualTo(4);
        for (String role : List.of("gq_app", "gq_area", "gq_line", "gq_self")) {
            assertThat(database.owner().sql("select has_table_privilege(:role, 'casework.clock_turn', 'update') or has_table_privilege(:role, 'casework.clock_turn', 'delete')")
                    .param("role", role).query(Boolean.class).single()).as("no role of the program rewrites the ledger").isFalse();
        }
    }

    @Test
    void theMattersDayIsTheNextOfItsClocksAndSomebodyElsesTimeIsNoLatenessOfOurs() {
        Matter matter = open(tree.joint);
        LocalDate handlers = now(matter).dueOn();
        UUID theirs = at("p.c.d.t.j", () -> matters.startClock(matter.id(), Side.THEIRS, "M-02.passedOn", TODAY.minusDays(40), "函已送达"));
        Due due = at("p", () -> clocks.find(theirs)).orElseThrow().due();
        assertThat(now(matter).dueOn()).isEqualTo(due.later()).isBefore(handlers);
        assertThat(now(matter).due().clockId()).isEqualTo(theirs);
        assertThat(now(matter).isOverdue(TODAY)).isFalse();
        at("p.c.d.t.j", () -> matters.turn(theirs, new Turn.Ended(TODAY), "已答复"));
        assertThat(now(matter).dueOn()).isEqualTo(handlers);
        assertThatThrownBy(() -> at("p.c.d.t.j", () -> matters.turn(theirs, new Turn.Suspended(TODAY), "x"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void passesOnOnlyAfterTheLaterDayAndNeverByAProvisionalOne() {
        // A year without a calendar: 2024.
        Matter provisional = open(tree.joint, tree.county);
        int far = (int) (TODAY.toEpochDay() - LocalDate.of(2024, 3, 1).toEpochDay());
        OldClocks.began(database.owner(), recount, provisional.id(), far);
        assertThat(now(provisional).due().provisional()).isTrue();
        assertThat(now(provisional).isOverdue(TODAY)).isFalse();

        // A clock whose two days lie around today; M-02.decide is 7 days, so one of the last seven days split.
        Matter doubtful = open(tree.joint, tree.county);
        Integer days = IntStream.rangeClosed(5, 12).boxed().filter(back -> {
            Due due = deadlines.due("M-02.decide", "330106", List.of(new Turn.Started(TODAY.minusDays(back))));
            return due.on(TODAY) == Due.Standing.DOUBTFUL;
        }).findFirst().orElse(null);
        if (days != null) {
            OldClocks.began(database.owner(), recount, doubtful.id(), days);
        }
        passingOn.passOnOverdue();
        assertThat(now(provisional).handlerUnit()).isEqualTo(tree.joint);
        assertThat(now(doubtful).handlerUnit()).isEqualTo(tree.joint);

        OldClocks.began(database.owner(), recount, doubtful.id(), 20);
        passingOn.passOnOverdue();
        assertThat(now(doubtful).handlerUnit()).isEqualTo(tree.county);
        List<RunningClock> all = at("p.c.d", () -> matters.clocks(doubtful.id()));
        assertThat(all).hasSize(2);
        assertThat(all.getFirst().isOpen()).isFalse();
        assertThat(all.getLast().limit()).isEqualTo("M-02.passedOn");
        assertThat(at("p.c.d.t.j", () -> matters.clocks(doubtful.id()))).as("the ledger went with the matter").isEmpty();
    }

    @Test
    void theIndexSaysWhatTheLedgersDeriveTo() {
        List<Matter> made = IntStream.range(0, 6).mapToObj(i -> open(tree.couriers)).toList();
        recount.recount();
        assertThat(recount.check()).satisfies(found -> {
            assertThat(found.stray()).isZero();
            assertThat(found.strayMatters()).isZero();
            assertThat(found.clocks()).isGreaterThanOrEqualTo(6);
        });
        // Everything that is only an index is ruined, and derived again.
        database.owner().sql("""
                update casework.clock set due_on = '2000-01-01', later_on = '2000-01-01', late_after = null, provisional = true, warn_on = '2000-01-01',
                    state = 'SUSPENDED' where matter_id = any(:ids)""").param("ids", made.stream().map(Matter::id).toArray(UUID[]::new)).update();
        database.owner().sql("update casework.matter set due_on = '2000-01-01', later_on = null, due_clock = null where id = :id").param("id", made.getFirst().id()).update();
        assertThat(recount.check().stray()).isEqualTo(6);
        assertThat(recount.check().strayMatters()).isPositive();
        assertThat(recount.recount().stray()).isEqualTo(6);
        assertThat(recount.check()).satisfies(found -> assertThat(found.stray() + found.strayMatters()).isZero());
        assertThat(now(made.getFirst()).dueOn()).isEqualTo(made.getFirst().dueOn());
    }

    @Test
    void aChangedNumberMovesTheDaysOfOpenClocksOnceAndOnlyThere() {
        Matter here = open(tree.enterprise);
        recount.recountIfChanged();
        assertThat(recount.recountIfChanged()).as("nothing changed").isEmpty();
        LocalDate before = now(here).dueOn();
        at("p", () -> law.set(new SetParameter("M-02.decide", "330106", 30, "deployment", "", Mark.CONFIGURED,
                LocalDate.of(2020, 1, 1), null, "试验"), org.gongqiao.app.law.TwoPeople.approval()));
        assertThat(recount.recountIfChanged()).hasValueSatisfying(found -> assertThat(found.stray()).isPositive());
        assertThat(now(here).dueOn()).isAfterOrEqualTo(before.plusDays(20));
        at("p", () -> law.set(new SetParameter("M-02.decide", "330106", 7, "deployment", "", Mark.CONFIGURED,
                LocalDate.of(2020, 1, 1), null, "改回"), org.gongqiao.app.law.TwoPeople.approval()));
        recount.recountIfChanged();
        assertThat(now(here).dueOn()).isEqualTo(before);
    }

    @Test
    void warnsOnceForEachDayAndEscalatesLevelByLevel() throws Exception {
        watch.look();
        Matter matter = open(tree.otherCounty);
        OldClocks.began(database.owner(), recount, matter.id(), 6);
        assertThat(warnings(matter)).isZero();
        try (var threads = Executors.newFixedThreadPool(3)) {
            int warned = 0;
            for (var run : IntStream.range(0, 3).mapToObj(i -> threads.submit(watch::look)).toList()) {
                warned += run.get().warned();
            }
            assertThat(warned).isOne();
        }
        assertThat(watch.look().warned()).isZero();
        assertThat(at("p.c", () -> matters.toDo(tree.city, null, 100)).items()).extracting(Matter::id).doesNotContain(matter.id());

        OldClocks.began(database.owner(), recount, matter.id(), 40);
        ClockWatch.Told late = watch.look();
        assertThat(late.ranOut()).isOne();
        assertThat(late.escalated()).isOne();
        assertThat(watch.look()).isEqualTo(new ClockWatch.Told(0, 0, 0));
        assertThat(at("p.c", () -> matters.toDo(tree.city, null, 100)).items()).extracting(Matter::id).contains(matter.id());
        assertThat(at("p.c.x", () -> matters.toDo(tree.otherCounty, null, 100)).items()).as("its handler keeps it, too").extracting(Matter::id).contains(matter.id());

        // Five days later it goes up again, and stops at the top.
        database.owner().sql("update casework.clock set escalate_on = current_date - 1 where matter_id = :id").param("id", matter.id()).update();
        assertThat(watch.look().escalated()).isOne();
        assertThat(now(matter).escalatedTo()).isEqualTo(tree.province);
        assertThat(watch.look().escalated()).isZero();
        assertThat(now(matter).isOpen()).as("silence decides nothing").isTrue();
        // More time was given: it is late no longer and comes off the list above.
        at("p.c.x", () -> matters.turn(driving(matter).id(), new Turn.ExtendedBy(TODAY.minusDays(42), 90), "试验"));
        assertThat(now(matter).isOverdue(TODAY)).isFalse();
        watch.look();
        assertThat(now(matter).escalatedTo()).isNull();
        at("p.c.x", () -> matters.close(matter.id(), "APPROVED"));
        assertThat(now(matter).escalatedTo()).isNull();
    }

    private int warnings(Matter matter) {
        return database.owner().sql("select count(*) from casework.clock where matter_id = :id and warned_for is not null").param("id", matter.id())
                .query(Integer.class).single();
    }
}
