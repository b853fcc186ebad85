package org.gongqiao.app.openness.disclosure;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.gongqiao.app.proposals.guide.Measure;
import org.gongqiao.app.proposals.guide.MeasureSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a pilot compares of open management (M15): published and in time, asked, answered and in time. */
@Component
class OpenMeasures implements MeasureSource {

    private final JdbcClient jdbc;
    private final Clock clock;

    OpenMeasures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Map<Measure, Long> count(String areaPath, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                select p.published, p.in_time, q.asked, q.answered, q.answered_in_time
                from (select count(*) as published, count(*) filter (where elapsed = 'RUNNING') as in_time from openness.publication
                    where area_path >= cast(:path as ltree) and area_path < cast(:path || '-' as ltree) and published_on between :from and :to
                        and withdrawn_on is null) p,
                    (select count(*) as asked, count(reply) as answered, count(*) filter (where reply_elapsed = 'RUNNING') as answered_in_time from openness.question
                    where area_path >= cast(:path as ltree) and area_path < cast(:path || '-' as ltree) and asked_at >= :first and asked_at < :until
                        and withdrawn_at is null) q""")
                .param("path", areaPath).param("from", from).param("to", to).param("first", start(from)).param("until", start(to.plusDays(1)))
                .query((row, n) -> Map.of(Measure.MATTERS_PUBLISHED, row.getLong("published"), Measure.MATTERS_IN_TIME, row.getLong("in_time"),
                        Measure.COMMENTS, row.getLong("asked"), Measure.COMMENTS_ANSWERED, row.getLong("answered"),
                        Measure.COMMENTS_IN_TIME, row.getLong("answered_in_time"))).single();
    }

    private OffsetDateTime start(LocalDate day) {
        return OffsetDateTime.ofInstant(day.atStartOfDay(clock.getZone()).toInstant(), ZoneOffset.UTC);
    }
}
