package org.gongqiao.app.law.deadline;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.law.Origin;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DeadlineStore {

    /** The version of a year that holds: the operator's before the shipped one, then the newer. */
    private static final String IN_FORCE = """
            select distinct on (year) year, version from law.calendar_year
            order by year, origin = 'OPERATOR' desc, version desc""";

    private final JdbcClient jdbc;

    DeadlineStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    WorkCalendar calendar() {
        var years = new HashSet<>(jdbc.sql("select distinct year from law.calendar_year").query(Integer.class).list());
        var marked = new HashMap<LocalDate, DayKind>();
        jdbc.sql("select d.day, d.kind from law.calendar_day d join (" + IN_FORCE + ") y using (year, version)")
                .query(row -> {
                    marked.put(row.getObject("day", LocalDate.class), DayKind.valueOf(row.getString("kind")));
                });
        return new WorkCalendar(years, marked);
    }

    /** One writer at a time, so that two versions never take the same number. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(7205102)").query((row, n) -> 0).single();
    }

    /** All versions of all years, the newest first; {@code inForce} for the one that counts. */
    List<CalendarYear> years() {
        return jdbc.sql("select y.*, f.version is not null as in_force from law.calendar_year y left join (" + IN_FORCE + """
                ) f using (year, version) order by y.year desc, y.version desc""")
                .query((row, n) -> new CalendarYear(row.getInt("year"), row.getInt("version"), Origin.valueOf(row.getString("origin")),
                        row.getString("notice"), row.getString("reason"), row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("in_force"))).list();
    }

    List<CalendarDay> days(int year, int version) {
        return jdbc.sql("select day, kind, festival from law.calendar_day where year = :year and version = :version order by day")
                .param("year", year).param("version", version)
                .query((row, n) -> new CalendarDay(row.getObject("day", LocalDate.class), DayKind.valueOf(row.getString("kind")), row.getString("festival")))
                .list();
    }

    int addYear(int year, Origin origin, String notice, String reason, OffsetDateTime at, @Nullable UUID by, List<CalendarDay> days) {
        int version = jdbc.sql("""
                insert into law.calendar_year (year, version, origin, notice, reason, recorded_at, recorded_by)
                values (:year, (select coalesce(max(version), 0) + 1 from law.calendar_year where year = :year), :origin, :notice, :reason, :at, :by)
                returning version""").param("year", year).param("origin", origin.name()).param("notice", notice).param("reason", reason)
                .param("at", at).param("by", by, java.sql.Types.OTHER).query(Integer.class).single();
        for (CalendarDay day : days) {
            jdbc.sql("insert into law.calendar_day (year, version, day, kind, festival) values (:year, :version, :day, :kind, :festival)")
                    .param("year", year).param("version", version).param("day", day.day()).param("kind", day.kind().name())
                    .param("festival", day.festival()).update();
        }
        return version;
    }

    List<SettledReading> settled() {
        return jdbc.sql("select * from law.settled_reading order by question, region, version").query((row, n) -> new SettledReading(
                row.getString("question"), row.getString("region"), row.getInt("version"),
                row.getString("choice").equals("OPEN") ? null : Reading.valueOf(row.getString("choice")),
                row.getString("source"), row.getString("reason"), row.getObject("recorded_at", OffsetDateTime.class).toInstant())).list();
    }

    int settle(SettleReading settling, OffsetDateTime at, @Nullable UUID by) {
        return jdbc.sql("""
                insert into law.settled_reading (question, region, version, choice, source, reason, recorded_at, recorded_by)
                values (:question, :region, (select coalesce(max(version), 0) + 1 from law.settled_reading where question = :question and region = :region),
                    :choice, :source, :reason, :at, :by) returning version""")
                .param("question", settling.question()).param("region", settling.region())
                .param("choice", settling.choice() == null ? "OPEN" : settling.choice().name()).param("source", settling.source())
                .param("reason", settling.reason()).param("at", at).param("by", by, java.sql.Types.OTHER).query(Integer.class).single();
    }

    boolean isLoaded(String dataset, int version) {
        return jdbc.sql("select exists (select from law.dataset where name = :name and version >= :version)")
                .param("name", dataset).param("version", version).query(Boolean.class).single();
    }

    void loaded(String dataset, int version, OffsetDateTime at) {
        jdbc.sql("insert into law.dataset values (:name, :version, :at)").param("name", dataset).param("version", version)
                .param("at", at).update();
    }

    /** All that a date rests on only grows: the number of its rows names its state. */
    long basis() {
        return jdbc.sql("""
                select (select count(*) from law.parameter_version) + (select count(*) from law.calendar_year) + (select count(*) from law.settled_reading)""")
                .query(Long.class).single();
    }
}
