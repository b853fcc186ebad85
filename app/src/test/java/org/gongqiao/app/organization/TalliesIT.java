package org.gongqiao.app.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.organization.totals.TallyChecks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class TalliesIT {

    @Autowired UnionRegister register;
    @Autowired Unions unions;
    @Autowired Tallies tallies;
    @Autowired TallyChecks checks;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired TestDatabase.Switchable database;

    private Trees trees;

    @BeforeEach
    void trees() {
        trees = new Trees(register, unions);
    }

    private static String unique(String name) {
        return name + UUID.randomUUID().toString().substring(0, 8);
    }

    private int fold() {
        return trees.all(tallies::fold);
    }

    private void foldAll() {
        while (fold() > 0) {
            // until nothing waits
        }
    }

    @Test
    void aReadKnowsWhatIsNotFoldedYet() {
        Union city = trees.city(unique("市总工会"));
        Union base = trees.base(city, null, "某厂工会");
        trees.all(() -> {
            tallies.add(base.id(), Measure.MEMBERS, 5);
            return 0;
        });
        assertThat(trees.all(() -> tallies.subtree(city.id(), Line.AREA)).members()).isEqualTo(5);
        foldAll();
        assertThat(trees.all(() -> tallies.subtree(city.id(), Line.AREA)).members()).isEqualTo(5);
        assertThat(trees.all(() -> tallies.own(base.id())).members()).isEqualTo(5);
        assertThat(trees.all(() -> tallies.own(city.id())).members()).isZero();
        assertThat(trees.all(() -> tallies.subtrees(List.of(city.id(), base.id()), Line.AREA))).hasSize(2);
    }

    @Test
    void aDeltaStandsOrFallsWithItsTransaction() {
        Union base = trees.base(trees.city(unique("市总工会")), null, "某厂工会");
        assertThatThrownBy(() -> trees.all(() -> transaction.execute(status -> {
            tallies.add(base.id(), Measure.MEMBERS, 7);
            throw new IllegalStateException("the act failed");
        }))).isInstanceOf(IllegalStateException.class);
        assertThat(trees.all(() -> tallies.own(base.id())).members()).isZero();
    }

    @Test
    void anImportAddsForManyUnionsAtOnce() {
        Union city = trees.city(unique("市总工会"));
        var deltas = new HashMap<UUID, Map<Measure, Long>>();
        for (int i = 0; i < 5; i++) {
            deltas.put(trees.base(city, null, "第" + i + "厂工会").id(), Map.of(Measure.MEMBERS, 10L + i, Measure.WOMEN, (long) i));
        }
        trees.all(() -> {
            tallies.add(deltas);
            return 0;
        });
        assertThat(trees.all(() -> tallies.subtree(city.id(), Line.AREA)).members()).isEqualTo(60);
        assertThat(trees.all(() -> tallies.subtree(city.id(), Line.AREA)).of(Measure.WOMEN)).isEqualTo(10);
    }

    @Test
    void nobodyMayWriteTotalsButTheFold() {
        Union city = trees.city(unique("市总工会"));
        assertThatThrownBy(() -> trees.all(() -> transaction.execute(status -> jdbc.sql("update organization.tally set subtree = 1").update())))
                .isInstanceOf(DataAccessException.class).rootCause().hasMessageContaining("permission denied");
        assertThatThrownBy(() -> trees.all(() -> transaction.execute(status -> jdbc.sql("delete from organization.tally_delta").update())))
                .isInstanceOf(DataAccessException.class).rootCause().hasMessageContaining("permission denied");
        assertThat(city).isNotNull();
    }

    @Test
    void theCheckNamesADamagedTotal() {
        Union city = trees.city(unique("市总工会"));
        Union base = trees.base(city, null, "某厂工会");
        trees.all(() -> {
            tallies.add(base.id(), Measure.MEMBERS, 5);
            return 0;
        });
        foldAll();
        assertThat(trees.all(tallies::withinTree)).isEmpty();
        database.owner().sql("update organization.tally set subtree = 6 where unit_id = :id and measure = 'MEMBERS' and line = 'A'")
                .param("id", city.id()).update();
        assertThat(trees.all(tallies::withinTree)).containsExactly(new Tallies.Difference(city.id(), Line.AREA, Measure.MEMBERS, false, 6, 5));
        database.owner().sql("update organization.tally set subtree = 5 where unit_id = :id and measure = 'MEMBERS' and line = 'A'")
                .param("id", city.id()).update();
    }

    /**
     * Random founding, counting, moving, closing and folding by several at once; afterwards every total must equal what
     * the log of the successful acts gives, and at every moment the top must equal the sum that was committed.
     * {@code -Dtallies.steps=} makes it longer.
     */
    @Test
    void totalsStayExactWhileManyCountMoveAndFold() throws Exception {
        int steps = Integer.getInteger("tallies.steps", 150);
        long seed = Long.getLong("tallies.seed", 20261120L);
        var places = java.util.Collections.synchronizedList(new ArrayList<Union>());
        Union transport = trees.industry(trees.top(), null, unique("交通工会"), UnionLevel.PROVINCE);
        Union couriers = trees.industry(trees.top(), transport, unique("快递工会"), UnionLevel.CITY);
        var above = new ArrayList<Union>();
        for (int c = 0; c < 3; c++) {
            Union city = trees.city(unique("市总工会"));
            above.add(city);
            for (int d = 0; d < 2; d++) {
                Union county = trees.county(city, unique("县总工会"));
                above.add(county);
                for (int b = 0; b < 3; b++) {
                    Union base = trees.base(county, b == 0 ? couriers : null, unique("厂工会"));
                    places.add(base);
                    places.add(trees.branch(base, unique("分会")));
                }
            }
        }
        Map<UUID, EnumMap<Measure, AtomicLong>> own = new HashMap<>();
        places.forEach(union -> {
            var counts = new EnumMap<Measure, AtomicLong>(Measure.class);
            counts.put(Measure.MEMBERS, new AtomicLong());
            counts.put(Measure.WOMEN, new AtomicLong());
            own.put(union.id(), counts);
        });
        long before = trees.all(() -> tallies.subtree(trees.top().id(), Line.AREA)).members();
        var running = new AtomicBoolean(true);
        try (var threads = Executors.newFixedThreadPool(6)) {
            var work = new ArrayList<Future<?>>();
            for (int t = 0; t < 3; t++) {
                long its = seed + t;
                work.add(threads.submit(() -> {
                    var random = new Random(its);
                    for (int i = 0; i < steps; i++) {
                        Union at = places.get(random.nextInt(places.size()));
                        Measure measure = random.nextBoolean() ? Measure.MEMBERS : Measure.WOMEN;
                        long delta = random.nextInt(9) - 3;
                        boolean keep = random.nextInt(5) > 0;
                        trees.all(() -> transaction.execute(status -> {
                            unions.place(at.id());
                            tallies.add(at.id(), measure, delta);
                            if (!keep) {
                                status.setRollbackOnly();
                            }
                            return 0;
                        }));
                        if (keep) {
                            own.get(at.id()).get(measure).addAndGet(delta);
                        }
                    }
                    return 0;
                }));
            }
            work.add(threads.submit(() -> {
                var random = new Random(seed + 100);
                for (int i = 0; i < steps / 5; i++) {
                    Union moved = random.nextBoolean() ? places.get(random.nextInt(places.size())) : above.get(random.nextInt(above.size()));
                    Union target = above.get(random.nextInt(above.size()));
                    switch (random.nextInt(3)) {
                        case 0 -> trees.move(moved, Line.INDUSTRY, random.nextBoolean() ? couriers : transport);
                        case 1 -> trees.move(moved, Line.INDUSTRY, null);
                        default -> trees.move(moved, Line.AREA, target);
                    }
                }
                return 0;
            }));
            Future<?> folding = threads.submit(() -> {
                while (running.get()) {
                    fold();
                    // The measure UNIONS does not change here: a reader must never see a delta twice or not at all.
                    assertThat(trees.all(() -> tallies.subtree(transport.id(), Line.AREA)).unions()).isEqualTo(1);
                }
                return 0;
            });
            try {
                long unionsInAll = trees.all(() -> tallies.subtree(trees.top().id(), Line.AREA)).unions();
                for (int i = 0; i < 20; i++) {
                    assertThat(trees.all(() -> tallies.subtree(trees.top().id(), Line.AREA)).unions()).isEqualTo(unionsInAll);
                    assertThat(trees.all(tallies::withinTree)).isEmpty();
                }
                for (var done : work) {
                    done.get();
                }
            } finally {
                // Whatever failed, the folding thread must end, or the test would wait for it for ever.
                running.set(false);
            }
            folding.get();
        }
        for (int pass = 0; pass < 2; pass++) {
            assertThat(trees.all(tallies::withinTree)).isEmpty();
            own.forEach((unit, counts) -> counts.forEach((measure, count) ->
                    assertThat(trees.all(() -> tallies.own(unit)).of(measure)).isEqualTo(count.get())));
            for (Line line : Line.values()) {
                for (Union top : List.of(trees.top(), above.getFirst(), above.get(1), above.get(3), transport, couriers)) {
                    long expected = own.entrySet().stream().filter(entry -> isBelow(unions.get(entry.getKey()), unions.get(top.id()), line))
                            .mapToLong(entry -> entry.getValue().get(Measure.MEMBERS).get()).sum() + (top.areaParent() == null && line == Line.AREA ? before : 0);
                    assertThat(trees.all(() -> tallies.subtree(top.id(), line)).members()).as("%s along %s", top.name(), line).isEqualTo(expected);
                }
            }
            foldAll();
        }
    }

    private static boolean isBelow(Union union, Union top, Line line) {
        String path = union.path(line);
        return path != null && top.path(line) != null && UnionRules.isWithin(path, top.path(line));
    }

    @Test
    void aSourceThatCountsOtherwiseIsNamed() {
        Union base = trees.base(trees.city(unique("市总工会")), null, "某厂工会");
        trees.all(() -> {
            tallies.add(base.id(), Measure.MIGRANTS, 3);
            return 0;
        });
        var told = new Tallies(jdbc, new OneSource(new CountSource() {
            @Override
            public java.util.Set<Measure> measures() {
                return java.util.Set.of(Measure.MIGRANTS);
            }

            @Override
            public Map<UUID, Map<Measure, Long>> recount() {
                return Map.of(base.id(), Map.of(Measure.MIGRANTS, 4L));
            }
        }));
        List<Tallies.Difference> differences = trees.all(() -> transaction.execute(status -> told.check()));
        assertThat(differences).contains(new Tallies.Difference(base.id(), Line.AREA, Measure.MIGRANTS, true, 3, 4));
    }

    @Test
    void aCheckIsNotedAndARebuildMendsWhatIsWrong() {
        Union city = trees.city(unique("市总工会"));
        Union base = trees.base(city, null, "某厂工会");
        foldAll();
        checks.rebuild();
        assertThat(checks.check()).isEmpty();
        assertThat(checks.health().grade()).isEqualTo(org.gongqiao.app.operations.health.Health.Grade.GOOD);

        database.owner().sql("update organization.tally set own = own + 3, subtree = subtree + 3 where unit_id = :id and measure = 'UNIONS'").param("id", base.id()).update();
        database.owner().sql("update organization.tally set subtree = subtree - 5 where unit_id = :id and measure = 'UNIONS'").param("id", city.id()).update();
        assertThat(checks.check()).extracting(Tallies.Difference::unitId).contains(base.id(), city.id());
        assertThat(checks.health()).satisfies(part -> {
            assertThat(part.grade()).isEqualTo(org.gongqiao.app.operations.health.Health.Grade.BAD);
            assertThat(part.key()).isEqualTo("organization.health.differences");
        });
        assertThat(checks.rebuild()).isEmpty();
        assertThat(trees.all(() -> tallies.own(base.id())).unions()).isEqualTo(1);
        assertThat(trees.all(() -> tallies.subtree(city.id(), Line.AREA)).unions()).isEqualTo(2);
        assertThat(checks.health().grade()).isEqualTo(org.gongqiao.app.operations.health.Health.Grade.GOOD);
    }

    private record OneSource(CountSource source) implements org.springframework.beans.factory.ObjectProvider<CountSource> {
        @Override
        public java.util.stream.Stream<CountSource> stream() {
            return java.util.stream.Stream.of(source);
        }
    }
}
