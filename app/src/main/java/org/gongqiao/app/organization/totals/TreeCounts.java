package org.gongqiao.app.organization.totals;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongqiao.app.organization.CountSource;
import org.gongqiao.app.organization.Measure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the tree itself adds to the counts: unions without branches and groups, the employers they cover, and their staff. */
@Component
class TreeCounts implements CountSource {

    private final JdbcClient jdbc;

    TreeCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<Measure> measures() {
        return EnumSet.of(Measure.UNIONS, Measure.EMPLOYERS, Measure.STAFF);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, Map<Measure, Long>> recount() {
        var counted = new HashMap<UUID, Map<Measure, Long>>();
        jdbc.sql("""
                select unit_id, sum(unions) as unions, sum(employers) as employers, sum(staff) as staff from (
                    select id as unit_id, 1 as unions, 0 as employers, 0 as staff from organization.unit
                    where status <> 'CLOSED' and kind not in ('BRANCH', 'GROUP')
                    union all
                    select unit_id, 0, 1, coalesce(staff, 0) from organization.employer where unit_id is not null and ended_on is null) counted
                group by unit_id""")
                .query((row, n) -> counted.put(row.getObject("unit_id", UUID.class), Map.of(Measure.UNIONS, row.getLong("unions"),
                        Measure.EMPLOYERS, row.getLong("employers"), Measure.STAFF, row.getLong("staff")))).list();
        return counted;
    }
}
