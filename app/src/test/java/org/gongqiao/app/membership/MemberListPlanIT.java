package org.gongqiao.app.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.access.Scope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Under row-level security a condition reaches an index only where its operators cannot leak a row. Where one does not, a page
 * far down walks all pages before it, which no small table shows; the plan does.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MemberListPlanIT {

    @Autowired Fixtures fixtures;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    @BeforeAll
    void arrange() {
        fixtures.province();
    }

    /** The conditions that the index answers, and those that rows are looked at for. */
    private List<String> conditions(String where) {
        return Scope.call(Scope.service("plan", fixtures.areaPaths.get("province")), () -> transaction.execute(status -> {
            // On a table of a few rows only these make an index worth its while.
            jdbc.sql("select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true)").query().listOfRows();
            return jdbc.sql("explain (costs off) select m.id from membership.membership m where " + where + " order by m.area_path, m.id limit 51")
                    .query(String.class).list().stream().map(String::strip).filter(line -> line.startsWith("Index Cond") || line.startsWith("Filter")).toList();
        }));
    }

    @Test
    void aPageBeginsInTheIndexAtTheKeyOfThePageBefore() {
        assertThat(conditions("(m.area_path, m.id) > (cast('1.2' as ltree), cast('00000000-0000-7000-8000-000000000000' as uuid))"))
                .singleElement().asString().startsWith("Index Cond").contains("ROW(area_path, id) > ROW(");
    }

    @Test
    void theMembersOfOneUnionAreReadFromItsPartOfTheIndex() {
        assertThat(conditions("m.area_path >= cast('1.2' as ltree) and m.area_path < cast('1.2-' as ltree)"))
                .singleElement().asString().startsWith("Index Cond").contains("area_path >= '1.2'::ltree");
    }

    @Test
    void aConditionThatMightLeakStaysOutOfTheIndex() {
        assertThat(conditions("m.area_path <@ cast('1.2' as ltree)")).anyMatch(line -> line.startsWith("Filter") && line.contains("<@"));
    }
}
