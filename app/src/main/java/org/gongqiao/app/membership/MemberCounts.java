package org.gongqiao.app.membership;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongqiao.app.organization.CountSource;
import org.gongqiao.app.organization.Measure;
import org.gongqiao.app.organization.Tallies;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What memberships add to the counts of their union: live and retained ones, women, workers in new forms, migrants. */
@Component
class MemberCounts implements CountSource {

    private final Tallies tallies;
    private final JdbcClient jdbc;

    MemberCounts(Tallies tallies, JdbcClient jdbc) {
        this.tallies = tallies;
        this.jdbc = jdbc;
    }

    /** Adds one membership ({@code sign} 1) or takes it off (-1), in the transaction that begins or ends it. */
    void add(Membership membership, int sign) {
        add(membership.unitId(), membership.sex(), membership.trade(), membership.migrant(), sign);
    }

    void add(UUID unit, String sex, @Nullable Trade trade, @Nullable Boolean migrant, int sign) {
        var counts = new EnumMap<Measure, Long>(Measure.class);
        counts.put(Measure.MEMBERS, (long) sign);
        if (sex.equals("2")) {
            counts.put(Measure.WOMEN, (long) sign);
        }
        if (trade != null && trade.isNewForm()) {
            counts.put(Measure.NEW_FORM_WORKERS, (long) sign);
        }
        if (Boolean.TRUE.equals(migrant)) {
            counts.put(Measure.MIGRANTS, (long) sign);
        }
        tallies.add(Map.of(unit, counts));
    }

    @Override
    public Set<Measure> measures() {
        return EnumSet.of(Measure.MEMBERS, Measure.WOMEN, Measure.NEW_FORM_WORKERS, Measure.MIGRANTS);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, Map<Measure, Long>> recount() {
        String[] newForms = Arrays.stream(Trade.values()).filter(Trade::isNewForm).map(Enum::name).toArray(String[]::new);
        var counted = new HashMap<UUID, Map<Measure, Long>>();
        jdbc.sql("""
                select unit_id, count(*) as members, count(*) filter (where sex = '2') as women,
                    count(*) filter (where trade = any (:newForms)) as new_forms, count(*) filter (where migrant) as migrants
                from membership.membership where status <> 'ENDED' group by unit_id""")
                .param("newForms", newForms)
                .query((row, n) -> counted.put(row.getObject("unit_id", UUID.class), Map.of(Measure.MEMBERS, row.getLong("members"),
                        Measure.WOMEN, row.getLong("women"), Measure.NEW_FORM_WORKERS, row.getLong("new_forms"),
                        Measure.MIGRANTS, row.getLong("migrants")))).list();
        return counted;
    }
}
