package org.gongqiao.app.claims;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.casework.MatterPlace;
import org.gongqiao.app.claims.file.Circumstance;
import org.gongqiao.app.claims.file.Claim;
import org.gongqiao.app.claims.file.ClaimMessage;
import org.gongqiao.app.claims.file.ClaimSource;
import org.gongqiao.app.claims.file.ClaimStatus;
import org.gongqiao.app.claims.file.ClaimType;
import org.gongqiao.app.claims.file.Occupation;
import org.gongqiao.app.claims.file.RefusalReason;
import org.gongqiao.app.claims.file.Topic;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ClaimStore {

    static final Vault.Column BODY = Vault.Column.of("claims.claim.body");
    static final Vault.Column MESSAGE = Vault.Column.of("claims.message.body");

    private static final String CLAIM = """
            select id, matter_id, number, type, topic, occupation, source, person_id, filed_by, employer_id, workplace, region, period_from, period_until,
                known_on, ended_on, people, amount_cents, youngest_age, circumstances, body, status, waits_for_person, urgent, handler_unit,
                keeper_unit is not null as sealed, filed_at, closed_at, version, template_id, area_path::text as area_text, line_path::text as line_text
            from claims.claim c""";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;

    ClaimStore(JdbcClient jdbc, Vault vault, JsonMapper json) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
    }

    /** What is sealed of a claim. */
    record Body(String text, Map<String, String> answers) {}

    void lockKey(UUID key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('claims:' || :key, 0))").param("key", key.toString()).query((row, n) -> 0).single();
    }

    Optional<Claim> byKey(UUID key) {
        return jdbc.sql(CLAIM + " where idempotency_key = :key").param("key", key).query(this::read).optional();
    }

    void insert(Claim c, UUID key, MatterPlace place, @Nullable String filedAtUnit, List<Verdict> grounds, List<String> sharedWith) {
        jdbc.sql("""
                insert into claims.claim (id, matter_id, idempotency_key, number, type, topic, occupation, source, person_id, filed_by, filed_at_unit,
                    employer_id, workplace, region, period_from, period_until, known_on, ended_on, people, amount_cents, youngest_age, circumstances, body, status,
                    urgent, grounds, handler_unit, filed_at, shared_with, area_path, line_path, keeper_unit, template_id)
                values (:id, :matter, :key, :number, :type, :topic, :occupation, :source, :person, :by, :atUnit, :employer, :workplace, :region, :from, :until,
                    cast(:known as date), cast(:ended as date), :people, :amount, :age, :circumstances, :body, 'RECEIVED', :urgent, cast(:grounds as jsonb), :unit, :now, :shared,
                    cast(:area as ltree), cast(:line as ltree), :keeper, :template)""")
                .param("id", c.id()).param("template", c.template(), Types.OTHER).param("matter", c.matterId()).param("key", key).param("number", c.number()).param("type", c.type().name())
                .param("topic", c.topic().name()).param("occupation", c.occupation().name()).param("source", c.source().name())
                .param("person", c.personId(), Types.OTHER).param("by", c.filedBy(), Types.OTHER).param("atUnit", filedAtUnit, Types.VARCHAR)
                .param("employer", c.employerId(), Types.OTHER).param("workplace", c.workplace()).param("region", c.region())
                .param("from", c.from(), Types.DATE).param("until", c.until(), Types.DATE).param("known", c.knownOn(), Types.DATE)
                .param("ended", c.endedOn(), Types.DATE)
                .param("people", c.people()).param("amount", c.amountCents(), Types.BIGINT).param("age", c.youngestAge(), Types.INTEGER)
                .param("circumstances", c.circumstances().stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("body", vault.seal(BODY, c.id(), json.writeValueAsString(new Body(c.text(), c.answers()))))
                .param("urgent", c.urgent().toArray(String[]::new)).param("grounds", json.writeValueAsString(grounds)).param("unit", c.handlerUnit())
                .param("now", at(c.filedAt())).param("shared", sharedWith.toArray(String[]::new)).param("area", place.areaPath(), Types.VARCHAR)
                .param("line", place.linePath(), Types.VARCHAR).param("keeper", place.keeperUnit(), Types.OTHER).update();
    }

    Optional<Claim> find(UUID id) {
        return jdbc.sql(CLAIM + " where id = :id").param("id", id).query(this::read).optional();
    }

    Optional<Claim> ofMatter(UUID matter) {
        return jdbc.sql(CLAIM + " where matter_id = :matter").param("matter", matter).query(this::read).optional();
    }

    /** Take the matter first ({@code Matters.hold}): whoever hands it over comes from there. */
    Optional<Claim> lock(UUID id) {
        return jdbc.sql(CLAIM + " where id = :id for update").param("id", id).query(this::read).optional();
    }

    List<Claim> of(UUID person, int most) {
        return jdbc.sql(CLAIM + " where person_id = :person order by filed_at desc limit :most").param("person", person).param("most", most)
                .query(this::read).list();
    }

    /** Whether a sealed matter of the current keeper's union has a claim; what it says is not looked at. */
    boolean isKept(UUID matter) {
        return jdbc.sql("select claims.is_kept(:matter)").param("matter", matter).query(Boolean.class).single();
    }

    boolean isKnown(UUID key) {
        return jdbc.sql("select claims.key_known(:key)").param("key", key).query(Boolean.class).single();
    }

    List<Claim> followers(List<UUID> matters) {
        return jdbc.sql(CLAIM + " where matter_id = any (:matters) order by id").param("matters", matters.toArray(UUID[]::new)).query(this::read).list();
    }

    void decided(UUID id, ClaimStatus status, Instant now) {
        jdbc.sql("update claims.claim set status = :status, decided_at = :now, version = version + 1 where id = :id").param("status", status.name())
                .param("now", at(now)).param("id", id).update();
    }

    void closed(UUID id, ClaimStatus status, Instant now) {
        jdbc.sql("""
                update claims.claim set status = :status, decided_at = coalesce(decided_at, :now), closed_at = :now, waits_for_person = false,
                    version = version + 1 where id = :id""").param("status", status.name()).param("now", at(now)).param("id", id).update();
    }

    void reopen(UUID id) {
        jdbc.sql("""
                update claims.claim set status = 'RECEIVED', closed_at = null, decided_at = null, reopened = reopened + 1, version = version + 1
                where id = :id""").param("id", id).update();
    }

    int reopened(UUID id) {
        return jdbc.sql("select reopened from claims.claim where id = :id").param("id", id).query(Integer.class).single();
    }

    void waits(UUID id, boolean waits) {
        jdbc.sql("update claims.claim set waits_for_person = :waits, version = version + 1 where id = :id").param("waits", waits).param("id", id).update();
    }

    /** Flags that came up later, as when ten have reported the same; those that stood stay. */
    void urgent(UUID id, List<String> rules, List<Verdict> grounds) {
        jdbc.sql("""
                update claims.claim set urgent = :rules, grounds = grounds || cast(:grounds as jsonb), version = version + 1 where id = :id""")
                .param("rules", rules.toArray(String[]::new)).param("grounds", json.writeValueAsString(grounds)).param("id", id).update();
    }

    void addMessage(UUID id, Claim claim, Instant now, ClaimMessage.Kind kind, boolean byPerson, @Nullable String unitName,
                    @Nullable RefusalReason reason, String text) {
        jdbc.sql("""
                insert into claims.message (id, claim_id, matter_id, at, kind, by_person, unit_name, reason, body, person_id, shared_with, area_path, line_path, keeper_unit)
                select :id, c.id, c.matter_id, :now, :kind, :byPerson, :unit, :reason, :body, c.person_id, c.shared_with, c.area_path, c.line_path, c.keeper_unit
                from claims.claim c where c.id = :claim""")
                .param("id", id).param("now", at(now)).param("kind", kind.name()).param("byPerson", byPerson).param("unit", unitName, Types.VARCHAR)
                .param("reason", reason == null ? null : reason.name(), Types.VARCHAR).param("body", vault.seal(MESSAGE, id, text))
                .param("claim", claim.id()).update();
    }

    /** False where this key wrote before. */
    boolean tell(UUID id, Claim claim, Instant now, String unitName, String text, List<String> roles) {
        if (jdbc.sql("select exists (select from claims.message where id = :id)").param("id", id).query(Boolean.class).single()) {
            return false;
        }
        jdbc.sql("""
                insert into claims.message (id, claim_id, matter_id, at, kind, by_person, unit_name, body, person_id, shared_with, area_path, line_path)
                select :id, c.id, c.matter_id, :now, 'TOLD', false, :unit, :body, c.person_id, :roles, c.area_path, c.line_path from claims.claim c where c.id = :claim""")
                .param("id", id).param("now", at(now)).param("unit", unitName).param("body", vault.seal(MESSAGE, id, text))
                .param("roles", roles.toArray(String[]::new)).param("claim", claim.id()).update();
        return true;
    }

    /** In the scope of a grant. */
    Optional<GuestClaim> guestClaim() {
        return jdbc.sql("select * from claims.part_claim()").query((row, n) -> {
            ClaimStatus status = ClaimStatus.valueOf(row.getString("status"));
            return new GuestClaim(row.getObject("id", UUID.class), row.getString("number"), ClaimType.valueOf(row.getString("type")),
                    Topic.valueOf(row.getString("topic")), Occupation.valueOf(row.getString("occupation")), row.getString("workplace"), row.getString("region"),
                    row.getObject("period_from", LocalDate.class), row.getObject("period_until", LocalDate.class), row.getInt("people"),
                    row.getObject("amount_cents", Long.class), !status.isClosed() && status != ClaimStatus.MEDIATION);
        }).optional();
    }

    /** In the scope of a grant; false where the claim is closed or has gone on. */
    boolean guestSays(UUID id, Instant now, String name, String text) {
        return jdbc.sql("select claims.guest_says(:id, :now, :name, :body)").param("id", id).param("now", at(now)).param("name", name)
                .param("body", vault.seal(MESSAGE, id, text)).query(Integer.class).single() == 1;
    }

    void addMessageOfNameless(UUID id, Claim claim, Instant now, String text) {
        addMessage(id, claim, now, ClaimMessage.Kind.REPLY, true, null, null, text);
        jdbc.sql("select claims.replied()").query((row, n) -> 0).single();
    }

    List<ClaimMessage> messages(UUID claim) {
        return jdbc.sql("select id, at, kind, by_person, unit_name, reason, body from claims.message where claim_id = :claim order by at, id")
                .param("claim", claim).query((row, n) -> {
                    UUID id = row.getObject("id", UUID.class);
                    String reason = row.getString("reason");
                    return new ClaimMessage(id, instant(row, "at"), ClaimMessage.Kind.valueOf(row.getString("kind")), row.getBoolean("by_person"),
                            row.getString("unit_name"), reason == null ? null : RefusalReason.valueOf(reason),
                            vault.open(MESSAGE, id, row.getBytes("body")));
                }).list();
    }

    /** Brings the claim of a matter, where it has one, to where the matter is now. */
    void followMatter(UUID matter) {
        jdbc.sql("select claims.follow(:matter)").param("matter", matter).query((row, n) -> 0).single();
    }

    private record Keyed(Claim claim, String path) {}

    /** Urgent ones as a list of their own; the others in the order of the tree, so that a page reads straight from the index. */
    Slice<Claim> list(ClaimWork.Filter filter, @Nullable String after, int size, boolean industry) {
        String column = industry ? "c.line_path" : "c.area_path";
        String[] key = after == null ? new String[] {"", "00000000-0000-0000-0000-000000000000"} : after.split("_", 2);
        var rows = jdbc.sql(CLAIM + " where (" + column + ", c.id) > (cast(:path as ltree), cast(:id as uuid))"
                        + (filter.open() == null ? "" : filter.open() ? " and c.closed_at is null" : " and c.closed_at is not null")
                        + (filter.urgent() ? " and c.closed_at is null and cardinality(c.urgent) > 0" : "")
                        + (filter.mediation() == null ? "" : filter.mediation() ? " and c.status = 'MEDIATION'" : " and c.status <> 'MEDIATION'")
                        + (filter.occupation() == null ? "" : " and c.occupation = :occupation")
                        + (filter.topic() == null ? "" : " and c.topic = :topic")
                        + " order by " + column + ", c.id limit :limit")
                .param("path", key[0]).param("id", key[1]).param("occupation", filter.occupation() == null ? "" : filter.occupation().name())
                .param("topic", filter.topic() == null ? "" : filter.topic().name()).param("limit", size + 1)
                .query((row, n) -> new Keyed(read(row, n), row.getString(industry ? "line_text" : "area_text"))).list();
        Slice<Keyed> page = Slice.of(rows, size, keyed -> keyed.path() + "_" + keyed.claim().id());
        return new Slice<>(page.items().stream().map(Keyed::claim).toList(), page.next());
    }

    List<ClaimCounts.Cell> counts(LocalDate from, LocalDate until, ZoneId zone) {
        return jdbc.sql("""
                select occupation, topic, count(*) as filed, count(*) filter (where closed_at is null) as open,
                    count(*) filter (where status = 'ANSWERED') as answered, count(*) filter (where status = 'NOT_ACCEPTED') as refused,
                    count(*) filter (where cardinality(urgent) > 0) as urgent
                from claims.claim where filed_at >= :from and filed_at < :until group by occupation, topic order by occupation, topic""")
                .param("from", from.atStartOfDay(zone).toOffsetDateTime()).param("until", until.plusDays(1).atStartOfDay(zone).toOffsetDateTime())
                .query((row, n) -> new ClaimCounts.Cell(Occupation.valueOf(row.getString("occupation")), Topic.valueOf(row.getString("topic")),
                        row.getLong("filed"), row.getLong("open"), row.getLong("answered"), row.getLong("refused"), row.getLong("urgent"))).list();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    Claim read(ResultSet row, int n) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Body body = json.readValue(vault.open(BODY, id, row.getBytes("body")), Body.class);
        Set<Circumstance> circumstances = Arrays.stream((String[]) row.getArray("circumstances").getArray()).map(Circumstance::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Circumstance.class)));
        return new Claim(id, row.getObject("matter_id", UUID.class), row.getString("number"), ClaimType.valueOf(row.getString("type")),
                Topic.valueOf(row.getString("topic")), Occupation.valueOf(row.getString("occupation")), ClaimSource.valueOf(row.getString("source")),
                row.getObject("person_id", UUID.class), row.getObject("filed_by", UUID.class), row.getObject("employer_id", UUID.class),
                row.getString("workplace"), row.getString("region"), row.getObject("period_from", LocalDate.class),
                row.getObject("period_until", LocalDate.class), row.getObject("known_on", LocalDate.class), row.getObject("ended_on", LocalDate.class), row.getInt("people"),
                row.getObject("amount_cents", Long.class), row.getObject("youngest_age", Integer.class), circumstances, body.text(), body.answers(),
                ClaimStatus.valueOf(row.getString("status")), row.getBoolean("waits_for_person"),
                List.of((String[]) row.getArray("urgent").getArray()), row.getObject("handler_unit", UUID.class), row.getBoolean("sealed"),
                instant(row, "filed_at"), row.getObject("closed_at") == null ? null : instant(row, "closed_at"), row.getInt("version"),
                row.getObject("template_id", UUID.class));
    }
}
