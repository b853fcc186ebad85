package org.gongqiao.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopeIT {

    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired TestDatabase.Switchable database;

    @BeforeAll
    void threePosts() {
        for (String path : new String[] {"a", "a.b", "a.c", "a.b.d", "a.bx"}) {
            UUID person = UUID.randomUUID();
            database.owner().sql("""
                    insert into identity.person (id, name, id_type, id_number, id_hash, sex, created_at)
                    values (:id, 'x', 'OTHER', '\\x01', decode(:hash, 'hex'), '0', now())""")
                    .param("id", person).param("hash", person.toString().replace("-", "")).update();
            database.owner().sql("""
                    insert into identity.post (id, person_id, unit_id, unit_name, role, line, area_path, from_on)
                    values (gen_random_uuid(), :person, gen_random_uuid(), 'x', 'CHAIR', 'A', cast(:path as ltree), '2026-01-01')""")
                    .param("person", person).param("path", path).update();
        }
    }

    private long seen(String path) {
        return Scope.call(Scope.service("test", path), () -> transaction.execute(status ->
                jdbc.sql("select count(*) from identity.post").query(Long.class).single()));
    }

    @Test
    void seesOnlyTheSubtree() {
        assertThat(seen("a")).isEqualTo(5);
        assertThat(seen("a.b")).isEqualTo(2);
        assertThat(seen("a.c")).isEqualTo(1);
        assertThat(seen("z")).isZero();
    }

    @Test
    void reachesPersonsOnlyThroughRowsInScope() {
        assertThat(Scope.<Long>call(Scope.service("test", "a.b"), () -> transaction.execute(status ->
                jdbc.sql("select count(*) from identity.person").query(Long.class).single()))).isEqualTo(2);
    }

    @Test
    void refusesATransactionWithoutScope() {
        assertThatThrownBy(() -> transaction.execute(status -> jdbc.sql("select count(*) from identity.post").query(Long.class).single()))
                .isInstanceOf(DataAccessException.class).rootCause().hasMessageContaining("permission denied");
    }

    @Test
    void refusesAnEmptyPath() {
        assertThatThrownBy(() -> Scope.service("test", "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void leavesNothingBehindOnAPooledConnection() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            var results = IntStream.range(0, 2_000).mapToObj(i -> threads.submit(() -> switch (i % 4) {
                case 0 -> seen("a") == 5;
                case 1 -> seen("a.b") == 2;
                case 2 -> seen("a.c") == 1;
                default -> {
                    try {
                        transaction.execute(status -> jdbc.sql("select count(*) from identity.post").query(Long.class).single());
                        yield false;
                    } catch (DataAccessException denied) {
                        yield true;
                    }
                }
            })).toList();
            for (var result : results) {
                assertThat(result.get()).isTrue();
            }
        }
    }

    @Test
    void theOwnerSeesEveryRowSoThatMigrationsAndBackupsDo() {
        assertThat(database.owner().sql("select count(*) from identity.post").query(Long.class).single()).isEqualTo(5);
    }

    @Test
    void refusesToWriteIntoAnotherScope() {
        assertThatThrownBy(() -> Scope.run(Scope.service("test", "a.b"), () -> transaction.executeWithoutResult(status ->
                jdbc.sql("update identity.post set area_path = 'a.c' where area_path = 'a.b.d'").update())))
                .isInstanceOf(DataAccessException.class).rootCause().hasMessageContaining("row-level security");
    }
}
