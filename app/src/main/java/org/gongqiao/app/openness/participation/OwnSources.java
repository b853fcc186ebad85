package org.gongqiao.app.openness.participation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What this module counts itself: devices that opened the most opened publication, and people who asked. */
@Configuration(proxyBeanMethods = false)
class OwnSources {

    private record Counted(String name, int order, String sql, JdbcClient jdbc) implements ParticipationSource {

        @Override
        public Map<UUID, Integer> counts(Collection<UUID> units, LocalDate from, LocalDate to) {
            return jdbc.sql(sql).param("units", units.toArray(UUID[]::new)).param("from", from).param("to", to)
                    .query((row, n) -> Map.entry(row.getObject("unit_id", UUID.class), row.getInt("n"))).list().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }

    @Bean
    ParticipationSource reachSource(JdbcClient jdbc) {
        // Openings of several publications may be those of the same people, so they are never added up.
        return new Counted("reach", 10, """
                select p.unit_id, max(p.opened)::int as n from openness.publication p
                where p.unit_id = any (:units) and p.published_on between :from and :to and p.withdrawn_on is null group by p.unit_id""", jdbc);
    }

    @Bean
    ParticipationSource questionSource(JdbcClient jdbc) {
        return new Counted("questions", 20, """
                select q.unit_id, count(distinct q.person_id)::int as n from openness.question q
                where q.unit_id = any (:units) and (q.asked_at at time zone 'Asia/Shanghai')::date between :from and :to group by q.unit_id""", jdbc);
    }
}
