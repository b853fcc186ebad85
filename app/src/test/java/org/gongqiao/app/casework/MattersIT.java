package org.gongqiao.app.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.gongqiao.app.casework.clock.ClockRecount;
import org.gongqiao.app.casework.clock.OldClocks;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.deadline.Deadlines;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.law.deadline.Turn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MattersIT {

    @Autowired Matters matters;
    @Autowired PassingOn passingOn;
    @Autowired ClockRecount recount;
    @Autowired Deadlines deadlines;
    @Autowired TestDatabase.Switchable database;
    private SmallTree tree;

    @BeforeAll
    void arrange() {
        tree = new SmallTree(database.owner());
    }

    private static <T> T at(String path, Supplier<T> work) {
        return Scope.call(Scope.service("test", path), work);
    }

    private Matter open(UUID person, UUID... succession) {
        return Scope.call(new Scope.Own(person), () -> matters.open(new NewMatter(TrialKind.KIND, List.of("a"), UUID.randomUUID(), person,
                List.of(succession), "decide", "M-02.decide", "M-02.passedOn")));
    }

    private void overdue(Matter matter) {
        OldClocks.began(database.owner(), recount, matter.id(), 60);
    }

    private Due due(String limit) {
        return deadlines.due(limit, "330106", List.of(new Turn.Started(LocalDate.now(ZoneId.of("Asia/Shanghai")))));
    }

    private Matter now(Matter matter) {
        return at("p", () -> matters.get(matter.id()));
    }

    @Test
    void isSeenByItsHandlerTheUnionsAboveAndItsSubjectOnly() {
        UUID person = tree.person("沈一");
        Matter matter = open(person, tree.joint, tree.county);
        for (String path : List.of("p.c.d.t.j", "p.c.d.t", "p.c.d", "p")) {
            assertThat(at(path, () -> matters.about(matter.objectId()))).as(path).isPresent();
        }
        for (String path : List.of("p.c.d.t.e", "p.c.d.k", "p.c.x")) {
            assertThat(at(path, () -> matters.about(matter.objectId()))).as(path).isEmpty();
        }
        assertThat(Scope.call(new Scope.Own(person), () -> matters.of(person, 10))).hasSize(1);
        UUID other = tree.person("沈二");
        assertThat(Scope.call(new Scope.Own(other), () -> matters.about(matter.objectId()))).isEmpty();
    }

    @Test
    void isDueAfterTheLimitOfTheLawNotCountingTheDayItself() {
        Matter matter = open(tree.person("沈三"), tree.joint);
        assertThat(matter.dueOn()).isEqualTo(due("M-02.decide").earlier());
        assertThat(matter.due().laterOn()).isEqualTo(due("M-02.decide").later());
    }

    @Test
    void refusesALimitThatNobodyHasSet() {
        UUID person = tree.person("沈四");
        assertThatThrownBy(() -> Scope.call(new Scope.Own(person), () -> matters.open(new NewMatter(TrialKind.KIND, List.of(), UUID.randomUUID(), person,
                List.of(tree.joint), "decide", "X-99.none", "M-02.passedOn")))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void passesOnToTheNeighbourThenUpwardAndStopsAtTheTop() {
        UUID person = tree.person("沈五");
        Matter matter = open(person, tree.joint, tree.couriers, tree.county);
        assertThat(passingOn.passOnOverdue()).as("nothing is overdue yet").isZero();

        overdue(matter);
        assertThat(passingOn.passOnOverdue()).isOne();
        assertThat(now(matter).handlerUnit()).isEqualTo(tree.couriers);
        assertThat(now(matter).dueOn()).isEqualTo(due("M-02.passedOn").earlier());
        assertThat(passingOn.passOnOverdue()).as("a second run finds nothing").isZero();
        assertThat(at("p.c.d.t.j", () -> matters.about(matter.objectId()))).as("the first union no longer sees the matter").isEmpty();
        assertThat(at("p.c.d.t.j", () -> matters.passedOnBy(tree.joint, 100))).as("only that it passed it on")
                .filteredOn(passed -> passed.matterId().equals(matter.id()))
                .extracting(HandOver::reason).containsExactly(HandOverReason.OVERDUE);
        assertThat(at("p.c.d.k", () -> matters.steps(matter.id()))).as("the history went with it").hasSize(1);

        overdue(matter);
        assertThat(passingOn.passOnOverdue()).isOne();
        assertThat(now(matter).handlerUnit()).isEqualTo(tree.county);

        overdue(matter);
        assertThat(passingOn.passOnOverdue()).as("nobody is left to take it").isZero();
        assertThat(now(matter).isOpen()).as("silence decides nothing").isTrue();
        assertThat(Scope.call(new Scope.Own(person), () -> matters.steps(matter.id()))).hasSize(2);
        assertThat(at("p.c.d", () -> matters.close(matter.id(), "done"))).isTrue();
    }

    @Test
    void twoRunsAtOncePassNothingOnTwice() throws Exception {
        List<Matter> many = IntStream.range(0, 20).mapToObj(i -> open(tree.person("沈六"), tree.joint, tree.county, tree.city)).toList();
        database.owner().sql("update casework.clock_turn set day = day - 60 where matter_id = any(:ids)")
                .param("ids", many.stream().map(Matter::id).toArray(UUID[]::new)).update();
        recount.recount();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var runs = IntStream.range(0, 4).mapToObj(i -> threads.submit(passingOn::passOnOverdue)).toList();
            int passed = 0;
            for (var run : runs) {
                passed += run.get();
            }
            assertThat(passed).isEqualTo(20);
        }
        assertThat(many).allSatisfy(matter -> assertThat(now(matter).handlerUnit()).isEqualTo(tree.county));
    }

    @Test
    void anOfficerPassesOnOnlyWhatHeSees() {
        Matter matter = open(tree.person("沈七"), tree.joint, tree.couriers);
        assertThatThrownBy(() -> at("p.c.x", () -> matters.passOn(matter.id(), HandOverReason.BY_OFFICER, ""))).isInstanceOf(NotFound.class);
        assertThat(at("p.c.d.t.j", () -> matters.passOn(matter.id(), HandOverReason.BY_OFFICER, "不在本辖区"))).isTrue();
        assertThatThrownBy(() -> at("p.c.d.t.j", () -> matters.passOn(matter.id(), HandOverReason.BY_OFFICER, ""))).isInstanceOf(NotFound.class);
    }

    @Test
    void anAppealReopensAtTheHigherUnion() {
        UUID person = tree.person("沈八");
        Matter matter = open(person, tree.joint);
        assertThat(at("p.c.d.t.j", () -> matters.close(matter.id(), "refused"))).isTrue();
        assertThat(at("p.c.d.t.j", () -> matters.close(matter.id(), "again"))).isFalse();
        assertThat(Scope.call(new Scope.Own(person), () -> matters.appeal(matter.id(), tree.township, "appeal", "M-02.decideAppeal"))).isTrue();
        Matter appealed = now(matter);
        assertThat(appealed.isOpen()).isTrue();
        assertThat(appealed.handlerUnit()).isEqualTo(tree.township);
        assertThat(appealed.number()).as("one number for the whole way").isEqualTo(matter.number());
        assertThat(at("p.c.d.t.j", () -> matters.about(matter.objectId()))).isEmpty();
    }

    @Test
    void numbersHaveNoGapAndNoDouble() throws Exception {
        List<UUID> persons = IntStream.range(0, 24).mapToObj(i -> tree.person("沈九")).toList();
        int before = database.owner().sql("select coalesce(max(last), 0) from casework.counter where prefix = 'SY'").query(Integer.class).single();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var numbers = persons.stream().map(person -> threads.submit(() -> open(person, tree.enterprise).number())).toList();
            var found = new java.util.TreeSet<String>();
            for (var number : numbers) {
                found.add(number.get());
            }
            assertThat(found).hasSize(24);
            assertThat(found.last()).endsWith("-%06d".formatted(before + 24));
        }
    }

    @Test
    void theToDoListGoesByDateAndPagesByKey() {
        UUID unit = tree.city;
        List<Matter> made = IntStream.range(0, 5).mapToObj(i -> open(tree.person("沈十"), unit)).toList();
        for (int i = 0; i < made.size(); i++) {
            database.owner().sql("update casework.matter set due_on = :day where id = :id")
                    .param("day", LocalDate.of(2030, 1, 9).minusDays(i)).param("id", made.get(i).id()).update();
        }
        var first = at("p.c", () -> matters.toDo(unit, null, 3));
        var second = at("p.c", () -> matters.toDo(unit, first.next(), 3));
        assertThat(first.items()).extracting(Matter::id).containsExactly(made.get(4).id(), made.get(3).id(), made.get(2).id());
        assertThat(second.items()).extracting(Matter::id).containsExactly(made.get(1).id(), made.get(0).id());
        assertThat(second.hasNext()).isFalse();
    }
}
