package org.gongqiao.app.disputes.checklist;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.gongqiao.app.membership.Trade;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Of the disputes that ended in a time, how many were settled, before a formal case, and at the lowest level; in the caller's scope. */
@Component
public class Settlements {

    private final JdbcClient jdbc;
    private final Clock clock;

    Settlements(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param region   six digits
     * @param ended    disputes that ended
     * @param settled  of them, all workers by an agreement that was kept
     * @param informal of the settled, never before a commission or a court
     * @param lowest   of those, by the base union that had taken it up, never handed upward
     */
    public record Line(String region, Trade trade, long ended, long settled, long informal, long lowest) {

        /** Per hundred, rounded down; 0 of none is 0. */
        public long informalPercent() {
            return ended == 0 ? 0 : 100 * informal / ended;
        }

        public long lowestPercent() {
            return ended == 0 ? 0 : 100 * lowest / ended;
        }
    }

    /** By region and trade, for disputes that ended from {@code from} to {@code until}, both counted. */
    @Transactional(readOnly = true)
    public List<Line> of(LocalDate from, LocalDate until) {
        return jdbc.sql("""
                select region, trade, count(*) as ended, count(*) filter (where settled) as settled,
                    count(*) filter (where settled and formal_on is null) as informal,
                    count(*) filter (where settled and formal_on is null and unit_id = first_unit and level in ('BASE', 'WORKSHOP', 'GROUP')) as lowest
                from (select d.region, d.trade, d.formal_on, d.unit_id, d.first_unit, d.level,
                        not exists (select from disputes.claimant c where c.dispute_id = d.id and c.outcome is distinct from 'SETTLED') as settled
                    from disputes.dispute d where d.closed_at >= :from and d.closed_at < :until) counted
                group by region, trade order by region, trade""")
                .param("from", from.atStartOfDay(clock.getZone()).toOffsetDateTime()).param("until", until.plusDays(1).atStartOfDay(clock.getZone()).toOffsetDateTime())
                .query((row, n) -> new Line(row.getString("region"), Trade.valueOf(row.getString("trade")), row.getLong("ended"), row.getLong("settled"),
                        row.getLong("informal"), row.getLong("lowest"))).list();
    }

    /** All lines in one. */
    public static Line total(List<Line> lines) {
        return new Line("", Trade.OTHER, lines.stream().mapToLong(Line::ended).sum(), lines.stream().mapToLong(Line::settled).sum(),
                lines.stream().mapToLong(Line::informal).sum(), lines.stream().mapToLong(Line::lowest).sum());
    }
}
