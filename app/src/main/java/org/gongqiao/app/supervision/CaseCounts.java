package org.gongqiao.app.supervision;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts of cases and letters in scope, by unit, cause or outcome, for the days on which the cases were opened. */
@Component
public class CaseCounts {

    /** By what is counted; messages {@code supervision.by.<NAME>}. */
    public enum By {
        UNIT("c.unit_name"), CAUSE("c.cause"), OUTCOME("coalesce(c.outcome, 'OPEN')"), ORIGIN("c.origin");

        private final String column;

        By(String column) {
            this.column = column;
        }
    }

    /**
     * @param key        name of the unit, or of a cause, an outcome or an origin
     * @param refused    opinions whose receipt was refused
     * @param unanswered opinions delivered and without an answer so far
     * @param corrected  cases that ended with the correction
     */
    public record Row(String key, long cases, long open, long workers, long reminders, long opinions, long refused, long unanswered, long recommendations,
                      long handedOver, long corrected) {}

    private final JdbcClient jdbc;
    private final AuditLog audit;

    CaseCounts(JdbcClient jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public List<Row> of(By by, LocalDate from, LocalDate until) {
        return jdbc.sql("""
                with written as (
                    select l.case_id, count(*) filter (where l.kind = 'REMINDER') as reminders, count(*) filter (where l.kind = 'OPINION') as opinions,
                        count(*) filter (where l.kind = 'OPINION' and l.refused) as refused,
                        count(*) filter (where l.kind = 'OPINION' and l.delivered_on is not null and not l.refused and l.answer is null) as unanswered,
                        count(*) filter (where l.kind = 'RECOMMENDATION') as recommendations, count(*) filter (where l.kind = 'PROSECUTION') as handed_over
                    from supervision.letter l where l.state = 'ISSUED' and l.case_id is not null group by l.case_id)
                select\s""" + by.column + """
                 as key, count(*) as cases, count(*) filter (where c.closed_at is null) as open, coalesce(sum(c.workers), 0) as workers,
                    coalesce(sum(w.reminders), 0) as reminders, coalesce(sum(w.opinions), 0) as opinions, coalesce(sum(w.refused), 0) as refused,
                    coalesce(sum(w.unanswered), 0) as unanswered, coalesce(sum(w.recommendations), 0) as recommendations,
                    coalesce(sum(w.handed_over), 0) as handed_over, count(*) filter (where c.outcome = 'CORRECTED') as corrected
                from supervision.case_file c left join written w on w.case_id = c.id
                where (c.opened_at at time zone 'Asia/Shanghai')::date between :from and :until group by 1 order by 2 desc, 1""")
                .param("from", from).param("until", until).query((row, n) -> new Row(row.getString("key"), row.getLong("cases"), row.getLong("open"),
                        row.getLong("workers"), row.getLong("reminders"), row.getLong("opinions"), row.getLong("refused"), row.getLong("unanswered"),
                        row.getLong("recommendations"), row.getLong("handed_over"), row.getLong("corrected"))).list();
    }

    /** The same to be taken away; logged. */
    @Transactional
    public List<Row> export(By by, LocalDate from, LocalDate until) {
        List<Row> rows = of(by, from, until);
        audit.record(AuditEntry.of(Act.LIST_EXPORTED, "supervisionCounts", null).with(Map.of("by", by.name(), "from", from.toString(), "until", until.toString(),
                "rows", rows.size())));
        return rows;
    }
}
