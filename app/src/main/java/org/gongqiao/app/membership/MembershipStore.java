package org.gongqiao.app.membership;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.organization.Place;
import org.gongqiao.app.organization.Union;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MembershipStore {

    private static final String MEMBERSHIP = """
            select id, person_id, unit_id, name, sex, status, member_no, joined_on, ended_on, basis, basis_on, trade, workplace, migrant, valid_from, version
            from membership.membership m""";

    private final JdbcClient jdbc;

    MembershipStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two decisions about one person wait for each other here, so that the second sees what the first did. */
    void lockPerson(UUID person) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('membership:' || :person, 0))").param("person", person.toString())
                .query((row, n) -> 0).single();
    }

    boolean hasLive(UUID person) {
        return jdbc.sql("select membership.has_live(:person)").param("person", person).query(Boolean.class).single();
    }

    long nextNumber(String region) {
        return jdbc.sql("""
                insert into membership.member_number as n values (:region, 1)
                on conflict (region) do update set last = n.last + 1 returning last""").param("region", region).query(Long.class).single();
    }

    void insert(UUID id, BeginMembership b, Union union, String number, LocalDate today, OffsetDateTime now, @Nullable UUID by) {
        jdbc.sql("""
                insert into membership.membership (id, person_id, unit_id, area_path, line_path, name, sex, status, member_no, joined_on, basis,
                    basis_on, change_type, change_on, workplace, trade, valid_from, recorded_at, recorded_by)
                values (:id, :person, :unit, cast(:area as ltree), cast(:line as ltree), :name, :sex, 'LIVE', :number, :joined, :basis,
                    :basisOn, '1', :joined, :workplace, :trade, :joined, :now, :by)""")
                .param("id", id).param("person", b.personId()).param("unit", union.id()).param("area", union.areaPath())
                .param("line", union.linePath()).param("name", b.name()).param("sex", b.sex()).param("number", number)
                .param("joined", b.joinedOn()).param("basis", b.basis().name()).param("basisOn", b.basisOn())
                .param("workplace", b.workplace()).param("trade", b.trade() == null ? null : b.trade().name())
                .param("now", now).param("by", by, Types.OTHER).update();
    }

    /**
     * Keeps the present version before it is replaced: what was believed until now, and, where it held for a while, that it
     * held until {@code until}.
     */
    void keepVersion(UUID id, LocalDate until, OffsetDateTime now) {
        jdbc.sql("""
                insert into membership.membership_version (membership_id, valid, recorded, person_id, unit_id, area_path, line_path, recorded_by,
                    import_id, fields)
                select m.id, held.valid, held.recorded, m.person_id, m.unit_id, m.area_path, m.line_path, m.recorded_by, m.import_id,
                    to_jsonb(m) - '{id,person_id,unit_id,area_path,line_path,recorded_by,import_id,recorded_at,valid_from}'::text[]
                from membership.membership m, lateral (values
                    (daterange(m.valid_from, null), tstzrange(m.recorded_at, :now)),
                    (daterange(m.valid_from, greatest(m.valid_from, :until)), tstzrange(:now, null))) held (valid, recorded)
                where m.id = :id and not isempty(held.valid) and not isempty(held.recorded)""")
                .param("id", id).param("until", until).param("now", now).update();
    }

    void end(UUID id, MembershipChange change, @Nullable String reason, LocalDate on, OffsetDateTime now, @Nullable UUID by) {
        jdbc.sql("""
                update membership.membership set status = 'ENDED', ended_on = :on, change_type = :change, change_on = :on, change_reason = :reason,
                    valid_from = greatest(valid_from, :on), recorded_at = :now, recorded_by = :by, version = version + 1 where id = :id""")
                .param("id", id).param("on", on).param("change", change.code()).param("reason", reason, Types.CHAR)
                .param("now", now).param("by", by, Types.OTHER).update();
    }

    void standing(UUID id, MembershipStatus to, @Nullable String reason, LocalDate on, OffsetDateTime now, @Nullable UUID by) {
        jdbc.sql("""
                update membership.membership set status = :status, change_type = :change, change_on = :on, change_reason = :reason,
                    valid_from = greatest(valid_from, :on), recorded_at = :now, recorded_by = :by, version = version + 1 where id = :id""")
                .param("id", id).param("status", to.name())
                .param("change", to == MembershipStatus.RETAINED ? MembershipChange.RETAINED.code() : MembershipChange.JOINED.code())
                .param("on", on).param("reason", reason, Types.CHAR).param("now", now).param("by", by, Types.OTHER).update();
    }

    void reinstate(UUID id, LocalDate on, OffsetDateTime now, @Nullable UUID by) {
        jdbc.sql("""
                update membership.membership set status = 'LIVE', ended_on = null, change_type = :change, change_on = :on, change_reason = null,
                    valid_from = greatest(valid_from, :on), recorded_at = :now, recorded_by = :by, version = version + 1 where id = :id""")
                .param("id", id).param("change", MembershipChange.JOINED.code()).param("on", on).param("now", now).param("by", by, Types.OTHER).update();
    }

    void offer(UUID id, Collection<UUID> units) {
        jdbc.sql("update membership.membership set offered_to = nullif(:units, cast('{}' as uuid[])) where id = :id")
                .param("id", id).param("units", units.toArray(UUID[]::new)).update();
    }

    void decline(UUID id, UUID unit) {
        jdbc.sql("select membership.decline(:id, :unit)").param("id", id).param("unit", unit).query(Boolean.class).single();
    }

    /** What the old union has one fewer of. */
    record Left(UUID unitId, String sex, @Nullable Trade trade, @Nullable Boolean migrant) {}

    Optional<Left> takeOver(UUID id, Place to, @Nullable Trade trade, @Nullable String workplace, LocalDate on, OffsetDateTime now, @Nullable UUID by) {
        return jdbc.sql("""
                select * from membership.take_over(:id, :unit, cast(:area as ltree), cast(:line as ltree), :trade, :workplace, :on, :now, :by)""")
                .param("id", id).param("unit", to.unionId()).param("area", to.areaPath()).param("line", to.linePath())
                .param("trade", trade == null ? null : trade.name(), Types.VARCHAR).param("workplace", workplace, Types.VARCHAR)
                .param("on", on).param("now", now).param("by", by, Types.OTHER)
                .query((row, n) -> new Left(row.getObject("old_unit", UUID.class), row.getString("old_sex"),
                        row.getString("old_trade") == null ? null : Trade.valueOf(row.getString("old_trade")),
                        row.getObject("old_migrant", Boolean.class))).optional();
    }

    Optional<Membership> lock(UUID id) {
        return jdbc.sql(MEMBERSHIP + " where id = :id for update").param("id", id).query(MembershipStore::read).optional();
    }

    Optional<Membership> find(UUID id) {
        return jdbc.sql(MEMBERSHIP + " where id = :id").param("id", id).query(MembershipStore::read).optional();
    }

    Optional<Membership> liveOf(UUID person) {
        return jdbc.sql(MEMBERSHIP + " where person_id = :person and status <> 'ENDED'").param("person", person)
                .query(MembershipStore::read).optional();
    }

    List<Membership> of(UUID person) {
        return jdbc.sql(MEMBERSHIP + " where person_id = :person order by status = 'ENDED', joined_on desc").param("person", person)
                .query(MembershipStore::read).list();
    }

    private static Membership read(ResultSet row, int n) throws SQLException {
        String trade = row.getString("trade");
        return new Membership(row.getObject("id", UUID.class), row.getObject("person_id", UUID.class), row.getObject("unit_id", UUID.class),
                row.getString("name"), row.getString("sex"), MembershipStatus.valueOf(row.getString("status")), row.getString("member_no"),
                row.getObject("joined_on", LocalDate.class), row.getObject("ended_on", LocalDate.class),
                MembershipBasis.valueOf(row.getString("basis")), row.getObject("basis_on", LocalDate.class),
                trade == null ? null : Trade.valueOf(trade), row.getString("workplace"), row.getObject("migrant", Boolean.class), row.getObject("valid_from", LocalDate.class),
                row.getInt("version"));
    }
}
