package org.gongqiao.app.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Part;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.kernel.MobileNumber;
import org.gongqiao.app.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class GrantStore {

    static final Vault.Column PHONE = Vault.Column.of("casework.part.phone");

    private static final String GRANT = """
            select id, matter_id, role, name, organisation, purpose, phone, given_at, given_unit, expires_at, ended_at, ended_why from casework.part""";

    private final JdbcClient jdbc;
    private final Vault vault;

    GrantStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** What a link admits to, before the phone is proved. */
    record Invitation(UUID id, PartRole role, String name, String organisation, String purpose, String givenUnit, String number, Instant expiresAt,
                      @Nullable String phone) {

        @Override
        public String toString() {
            return "Invitation[" + id + "]";
        }
    }

    void insert(UUID id, NewGrant grant, String token, String unit, Instant now, Instant ends, @Nullable UUID by) {
        insert(id, grant.matterId(), grant.role(), grant.name(), grant.organisation(), grant.purpose(), vault.seal(PHONE, id, grant.phone()),
                vault.hash(Vault.Domain.PHONE, grant.phone()), hashed(token), unit, now, ends, by);
    }

    void insertCode(UUID id, UUID matter, String code, String unit, Instant now, Instant ends) {
        insert(id, matter, PartRole.COMPLAINANT, "", "", "", null, null, hashed(code), unit, now, ends, null);
    }

    private void insert(UUID id, UUID matter, PartRole role, String name, String organisation, String purpose, byte @Nullable [] phone,
                        byte @Nullable [] phoneHash, byte[] link, String unit, Instant now, Instant ends, @Nullable UUID by) {
        jdbc.sql("""
                insert into casework.part (id, matter_id, role, name, organisation, purpose, phone, phone_hash, link_hash, given_at, given_by, given_unit,
                    expires_at, subject, area_path, line_path, keeper_unit)
                select :id, m.id, :role, :name, :organisation, :purpose, :phone, :phoneHash, :link, :now, :by, :unit, :ends, m.subject, m.area_path,
                    m.line_path, m.keeper_unit
                from casework.matter m where m.id = :matter""")
                .param("id", id).param("matter", matter).param("role", role.name()).param("name", name).param("organisation", organisation)
                .param("purpose", purpose).param("phone", phone, Types.BINARY).param("phoneHash", phoneHash, Types.BINARY)
                .param("link", link).param("now", at(now)).param("by", by, Types.OTHER).param("unit", unit).param("ends", at(ends)).update();
    }

    boolean end(UUID id, Instant now, @Nullable UUID by, String why) {
        return jdbc.sql("update casework.part set ended_at = :now, ended_by = :by, ended_why = :why where id = :id and ended_at is null")
                .param("now", at(now)).param("by", by, Types.OTHER).param("why", why).param("id", id).update() == 1;
    }

    List<Grant> of(UUID matter) {
        return jdbc.sql(GRANT + " where matter_id = :matter order by given_at desc, id").param("matter", matter).query(this::read).list();
    }

    Optional<Grant> find(UUID id) {
        return jdbc.sql(GRANT + " where id = :id").param("id", id).query(this::read).optional();
    }

    Optional<PartMatter> matter() {
        return jdbc.sql("""
                select id, number, kind, object_id, handler_name, step, due_on, opened_at, closed_at, outcome from casework.matter""")
                .query((row, n) -> new PartMatter(row.getObject("id", UUID.class), row.getString("number"), row.getString("kind"),
                        row.getObject("object_id", UUID.class), row.getString("handler_name"), row.getString("step"),
                        row.getObject("due_on", LocalDate.class), instant(row, "opened_at"),
                        row.getObject("closed_at") == null ? null : instant(row, "closed_at"), row.getString("outcome"))).optional();
    }

    List<MatterStep> steps() {
        return jdbc.sql("select at, key, args, unit_name from casework.step order by at, id")
                .query((row, n) -> new MatterStep(instant(row, "at"), row.getString("key"), List.of((String[]) row.getArray("args").getArray()),
                        row.getString("unit_name"), false)).list();
    }

    void addStep(UUID id, Part part, Instant at, String key, List<String> args, List<PartRole> sharedWith) {
        var shared = new ArrayList<>(List.of(part.role().name()));
        sharedWith.stream().map(Enum::name).filter(role -> !shared.contains(role)).forEach(shared::add);
        jdbc.sql("""
                insert into casework.step (id, matter_id, at, key, args, unit_name, shared_with, subject, area_path, line_path, keeper_unit)
                select :id, m.id, :at, :key, :args, :name, :shared, m.subject, m.area_path, m.line_path, m.keeper_unit from casework.matter m""")
                .param("id", id).param("at", at(at)).param("key", key).param("args", args.toArray(String[]::new))
                .param("name", part.name().isEmpty() ? null : part.name(), Types.VARCHAR).param("shared", shared.toArray(String[]::new)).update();
    }

    /** Needs no scope: the link itself is the question. */
    Optional<Invitation> byLink(String token, Instant now) {
        return jdbc.sql("select * from casework.part_by_link(:hashes, :now)").param("hashes", vault.hashes(Vault.Domain.TOKEN, text(token)))
                .param("now", at(now)).query((row, n) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return new Invitation(id, PartRole.valueOf(row.getString("role")), row.getString("name"), row.getString("organisation"),
                            row.getString("purpose"), row.getString("given_unit"), row.getString("number"), instant(row, "expires_at"),
                            vault.openNullable(PHONE, id, row.getBytes("phone")));
                }).optional();
    }

    void begin(UUID part, String token, Instant now, Instant until) {
        jdbc.sql("select casework.begin_part(:part, :token, :now, :until)").param("part", part).param("token", hashed(token))
                .param("now", at(now)).param("until", at(until)).query((row, n) -> 0).single();
    }

    Optional<Part> bySession(String token, Instant now) {
        return jdbc.sql("select * from casework.part_of_session(:hashes, :now)").param("hashes", vault.hashes(Vault.Domain.TOKEN, text(token)))
                .param("now", at(now)).query((row, n) -> new Part(row.getObject("id", UUID.class), row.getObject("matter_id", UUID.class),
                        PartRole.valueOf(row.getString("role")), row.getString("name"))).optional();
    }

    void endSession(String token) {
        jdbc.sql("select casework.end_part_session(:hashes)").param("hashes", vault.hashes(Vault.Domain.TOKEN, text(token))).query((row, n) -> 0).single();
    }

    record Place(UUID matterId, @Nullable UUID subject, @Nullable String area, @Nullable String line) {}

    Place placeOf(UUID part) {
        return jdbc.sql("select * from casework.part_place(:part)").param("part", part)
                .query((row, n) -> new Place(row.getObject("matter_id", UUID.class), row.getObject("subject", UUID.class), row.getString("area"),
                        row.getString("line"))).single();
    }

    private byte[] hashed(String token) {
        return vault.hash(Vault.Domain.TOKEN, text(token));
    }

    Optional<String> phone(UUID id) {
        return jdbc.sql("select phone from casework.part where id = :id").param("id", id)
                .query((row, n) -> Optional.ofNullable(vault.openNullable(PHONE, id, row.getBytes("phone")))).optional().flatMap(phone -> phone);
    }

    private static String text(String token) {
        return "casework.part:" + token;
    }

    private Grant read(ResultSet row, int n) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String phone = vault.openNullable(PHONE, id, row.getBytes("phone"));
        String masked = phone != null && MobileNumber.parse(phone) instanceof MobileNumber.Valid valid ? valid.number().masked() : null;
        return new Grant(id, row.getObject("matter_id", UUID.class), PartRole.valueOf(row.getString("role")), row.getString("name"),
                row.getString("organisation"), row.getString("purpose"), masked, instant(row, "given_at"), row.getString("given_unit"),
                instant(row, "expires_at"), row.getObject("ended_at") == null ? null : instant(row, "ended_at"), row.getString("ended_why"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
