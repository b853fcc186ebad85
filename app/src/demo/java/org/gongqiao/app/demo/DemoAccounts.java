package org.gongqiao.app.demo;

import java.security.SecureRandom;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.HouseClock;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.identity.Accounts;
import org.gongqiao.app.identity.IdType;
import org.gongqiao.app.identity.NewPerson;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.identity.Posts;
import org.gongqiao.app.identity.SensitiveField;
import org.gongqiao.app.operations.DemoAccount;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The few people of the province who can sign in, one of each role. Passwords and second factors are random for every
 * database and stay readable in it, since the console shows them at each start; nobody else has a password.
 */
@Component
class DemoAccounts {

    /** A number that no member has. */
    private static final long COURIER = 99_000_001L;
    private static final String COURIERS_PHONE = "19900090000";
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ACCOUNTS = 21;
    /** Posts were given long before the oldest matter, so that whoever decided it held his. */
    private static final Duration HELD = Duration.ofDays(300);

    private record Post(String login, Role role, Union union, Line line) {}

    private record Member(UUID personId, String sex) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Unions unions;
    private final Persons persons;
    private final Accounts accounts;
    private final Posts posts;
    private final Clock clock;

    DemoAccounts(JdbcClient jdbc, TransactionTemplate transaction, Unions unions, Persons persons, Accounts accounts, Posts posts, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.unions = unions;
        this.persons = persons;
        this.accounts = accounts;
        this.posts = posts;
        this.clock = clock;
    }

    boolean complete() {
        return all().size() >= ACCOUNTS;
    }

    List<DemoAccount> all() {
        return transaction.execute(status -> jdbc.sql("select role, place, login, password, totp_secret from demo.account order by position")
                .query((row, n) -> new DemoAccount(row.getString("role"), row.getString("place"), row.getString("login"), row.getString("password"),
                        row.getString("totp_secret"))).list());
    }

    /**
     * Where the demonstration takes place, and who sits there.
     *
     * @param works     an enterprise union
     * @param couriers  the union of platform workers in its county
     * @param county    the federation above both
     * @param seats     by login; a worker's own desk where he holds no post
     * @param ofWorks   members of the enterprise union without an account
     * @param ofCouriers the same of the union of platform workers
     */
    record Desks(Union works, Union couriers, Union county, Map<String, Desk> seats, List<UUID> ofWorks, List<UUID> ofCouriers) {}

    /** Makes those that are missing; may be repeated after a failure. */
    Desks make(long seed) {
        Union top = unions.root().orElseThrow();
        Scope everything = Scope.service("demo", top.areaPath());
        Union works = Scope.call(everything, this::largestOnALine);
        List<Union> above = unions.ancestry(works.id());
        Union county = above.get(above.size() - 2).level().name().equals("TOWNSHIP") ? above.get(above.size() - 3) : above.get(above.size() - 2);
        Union couriers = unions.ofTrade("COURIER", List.of(works.region()), 1).stream().findFirst()
                .orElseGet(() -> unions.ofTrade("COURIER", List.of(county.region()), 1).stream().findFirst().orElse(works));
        var plan = List.of(
                new Post("chair", Role.CHAIR, works, Line.AREA),
                new Post("organiser", Role.ORGANISER, couriers, Line.AREA),
                new Post("rights", Role.RIGHTS_OFFICER, works, Line.AREA),
                new Post("womens", Role.WOMENS_OFFICER, works, Line.AREA),
                new Post("finance", Role.FINANCE_OFFICER, works, Line.AREA),
                new Post("couriers-chair", Role.CHAIR, couriers, Line.AREA),
                new Post("couriers-rights", Role.RIGHTS_OFFICER, couriers, Line.AREA),
                new Post("couriers-clerk", Role.STATION_CLERK, couriers, Line.AREA),
                new Post("county-chair", Role.CHAIR, county, Line.AREA),
                new Post("county-rights", Role.RIGHTS_OFFICER, county, Line.AREA),
                new Post("keeper-1", Role.SEAL_KEEPER, county, Line.AREA),
                new Post("keeper-2", Role.SEAL_KEEPER, county, Line.AREA),
                new Post("city-reviewer", Role.REVIEWER, above.get(1), Line.AREA),
                new Post("province-reviewer", Role.REVIEWER, top, Line.AREA),
                new Post("line-reviewer", Role.REVIEWER, unions.lineAncestry(works.id()).getFirst(), Line.INDUSTRY),
                new Post("auditor", Role.AUDITOR, top, Line.AREA),
                new Post("system-admin", Role.SYSTEM_ADMIN, top, Line.AREA),
                new Post("security-admin", Role.SECURITY_ADMIN, top, Line.AREA),
                new Post("audit-admin", Role.AUDIT_ADMIN, top, Line.AREA),
                new Post("member", Role.MEMBER, works, Line.AREA));
        var ofWorks = new ArrayList<>(Scope.call(everything, () -> membersOf(works)));
        var ofCouriers = new ArrayList<>(couriers.id().equals(works.id()) ? List.of() : Scope.call(everything, () -> membersOf(couriers)));
        var made = all().stream().map(DemoAccount::login).toList();
        var seats = new LinkedHashMap<String, Desk>();
        int position = 0;
        for (Post post : plan) {
            List<Member> people = post.union().equals(couriers) && !ofCouriers.isEmpty() ? ofCouriers : ofWorks;
            Member person = people.stream().filter(member -> post.role() != Role.WOMENS_OFFICER || member.sex().equals("2")).findFirst().orElseThrow();
            people.remove(person);
            position++;
            if (!made.contains(post.login())) {
                give(post, person.personId(), everything);
                account(position, post, person.personId());
            }
            seats.put(post.login(), seat(post, person.personId()));
        }
        UUID id = DemoProvince.personId(seed, COURIER);
        seats.put("courier", Desk.own(id));
        if (!made.contains("courier")) {
            var courier = new DemoPeople(seed).person(COURIER);
            if (persons.byDocument(IdType.RESIDENT_ID, courier.idNumber()).isEmpty()) {
                Scope.run(new Scope.Own(id), () -> persons.enter(id, new NewPerson(courier.name(), IdType.RESIDENT_ID, courier.idNumber(),
                        COURIERS_PHONE, courier.sex(), courier.birthOn(), "01")));
            }
            account(position + 1, new Post("courier", Role.MEMBER, couriers, Line.AREA), id);
        }
        return new Desks(works, couriers, county, seats, ofWorks.stream().map(Member::personId).toList(), ofCouriers.stream().map(Member::personId).toList());
    }

