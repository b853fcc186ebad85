package org.gongqiao.app.disputes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.disputes.file.Cause;
import org.gongqiao.app.disputes.file.Dispute;
import org.gongqiao.app.disputes.file.Dispute.Claimant;
import org.gongqiao.app.disputes.file.Dispute.Entry;
import org.gongqiao.app.disputes.file.Dispute.Head;
import org.gongqiao.app.disputes.file.DisputeAct;
import org.gongqiao.app.disputes.file.HeadKind;
import org.gongqiao.app.disputes.file.OpenDispute;
import org.gongqiao.app.disputes.file.Outcome;
import org.gongqiao.app.disputes.file.RecordAct;
import org.gongqiao.app.disputes.file.Stage;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.membership.Trade;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.UnionLevel;
import org.gongqiao.app.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class DisputeStore {

    static final Vault.Column ID_NUMBER = Vault.Column.of("disputes.claimant.id_number");
    static final Vault.Column PHONE = Vault.Column.of("disputes.claimant.phone");
    static final Vault.Column ADDRESS = Vault.Column.of("disputes.claimant.address");

    private static final String DISPUTE = """
            select id, matter_id, number, claim_id, person_id, unit_id, unit_name, first_unit, level, region, trade, cause, title, employer_id,
                employer_name, employer_code, employer_address, employer_head, employed_from, employed_until, knew_on, facts, commission, opened_at,
                formal_on, closed_at, version, area_path::text as area_text, line_path::text as line_text
            from disputes.dispute d""";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Vault vault;
    private final Ids ids;

    DisputeStore(JdbcClient jdbc, JsonMapper json, Vault vault, Ids ids) {
        this.jdbc = jdbc;
        this.json = json;
        this.vault = vault;
        this.ids = ids;
    }

    Optional<UUID> byKey(UUID key) {
        return jdbc.sql("select id from disputes.dispute where idempotency_key = :key").param("key", key).query(UUID.class).optional();
    }

    Optional<UUID> byMatter(UUID matter) {
        return jdbc.sql("select id from disputes.dispute where matter_id = :matter").param("matter", matter).query(UUID.class).optional();
    }

    void insert(UUID id, UUID matter, String number, OpenDispute opened, @Nullable UUID person, Union at, Instant now) {
        jdbc.sql("""
                insert into disputes.dispute (id, idempotency_key, matter_id, number, claim_id, person_id, unit_id, unit_name, first_unit, level, region,
                    trade, cause, title, employer_id, employer_name, employer_code, employer_address, employer_head, employed_from, employed_until,
                    knew_on, facts, commission, opened_at, area_path, line_path)
                values (:id, :key, :matter, :number, :claim, :person, :unit, :unitName, :unit, :level, :region, :trade, :cause, :title, :employer,
                    :employerName, :code, :address, :head, :from, :until, :knew, :facts, :commission, :now, cast(:area as ltree), cast(:line as ltree))""")
                .param("id", id).param("key", opened.key()).param("matter", matter).param("number", number)
                .param("claim", opened.claimId(), Types.OTHER).param("person", person, Types.OTHER).param("unit", at.id())
                .param("unitName", at.name()).param("level", at.level().name()).param("region", at.region()).param("trade", opened.trade().name())
                .param("cause", opened.cause().name()).param("title", opened.title()).param("employer", opened.employer().id(), Types.OTHER)
                .param("employerName", opened.employer().name()).param("code", opened.employer().code()).param("address", opened.employer().address())
                .param("head", opened.employer().head()).param("from", opened.employedFrom(), Types.DATE).param("until", opened.employedUntil(), Types.DATE)
                .param("knew", opened.knewOn()).param("facts", opened.facts()).param("commission", opened.commission()).param("now", at(now))
                .param("area", at.areaPath()).param("line", at.linePath()).update();
    }

    UUID addClaimant(UUID dispute, int position, OpenDispute.NewClaimant c, LocalDate today) {
        UUID id = ids.next();
        jdbc.sql("""
                insert into disputes.claimant (id, dispute_id, matter_id, person_id, position, name, sex, birth_on, occupation, id_number, phone, address,
                    representative, stage, stage_on, area_path, line_path)
                select :id, d.id, d.matter_id, :person, :position, :name, :sex, :birth, :occupation, :number, :phone, :address, :representative,
                    'TAKEN_UP', :today, d.area_path, d.line_path from disputes.dispute d where d.id = :dispute""")
                .param("id", id).param("dispute", dispute).param("person", c.personId(), Types.OTHER).param("position", position).param("name", c.name())
                .param("sex", c.sex()).param("birth", c.birthOn(), Types.DATE).param("occupation", c.occupation())
                .param("number", sealed(ID_NUMBER, id, c.idNumber()), Types.BINARY).param("phone", sealed(PHONE, id, c.phone()), Types.BINARY)
                .param("address", sealed(ADDRESS, id, c.address()), Types.BINARY).param("representative", c.representative()).param("today", today).update();
        c.heads().forEach(head -> addHead(dispute, id, head));
        return id;
    }

    void addHead(UUID dispute, UUID claimant, OpenDispute.NewHead head) {
        jdbc.sql("""
                insert into disputes.head (id, dispute_id, matter_id, claimant_id, kind, amount, period, area_path, line_path)
                select :id, d.id, d.matter_id, :claimant, :kind, :amount, :period, d.area_path, d.line_path from disputes.dispute d where d.id = :dispute""")
                .param("id", ids.next()).param("dispute", dispute).param("claimant", claimant).param("kind", head.kind().name())
                .param("amount", head.amount(), Types.BIGINT).param("period", head.period()).update();
    }

    private byte @Nullable [] sealed(Vault.Column column, UUID row, String plain) {
        return plain.isBlank() ? null : vault.seal(column, row, plain.strip());
    }

    /** What only the papers need, in clear. */
    Particulars particulars(UUID claimant) {
        return jdbc.sql("select id_number, phone, address from disputes.claimant where id = :id").param("id", claimant)
                .query((row, n) -> new Particulars(opened(ID_NUMBER, claimant, row.getBytes(1)), opened(PHONE, claimant, row.getBytes(2)),
                        opened(ADDRESS, claimant, row.getBytes(3)))).single();
    }

    record Particulars(String idNumber, String phone, String address) {

        @Override
        public String toString() {
            return "Particulars";
        }
    }

    private String opened(Vault.Column column, UUID row, byte @Nullable [] sealed) {
        return sealed == null ? "" : vault.open(column, row, sealed);
    }

    /** Changes what was typed; an empty field leaves what is there. */
    void particulars(UUID claimant, String idNumber, String phone, String address) {
        jdbc.sql("""
                update disputes.claimant set id_number = coalesce(:number, id_number), phone = coalesce(:phone, phone), address = coalesce(:address, address),
                    version = version + 1 where id = :id""")
                .param("id", claimant).param("number", sealed(ID_NUMBER, claimant, idNumber), Types.BINARY)
                .param("phone", sealed(PHONE, claimant, phone), Types.BINARY).param("address", sealed(ADDRESS, claimant, address), Types.BINARY).update();
    }

    void represent(UUID claimant, boolean represents) {
        jdbc.sql("update disputes.claimant set representative = :represents, version = version + 1 where id = :id").param("id", claimant)
                .param("represents", represents).update();
    }

    void move(Collection<UUID> claimants, Stage to, LocalDate on, @Nullable Outcome outcome) {
        jdbc.sql("update disputes.claimant set stage = :stage, stage_on = :on, outcome = :outcome, version = version + 1 where id = any (:ids)")
                .param("stage", to.name()).param("on", on).param("outcome", outcome == null ? null : outcome.name())
                .param("ids", claimants.toArray(UUID[]::new)).update();
    }

    void formal(UUID id, LocalDate on) {
        jdbc.sql("update disputes.dispute set formal_on = :on where id = :id and formal_on is null").param("id", id).param("on", on).update();
    }

    void employedUntil(UUID id, LocalDate on) {
        jdbc.sql("update disputes.dispute set employed_until = :on where id = :id").param("id", id).param("on", on).update();
    }

    void commission(UUID id, String name) {
        jdbc.sql("update disputes.dispute set commission = :name where id = :id").param("id", id).param("name", name).update();
    }

    void state(UUID id, String facts, Dispute.Employer employer) {
        jdbc.sql("""
                update disputes.dispute set facts = :facts, employer_name = :name, employer_code = :code, employer_address = :address,
                    employer_head = :head where id = :id""")
                .param("id", id).param("facts", facts).param("name", employer.name()).param("code", employer.code())
                .param("address", employer.address()).param("head", employer.head()).update();
    }

    void touched(UUID id, @Nullable Instant closed) {
        jdbc.sql("update disputes.dispute set version = version + 1, closed_at = coalesce(:closed, closed_at) where id = :id").param("id", id)
                .param("closed", closed == null ? null : at(closed), Types.TIMESTAMP_WITH_TIMEZONE).update();
    }

    boolean actKnown(UUID key) {
        return jdbc.sql("select exists (select from disputes.act where idempotency_key = :key)").param("key", key).query(Boolean.class).single();
    }

    UUID addAct(UUID dispute, RecordAct step, List<Verdict> grounds, @Nullable UUID actor, @Nullable String unitName, Instant now) {
        UUID id = ids.next();
        List<String> shared = sharedWith(step.act()).stream().map(Enum::name).toList();
        jdbc.sql("""
                insert into disputes.act (id, idempotency_key, dispute_id, matter_id, shared_with, kind, on_day, claimants, note, place, amount, until_day,
                    marks, grounds, actor, unit_name, at, area_path, line_path)
                select :id, :key, d.id, d.matter_id, :shared, :kind, :on, :claimants, :note, :place, :amount, :until, :marks, cast(:grounds as jsonb),
                    :actor, :unitName, :now, d.area_path, d.line_path from disputes.dispute d where d.id = :dispute""")
                .param("id", id).param("key", step.key()).param("dispute", dispute).param("shared", shared.toArray(String[]::new))
                .param("kind", step.act().name()).param("on", step.on()).param("claimants", step.claimants().toArray(UUID[]::new))
                .param("note", step.note()).param("place", step.place()).param("amount", step.amount(), Types.BIGINT)
                .param("until", step.until(), Types.DATE).param("marks", step.marks().stream().map(Enum::name).toArray(String[]::new))
                .param("grounds", grounds(grounds)).param("actor", actor, Types.OTHER).param("unitName", unitName).param("now", at(now)).update();
        return id;
    }

    String grounds(List<Verdict> verdicts) {
        return json.writeValueAsString(verdicts.stream().map(Kept::of).toList());
    }

    /** A verdict as it is kept: its kind by a stable name. */
    record Kept(String verdict, String key, org.gongqiao.app.law.Ground ground) {
        static Kept of(Verdict verdict) {
            return new Kept(switch (verdict) {
                case Verdict.Lawful v -> "LAWFUL";
                case Verdict.Unlawful v -> "UNLAWFUL";
                case Verdict.Warning v -> "WARNING";
                case Verdict.ToBeConfirmed v -> "TO_BE_CONFIRMED";
            }, verdict.key(), verdict.ground());
        }
    }

    /** Take the matter first: whoever hands it over comes from there. */
    Optional<Dispute> lock(UUID id) {
        return jdbc.sql(DISPUTE + " where id = :id for update").param("id", id).query(DisputeStore::dispute).optional();
    }

    Optional<Dispute> find(UUID id) {
        return jdbc.sql(DISPUTE + " where id = :id").param("id", id).query(DisputeStore::dispute).optional();
    }

    /** In the order of the tree, so that a page reads straight from the index at every scope. */
    Slice<Dispute> list(boolean open, @Nullable String after, int size, boolean industry) {
        String column = industry ? "d.line_path" : "d.area_path";
        String[] key = after == null ? new String[] {"", "00000000-0000-0000-0000-000000000000"} : after.split("_", 2);
        var rows = jdbc.sql(DISPUTE + " where (" + column + ", d.id) > (cast(:path as ltree), cast(:id as uuid)) and d.closed_at is "
                        + (open ? "null" : "not null") + " order by " + column + ", d.id limit :limit")
                .param("path", key[0]).param("id", key[1]).param("limit", size + 1)
                .query((row, n) -> new Keyed(dispute(row, n), row.getString(industry ? "line_text" : "area_text"))).list();
        Slice<Keyed> page = Slice.of(rows, size, keyed -> keyed.path() + "_" + keyed.dispute().id());
        return new Slice<>(page.items().stream().map(Keyed::dispute).toList(), page.next());
    }

    private record Keyed(Dispute dispute, String path) {}

    /** Where a person claims; leans on claimant_own. */
    List<Dispute> of(UUID person) {
        return jdbc.sql(DISPUTE + " where exists (select from disputes.claimant c where c.dispute_id = d.id and c.person_id = :person) order by opened_at desc limit 50")
                .param("person", person).query(DisputeStore::dispute).list();
    }

    List<Claimant> claimants(UUID dispute) {
        return jdbc.sql("""
                select id, person_id, position, name, sex, birth_on, occupation, id_number is not null as has_number, phone is not null as has_phone,
                    address is not null as has_address, representative, stage, stage_on, outcome
                from disputes.claimant where dispute_id = :dispute order by position""").param("dispute", dispute)
                .query((row, n) -> new Claimant(row.getObject("id", UUID.class), row.getObject("person_id", UUID.class), row.getInt("position"),
                        row.getString("name"), row.getString("sex"), row.getObject("birth_on", LocalDate.class), row.getString("occupation"),
                        row.getBoolean("has_number"), row.getBoolean("has_phone"), row.getBoolean("has_address"), row.getBoolean("representative"),
                        Stage.valueOf(row.getString("stage")), row.getObject("stage_on", LocalDate.class), outcome(row.getString("outcome")))).list();
    }

    /** Of the claimants, what those may read who take part from outside. */
    List<Claimant> namesOfClaimants(UUID dispute) {
        return jdbc.sql("select id, position, name, occupation, representative, stage, stage_on, outcome from disputes.claimant where dispute_id = :dispute order by position")
                .param("dispute", dispute).query((row, n) -> new Claimant(row.getObject("id", UUID.class), null, row.getInt("position"), row.getString("name"),
                        "0", null, row.getString("occupation"), false, false, false, row.getBoolean("representative"),
                        Stage.valueOf(row.getString("stage")), row.getObject("stage_on", LocalDate.class), outcome(row.getString("outcome")))).list();
    }

    private static @Nullable Outcome outcome(@Nullable String name) {
        return name == null ? null : Outcome.valueOf(name);
    }

    List<Head> heads(UUID dispute) {
        return jdbc.sql("select id, claimant_id, kind, amount, period from disputes.head where dispute_id = :dispute order by id").param("dispute", dispute)
                .query((row, n) -> new Head(row.getObject("id", UUID.class), row.getObject("claimant_id", UUID.class), HeadKind.valueOf(row.getString("kind")),
                        row.getObject("amount", Long.class), row.getString("period"))).list();
    }

    List<Entry> entries(UUID dispute) {
        return jdbc.sql("select id, kind, on_day, claimants, note, place, amount, until_day, marks, unit_name, at from disputes.act where dispute_id = :dispute order by id")
                .param("dispute", dispute).query((row, n) -> new Entry(row.getObject("id", UUID.class), DisputeAct.valueOf(row.getString("kind")),
                        row.getObject("on_day", LocalDate.class), List.of((UUID[]) row.getArray("claimants").getArray()), row.getString("note"),
                        row.getString("place"), row.getObject("amount", Long.class), row.getObject("until_day", LocalDate.class),
                        java.util.Arrays.stream((String[]) row.getArray("marks").getArray()).map(DisputeAct.Mark::valueOf).toList(),
                        row.getString("unit_name"), row.getObject("at", OffsetDateTime.class).toInstant())).list();
    }

    /** Clocks of the dispute with the workers for whom each runs. */
    record ClockRow(UUID clockId, String limit, List<UUID> claimants) {}

    List<ClockRow> clocks(UUID dispute) {
        return jdbc.sql("select clock_id, limit_name, claimants from disputes.clock where dispute_id = :dispute and not ended order by clock_id")
                .param("dispute", dispute).query((row, n) -> new ClockRow(row.getObject(1, UUID.class), row.getString(2),
                        List.of((UUID[]) row.getArray(3).getArray()))).list();
    }

    void addClock(UUID clock, UUID dispute, String limit, Collection<UUID> claimants) {
        jdbc.sql("""
                insert into disputes.clock (clock_id, dispute_id, limit_name, claimants, area_path, line_path)
                select :clock, d.id, :limit, :claimants, d.area_path, d.line_path from disputes.dispute d where d.id = :dispute""")
                .param("clock", clock).param("dispute", dispute).param("limit", limit).param("claimants", claimants.toArray(UUID[]::new)).update();
    }

    void endClock(UUID clock) {
        jdbc.sql("update disputes.clock set ended = true where clock_id = :clock").param("clock", clock).update();
    }

    boolean follow(UUID id, Union to) {
        return jdbc.sql("select disputes.follow(:id, :unit, :name, :level, cast(:area as ltree), cast(:line as ltree))").param("id", id)
                .param("unit", to.id()).param("name", to.name()).param("level", to.level().name()).param("area", to.areaPath())
                .param("line", to.linePath()).query(Boolean.class).single();
    }

    /** Who of those with a grant may read of a step: the employer only where he takes part in it himself. */
    List<PartRole> sharedWith(DisputeAct act) {
        return act.isMutual() ? List.of(PartRole.MEDIATOR, PartRole.PARTNER, PartRole.LAWYER, PartRole.EMPLOYER)
                : List.of(PartRole.MEDIATOR, PartRole.PARTNER, PartRole.LAWYER);
    }

    private static Dispute dispute(ResultSet row, int n) throws SQLException {
        return new Dispute(row.getObject("id", UUID.class), row.getObject("matter_id", UUID.class), row.getString("number"),
                row.getObject("claim_id", UUID.class), row.getObject("person_id", UUID.class), row.getObject("unit_id", UUID.class),
                row.getString("unit_name"), row.getObject("first_unit", UUID.class), UnionLevel.valueOf(row.getString("level")), row.getString("region"),
                Trade.valueOf(row.getString("trade")), Cause.valueOf(row.getString("cause")), row.getString("title"),
                new Dispute.Employer(row.getObject("employer_id", UUID.class), row.getString("employer_name"), row.getString("employer_code"),
                        row.getString("employer_address"), row.getString("employer_head")),
                row.getObject("employed_from", LocalDate.class), row.getObject("employed_until", LocalDate.class), row.getObject("knew_on", LocalDate.class),
                row.getString("facts"), row.getString("commission"), row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("formal_on", LocalDate.class), row.getObject("closed_at") == null ? null : row.getObject("closed_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }

    static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
