package org.gongqiao.app.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.MobileNumber;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Posts: who holds which role where. Giving and ending one is the security administrator's act and is logged. */
@Component
public class Posts {

    private final JdbcClient jdbc;
    private final Unions unions;
    private final Vault vault;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Posts(JdbcClient jdbc, Unions unions, Vault vault, AuditLog audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.unions = unions;
        this.vault = vault;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Who gets which post where, as somebody typed it. */
    record Appointment(String phone, String name, String unit, String role, Line line) {}

    /** What came of giving a post. */
    sealed interface Giving {
        record Given(UUID id) implements Giving {}

        /** @param faults for each input at fault the key of the message that says why, in the order of the form */
        record Refused(Map<String, String> faults) implements Giving {}
    }

    /** The desks at which a person may sit today; needs no scope, since only a person who proved himself is asked about. */
    public List<Desk> desksOf(UUID personId) {
        return jdbc.sql("select * from identity.posts_in_force(:person, :today)").param("person", personId).param("today", LocalDate.now(clock))
                .query((row, n) -> new Desk(personId, row.getObject("id", UUID.class), Role.valueOf(row.getString("role")),
                        row.getString("line").equals("A") ? Line.AREA : Line.INDUSTRY, row.getObject("unit_id", UUID.class),
                        row.getString("path"), row.getString("unit_name"))).list();
    }

    /** Whether anybody holds any post: a new system has none. */
    public boolean anyGiven() {
        return jdbc.sql("select identity.any_post()").query(Boolean.class).single();
    }

    /** The persons in scope who hold a post with this permission at exactly this union today: whom to tell of what waits there. */
    @Transactional(readOnly = true)
    public List<UUID> holdersAt(UUID unitId, Permission permission) {
        record Holder(UUID person, Role role) {}
        return jdbc.sql("select person_id, role from identity.post where unit_id = :unit and from_on <= :today and (until_on is null or until_on > :today)")
                .param("unit", unitId).param("today", LocalDate.now(clock))
                .query((row, n) -> new Holder(row.getObject("person_id", UUID.class), Role.valueOf(row.getString("role")))).list().stream()
                .filter(holder -> holder.role().may(permission)).map(Holder::person).distinct().toList();
    }

    /** The same for many unions at once; a union without such a holder is left out. */
    @Transactional(readOnly = true)
    public Map<UUID, List<UUID>> holdersAt(Collection<UUID> units, Permission permission) {
        String[] roles = Arrays.stream(Role.values()).filter(role -> role.may(permission)).map(Enum::name).toArray(String[]::new);
        var holders = new LinkedHashMap<UUID, List<UUID>>();
        jdbc.sql("""
                select distinct unit_id, person_id from identity.post
                where unit_id = any (:units) and role = any (:roles) and from_on <= :today and (until_on is null or until_on > :today) order by unit_id, person_id""")
                .param("units", units.toArray(UUID[]::new)).param("roles", roles).param("today", LocalDate.now(clock))
                .query(row -> {
                    holders.computeIfAbsent(row.getObject("unit_id", UUID.class), unit -> new ArrayList<>()).add(row.getObject("person_id", UUID.class));
                });
        return holders;
    }

    /** The roles that a post can have: a member is one without any. */
    static List<Role> givable() {
        return Arrays.stream(Role.values()).filter(role -> role != Role.MEMBER).toList();
    }

    /** Which of these unions have at least so many different persons in this role today; needs no scope, since no person is named. */
    @Transactional(readOnly = true)
    public Set<UUID> unitsWith(Collection<UUID> units, Role role, int persons) {
        return Set.copyOf(jdbc.sql("select identity.units_with(:units, :role, :persons, :today)").param("units", units.toArray(UUID[]::new))
                .param("role", role.name()).param("persons", persons).param("today", LocalDate.now(clock)).query(UUID.class).list());
    }

    /** Gives a post to the person who signs in with this mobile number; the name must match, against slips of the hand. */
    @Transactional
    Giving give(Appointment form) {
        var faults = new LinkedHashMap<String, String>();
        if (!(MobileNumber.parse(form.phone()) instanceof MobileNumber.Valid)) {
            faults.put("phone", "identity.phone.invalid");
        }
        if (form.name().isBlank()) {
            faults.put("name", "identity.post.name.missing");
        }
        Optional<Role> role = givable().stream().filter(each -> each.name().equals(form.role())).findFirst();
        if (role.isEmpty()) {
            faults.put("role", "identity.post.role.missing");
        }
        Optional<Union> union = form.unit().matches("[0-9a-f-]{36}") ? unions.find(UUID.fromString(form.unit())) : Optional.empty();
        if (union.isEmpty()) {
            faults.put("unit", "identity.post.unit.missing");
        } else if (form.line() == Line.INDUSTRY && union.get().linePath() == null) {
            faults.put("unit", "identity.post.notOnLine");
        }
        if (!faults.isEmpty()) {
            return new Giving.Refused(faults);
        }
        return personBehind(form).<Giving>map(person -> new Giving.Given(insert(person, union.orElseThrow(), role.orElseThrow(), form.line())))
                .orElse(new Giving.Refused(Map.of("phone", "identity.post.nobody")));
    }

    private Optional<UUID> personBehind(Appointment form) {
        record Found(UUID id, String name) {}
        return MobileNumber.parse(form.phone()) instanceof MobileNumber.Valid valid
                ? jdbc.sql("select * from identity.person_by_phone(:hashes)")
                        .param("hashes", vault.hashes(Vault.Domain.PHONE, valid.number().value()))
                        .query((row, n) -> new Found(row.getObject("id", UUID.class), row.getString("name"))).optional()
                        .filter(found -> found.name().equals(form.name().strip())).map(Found::id)
                : Optional.empty();
    }

    /** Gives a post to a known person, in the scope of the union; for the first administrator and for demo accounts. */
    @Transactional
    public UUID insert(UUID personId, Union at, Role role, Line line) {
        UUID id = ids.next();
        Union union = unions.held(at.id());
        jdbc.sql("""
                insert into identity.post (id, person_id, unit_id, unit_name, role, line, area_path, line_path, from_on, given_by)
                values (:id, :person, :unit, :name, :role, :line, cast(:area as ltree), cast(:linePath as ltree), :today, :by)""")
                .param("id", id).param("person", personId).param("unit", union.id()).param("name", union.name())
                .param("role", role.name()).param("line", line == Line.AREA ? "A" : "L").param("area", union.areaPath())
                .param("linePath", union.linePath()).param("today", LocalDate.now(clock))
                .param("by", org.gongqiao.app.access.Scope.actor().orElse(null)).update();
        audit.record(AuditEntry.of(Act.POST_GIVEN, "post", id).about(personId)
                .with(Map.of("role", role.name(), "unit", union.id())).at(union.areaPath(), union.linePath()));
        return id;
    }

    /** Ends a post today; it works no longer from the next request on. */
    @Transactional
    public void end(UUID id) {
        LocalDate today = LocalDate.now(clock);
        Post post = find(id).orElseThrow(() -> new NotFound("post", id));
        jdbc.sql("update identity.post set until_on = greatest(from_on, :today), version = version + 1 where id = :id and until_on is null")
                .param("today", today).param("id", id).update();
        audit.record(AuditEntry.of(Act.POST_ENDED, "post", id).about(post.personId()).with(Map.of("role", post.role().name(), "unit", post.unitId())));
    }

    @Transactional(readOnly = true)
    public Optional<Post> find(UUID id) {
        return jdbc.sql("select p.*, h.name as person_name from identity.post p join identity.person h on h.id = p.person_id where p.id = :id")
                .param("id", id).query(Posts::read).optional();
    }

    /** Posts in scope, in the order in which they were given, the newest first. */
    @Transactional(readOnly = true)
    public Slice<Post> list(@Nullable UUID before, int size) {
        var rows = jdbc.sql("""
                select p.*, h.name as person_name from identity.post p join identity.person h on h.id = p.person_id
                where (cast(:before as uuid) is null or p.id < :before) order by p.id desc limit :limit""")
                .param("before", before, java.sql.Types.OTHER).param("limit", size + 1).query(Posts::read).list();
        return Slice.of(rows, size, post -> post.id().toString());
    }

    private static Post read(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        return new Post(row.getObject("id", UUID.class), row.getObject("person_id", UUID.class), row.getString("person_name"),
                row.getObject("unit_id", UUID.class), row.getString("unit_name"), Role.valueOf(row.getString("role")),
                row.getString("line").equals("A") ? Line.AREA : Line.INDUSTRY, row.getObject("from_on", LocalDate.class),
                row.getObject("until_on", LocalDate.class), row.getInt("version"));
    }
}