    private Desk seat(Post post, UUID person) {
        return posts.desksOf(person).stream().filter(desk -> desk.role() == post.role() && post.union().id().equals(desk.unitId())).findFirst()
                .orElse(Desk.own(person));
    }

    private void give(Post post, UUID person, Scope everything) {
        boolean held = posts.desksOf(person).stream().anyMatch(desk -> desk.role() == post.role() && post.union().id().equals(desk.unitId()));
        if (post.role() != Role.MEMBER && !held) {
            Instant then = clock.instant().minus(HELD);
            HouseClock.at(then, () -> Scope.call(everything, () -> posts.insert(person, post.union(), post.role(), post.line())));
        }
    }

    /** Account and what the console shows of it, together or not at all. */
    private void account(int position, Post post, UUID person) {
        String password = password();
        @Nullable String secret = post.role().needsSecondFactor() ? Accounts.newSecondFactorSecret() : null;
        Scope.run(new Scope.Own(person), () -> transaction.executeWithoutResult(status -> {
            UUID account = accounts.create(person, post.login(), password, persons.own(person, SensitiveField.PHONE).orElse(null));
            if (secret != null) {
                accounts.setSecondFactor(person, account, secret);
            }
            jdbc.sql("insert into demo.account (login, position, password, totp_secret, role, place) values (:login, :position, :password, :secret, :role, :place)")
                    .param("login", post.login()).param("position", position).param("password", password)
                    .param("secret", secret, Types.VARCHAR).param("role", "demo.role." + post.login())
                    .param("place", post.login().equals("courier") ? "" : post.union().name()).update();
        }));
    }

    /** The union with most members among those of enterprises that stand on an industry line. */
    private Union largestOnALine() {
        Optional<UUID> found = transaction.execute(status -> jdbc.sql("""
                select u.id from organization.unit u join organization.tally t on t.unit_id = u.id and t.line = 'L' and t.measure = 'MEMBERS'
                where u.kind = 'ENTERPRISE_UNION' and u.level = 'BASE' order by t.own desc, u.area_path limit 1""").query(UUID.class).optional());
        return unions.get(found.orElseThrow(() -> new IllegalStateException("a demonstration needs members to give posts to")));
    }

    private List<Member> membersOf(Union union) {
        return transaction.execute(status -> jdbc.sql("""
                select person_id, sex from membership.membership where unit_id = :unit and area_path = cast(:path as ltree) and status = 'LIVE'
                order by id limit 100""").param("unit", union.id()).param("path", union.areaPath())
                .query((row, n) -> new Member(row.getObject("person_id", UUID.class), row.getString("sex"))).list());
    }

    /** Three groups of letters and a number, easy to read off a console. */
    private static String password() {
        var text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            text.append(i % 4 == 3 ? (char) ('2' + RANDOM.nextInt(8)) : LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
            if (i % 4 == 3 && i < 11) {
                text.append('-');
            }
        }
        return text.toString();
    }
}
