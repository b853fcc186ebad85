package org.gongqiao.app.joining;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.membership.Trade;
import org.gongqiao.app.organization.MoveUnion;
import org.gongqiao.app.organization.UnionOutcome;
import org.gongqiao.app.organization.UnionRegister;
import org.gongqiao.app.organization.Unions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;

/** A union changes its place while people apply to it and are admitted: no row may stay behind at a path where no union stands. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MovingUnderWritersIT {

    private static final int EACH = Integer.getInteger("gq.moving.rounds", 12);

    @Autowired Fixtures fixtures;
    @Autowired Applications applications;
    @Autowired Decisions decisions;
    @Autowired UnionRegister register;
    @Autowired Unions unions;
    @Autowired TestDatabase.Switchable database;
    @Autowired Clock clock;

    @BeforeAll
    void arrange() {
        fixtures.province();
    }

    private Scope everywhere() {
        return Scope.service("test", fixtures.areaPaths.get("province"));
    }

    private void move(String to) {
        UUID moved = fixtures.unions.get("own");
        Scope.run(everywhere(), () -> {
            var outcome = register.move(new MoveUnion(moved, unions.get(moved).version(), Line.AREA, fixtures.unions.get(to), LocalDate.now(clock)));
            assertThat(outcome).isInstanceOf(UnionOutcome.Done.class);
        });
    }

    private boolean fileAndApprove(UUID person) {
        var form = new FileApplication(UUID.randomUUID(), Trade.OTHER, Relation.EMPLOYED, "", null, null, fixtures.unions.get("own"));
        UUID id = ((FilingOutcome.Filed) Scope.call(new Scope.Own(person), () -> applications.file(person, form))).applicationId();
        var desk = new Desk(UUID.randomUUID(), UUID.randomUUID(), Role.REVIEWER, Line.AREA, fixtures.unions.get("province"), fixtures.areaPaths.get("province"), "");
        try {
            return ScopedValue.where(Scope.DESK, desk).where(Scope.CURRENT, desk.scope()).call(() -> decisions.approve(id, 0)) instanceof DecisionOutcome.Done;
        } catch (ConcurrencyFailureException retried) {
            return false;
        }
    }

    @Test
    void noRowStaysBehind() throws Exception {
        var running = new AtomicBoolean(true);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var writers = new ArrayList<Future<Integer>>();
            for (int t = 0; t < 3; t++) {
                List<UUID> persons = new ArrayList<>();
                for (int i = 0; i < EACH; i++) {
                    persons.add(fixtures.someone("late" + t + "x" + i, false).personId());
                }
                writers.add(threads.submit(() -> persons.stream().mapToInt(person -> fileAndApprove(person) ? 1 : 0).sum()));
            }
            Future<Integer> moving = threads.submit(() -> {
                int moves = 0;
                while (running.get()) {
                    try {
                        move(moves % 2 == 0 ? "otherCity" : "county");
                        moves++;
                    } catch (ConcurrencyFailureException lost) {
                        // The database let the move go in favour of a writer; the next one is tried.
                    }
                }
                return moves;
            });
            int approved = 0;
            try {
                for (var writer : writers) {
                    approved += writer.get();
                }
            } finally {
                running.set(false);
            }
            assertThat(moving.get()).as("moves while people applied").isPositive();
            assertThat(approved).as("people admitted meanwhile").isPositive();
        }
        assertThat(behind()).as("rows written under the union's lock").isEmpty();
        Scope.run(everywhere(), register::follow);
        assertThat(behind()).isEmpty();
    }

    /** Tables with rows at a path where no union stands. */
    private List<String> behind() {
        var tables = new ArrayList<String>();
        for (String table : List.of("joining.application", "joining.decision", "casework.matter", "casework.step", "membership.membership", "identity.post")) {
            long rows = database.owner().sql("select count(*) from " + table + " t where not exists (select from organization.unit u where u.area_path = t.area_path)")
                    .query(Long.class).single();
            if (rows > 0) {
                tables.add(table + ": " + rows);
            }
        }
        return tables;
    }
}
