package org.gongqiao.app;

import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.identity.Accounts;
import org.gongqiao.app.identity.IdType;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * A small fictional province in the database of the test class, and people of every role in it:
 *
 * <pre>
 * province ─ city ─ county ─ own (and its workshop)
 *          │               └ neighbour
 *          ├ otherCity
 *          └ industry (line: own below it)
 * </pre>
 */
@TestComponent
@Lazy
public class Fixtures {

    public static final String PASSWORD = "a long enough password";

    public record Someone(UUID personId, UUID accountId, String login, @Nullable String totp, String name, String idNumber, String phone) {}

    public final Map<String, UUID> unions = new LinkedHashMap<>();
    public final Map<String, String> areaPaths = new LinkedHashMap<>();
    public final Map<String, String> linePaths = new LinkedHashMap<>();
    public final Map<String, Someone> people = new LinkedHashMap<>();

    private final TestDatabase.Switchable database;
    private final Vault vault;
    private final Ids ids;
    private final Clock clock;
    private final String passwordHash;
    @Value("${local.server.port}") int port;
    private JdbcClient owner;
    private int number;

    Fixtures(TestDatabase.Switchable database, Vault vault, Ids ids, Clock clock, PasswordEncoder passwords) {
        this.database = database;
        this.vault = vault;
        this.ids = ids;
        this.clock = clock;
        this.passwordHash = passwords.encode(PASSWORD);
    }

    /** Makes tree and people; call it once in the class's {@code @BeforeAll}. */
    public Fixtures province() {
        owner = database.owner();
        unions.clear();
        people.clear();
        areaPaths.clear();
        linePaths.clear();
        union("province", null, null, "FEDERATION", "PROVINCE");
        union("city", "province", null, "FEDERATION", "CITY");
        union("otherCity", "province", null, "FEDERATION", "CITY");
        union("county", "city", null, "FEDERATION", "COUNTY");
        union("industry", "province", "", "INDUSTRY_UNION", "PROVINCE");
        union("own", "county", "industry", "ENTERPRISE_UNION", "BASE");
        union("neighbour", "county", null, "ENTERPRISE_UNION", "BASE");
        union("workshop", "own", null, "BRANCH", "WORKSHOP");
        officer("chair", "own", Role.CHAIR, Line.AREA);
        officer("organiser", "own", Role.ORGANISER, Line.AREA);
        officer("rights", "own", Role.RIGHTS_OFFICER, Line.AREA);
        officer("womens", "own", Role.WOMENS_OFFICER, Line.AREA);
        officer("finance", "own", Role.FINANCE_OFFICER, Line.AREA);
        officer("neighbourOrganiser", "neighbour", Role.ORGANISER, Line.AREA);
        officer("countyReviewer", "county", Role.REVIEWER, Line.AREA);
        officer("reviewer", "city", Role.REVIEWER, Line.AREA);
        officer("otherReviewer", "otherCity", Role.REVIEWER, Line.AREA);
        officer("industryReviewer", "industry", Role.REVIEWER, Line.INDUSTRY);
        officer("auditor", "city", Role.AUDITOR, Line.AREA);
        officer("systemAdmin", "province", Role.SYSTEM_ADMIN, Line.AREA);
        officer("securityAdmin", "province", Role.SECURITY_ADMIN, Line.AREA);
        officer("auditAdmin", "province", Role.AUDIT_ADMIN, Line.AREA);
        officer("clerk", "own", Role.STATION_CLERK, Line.AREA);
        officer("keeper", "own", Role.SEAL_KEEPER, Line.AREA);
        officer("countyKeeper", "county", Role.SEAL_KEEPER, Line.AREA);
        officer("secondCountyKeeper", "county", Role.SEAL_KEEPER, Line.AREA);
        someone("worker", false);
        member("member", "own");
        member("neighbourMember", "neighbour");
        member("workshopMember", "workshop");
        return this;
    }

    public UUID union(String key, @Nullable String areaParent, @Nullable String lineParent, String kind, String level) {
        UUID id = ids.next();
        String label = owner.sql("select organization.next_label()").query(String.class).single();
        String area = areaParent == null ? label : areaPaths.get(areaParent) + "." + label;
        String line = lineParent == null ? null : lineParent.isEmpty() ? label : linePaths.get(lineParent) + "." + label;
        owner.sql("""
                insert into organization.unit (id, label, area_path, line_path, area_parent, line_parent, name, kind, level, region, founded_on)
                values (:id, :label, cast(:area as ltree), cast(:line as ltree), :areaParent, :lineParent, :name, :kind, :level, '990100', '2020-01-01')""")
                .param("id", id).param("label", label).param("area", area).param("line", line)
                .param("areaParent", areaParent == null ? null : unions.get(areaParent))
                .param("lineParent", lineParent == null || lineParent.isEmpty() ? null : unions.get(lineParent))
                .param("name", "试验工会-" + key).param("kind", kind).param("level", level).update();
        owner.sql("""
                insert into organization.unit_version (unit_id, valid, recorded, name, kind, level, area_parent, line_parent, region, status)
                select id, daterange('2020-01-01', null), tstzrange(now(), null), name, kind, level, area_parent, line_parent, region, status
                from organization.unit where id = :id""").param("id", id).update();
        unions.put(key, id);
        areaPaths.put(key, area);
        linePaths.put(key, line);
        return id;
    }

    public Someone officer(String key, String union, Role role, Line line) {
        Someone someone = someone(key, role.needsSecondFactor());
        post(someone, union, role, line);
        return someone;
    }

    public void post(Someone someone, String union, Role role, Line line) {
        owner.sql("""
                insert into identity.post (id, person_id, unit_id, unit_name, role, line, area_path, line_path, from_on)
                values (:id, :person, :unit, :name, :role, :line, cast(:area as ltree), cast(:linePath as ltree), '2026-01-01')""")
                .param("id", ids.next()).param("person", someone.personId()).param("unit", unions.get(union)).param("name", "试验工会-" + union)
                .param("role", role.name()).param("line", line == Line.AREA ? "A" : "L").param("area", areaPaths.get(union))
                .param("linePath", linePaths.get(union)).update();
    }

    /** A browser in which this person sits at his desk, or with his phone; close it after use. */
    public BrowserContext browser(String key, Browsers.Size size) {
        return browser(signIn(key), size);
    }

    /** A browser of the same session, or of a visitor without one. */
    public BrowserContext browser(Client client, Browsers.Size size) {
        BrowserContext context = Browsers.open(size, base());
        client.session().ifPresent(session -> context.setExtraHTTPHeaders(Map.of("X-Session", session)));
        return context;
    }

    public Someone member(String key, String union) {
        Someone someone = someone(key, false);
        membership(someone, union);
        return someone;
    }

    public UUID membership(Someone someone, String union) {
        UUID id = ids.next();
        owner.sql("""
                insert into membership.membership (id, person_id, unit_id, area_path, line_path, name, sex, status, joined_on, basis, basis_on, valid_from, recorded_at)
                values (:id, :person, :unit, cast(:area as ltree), cast(:line as ltree), :name, '1', 'LIVE', '2026-02-01', 'PAPER', '2026-01-20', '2026-02-01', now())""")
                .param("id", id).param("person", someone.personId()).param("unit", unions.get(union))
                .param("area", areaPaths.get(union)).param("line", linePaths.get(union)).param("name", someone.name()).update();
        owner.sql("insert into organization.tally_delta (unit_id, measure, delta) values (:unit, 'MEMBERS', 1)").param("unit", unions.get(union)).update();
        return id;
    }

    /** A person with an account. */
    public Someone someone(String key, boolean secondFactor) {
        number++;
        UUID person = ids.next();
        UUID account = ids.next();
        String idNumber = idNumber(number);
        String phone = "199%08d".formatted(number);
        String name = "试验员" + key;
        owner.sql("""
                insert into identity.person (id, name, id_type, id_number, id_hash, phone, phone_hash, sex, birth_on, created_at)
                values (:id, :name, 'RESIDENT_ID', :number, :hash, :phone, :phoneHash, '1', '1990-01-01', now())""")
                .param("id", person).param("name", name).param("number", vault.seal(Persons.ID_NUMBER, person, idNumber))
                .param("hash", vault.hash(Vault.Domain.IDENTITY_DOCUMENT, Persons.documentText(IdType.RESIDENT_ID, idNumber)))
                .param("phone", vault.seal(Persons.PHONE, person, phone)).param("phoneHash", vault.hash(Vault.Domain.PHONE, phone)).update();
        String totp = secondFactor ? Accounts.newSecondFactorSecret() : null;
        owner.sql("""
                insert into identity.account (id, person_id, login, phone_hash, password_hash, totp_secret, totp_since, created_at)
                values (:id, :person, :login, :phone, :password, :totp, :since, now())""")
                .param("id", account).param("person", person).param("login", key.toLowerCase(java.util.Locale.ROOT))
                .param("phone", vault.hash(Vault.Domain.PHONE, phone)).param("password", passwordHash)
                .param("totp", totp == null ? null : vault.seal(Vault.Column.of("identity.account.totp_secret"), account, totp))
                .param("since", totp == null ? null : java.time.OffsetDateTime.parse("2026-01-01T00:00:00Z"), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        var someone = new Someone(person, account, key.toLowerCase(java.util.Locale.ROOT), totp, name, idNumber, phone);
        people.put(key, someone);
        return someone;
    }

    /** A fictional resident ID of a man, with a true check digit and a sequence in the range kept for invented people. */
    public static String idNumber(int number) {
        String front = "110105" + java.time.LocalDate.of(1990, 1, 1).plusDays(number / 48).toString().replace("-", "") + "%03d".formatted(901 + number % 48 * 2);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (front.charAt(i) - '0') * weights[i];
        }
        return front + "10X98765432".charAt(sum % 11);
    }

    /** Somebody signed in by name, at the first desk of his posts where he has one. */
    public Client signIn(String key) {
        Someone someone = people.get(key);
        var client = new Client("http://localhost:" + port);
        String code = someone.totp() == null ? "null" : "\"" + Accounts.secondFactorCode(someone.totp(), clock.instant()) + "\"";
        if (someone.totp() != null) {
            // A code works once; tests sign the same person in more than once within its thirty seconds.
            owner.sql("update identity.account set totp_last_step = null where id = :id").param("id", someone.accountId()).update();
        }
        var answer = client.json("POST", "/api/v1/sessions",
                "{\"name\":\"" + someone.login() + "\",\"password\":\"" + PASSWORD + "\",\"code\":" + code + "}");
        if (answer.statusCode() != 201) {
            throw new AssertionError("sign-in of " + key + ": " + answer.statusCode() + " " + answer.body());
        }
        client.session = answer.headers().firstValue("X-Session").orElseThrow();
        var post = owner.sql("select id from identity.post where person_id = :id order by id limit 1").param("id", someone.personId()).query(UUID.class).optional();
        post.ifPresent(id -> client.json("PUT", "/api/v1/sessions/current/desk", "{\"postId\":\"" + id + "\"}"));
        return client;
    }

    /** Works at the desk of a union, in a role, without signing in. */
    public <T> T at(String union, String person, Role role, Supplier<T> work) {
        var desk = new Desk(people.get(person).personId(), UUID.randomUUID(), role, Line.AREA, unions.get(union), areaPaths.get(union), "试验工会-" + union);
        return ScopedValue.where(Scope.DESK, desk).where(Scope.CURRENT, desk.scope()).call(work::get);
    }

    /** Works as a person for himself, without signing in. */
    public static <T> T self(UUID person, Supplier<T> work) {
        return ScopedValue.where(Scope.DESK, Desk.own(person)).where(Scope.CURRENT, new Scope.Own(person)).call(work::get);
    }

    public String base() {
        return "http://localhost:" + port;
    }

    /** Somebody without an account who has proved a grant. */
    public Client guest(String token) {
        Client client = visitor();
        client.part = token;
        return client;
    }

    public Client visitor() {
        return new Client("http://localhost:" + port);
    }

    /** A plain HTTP client of one session; redirects are not followed. */
    public static final class Client {

        private static final HttpClient HTTP = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

        private final String base;
        private @Nullable String session;
        private @Nullable String part;
        private @Nullable String cookies;
        private @Nullable String csrf;

        Client(String base) {
            this.base = base;
        }

        /** What a browser sends as {@code X-Session} to be this one. */
        public java.util.Optional<String> session() {
            return java.util.Optional.ofNullable(session);
        }

        /** The same visitor after opening a page with a form, so that his forms carry its token. */
        public Client withForm(String path) {
            var page = get(path);
            cookies = page.headers().allValues("Set-Cookie").stream().map(cookie -> cookie.split(";")[0]).collect(Collectors.joining("; "));
            var token = java.util.regex.Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
            if (!token.find()) {
                throw new AssertionError("no form at " + path + ": " + page.statusCode());
            }
            csrf = token.group(1);
            return this;
        }

        public HttpResponse<String> get(String path) {
            return send(request(path).header("Accept", path.startsWith("/api/") ? "application/json" : "text/html").GET());
        }

        public HttpResponse<String> post(String path, Map<String, String> form) {
            if (csrf != null) {
                form = new LinkedHashMap<>(form);
                form.put("_csrf", csrf);
            }
            String body = form.entrySet().stream().map(e -> encode(e.getKey()) + "=" + encode(e.getValue())).collect(Collectors.joining("&"));
            return send(request(path).header("Accept", "text/html").header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
        }

        public HttpResponse<String> json(String method, String path, String body) {
            return send(request(path).header("Accept", "application/json").header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body)));
        }

        public HttpResponse<String> send(HttpRequest.Builder request) {
            try {
                var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
                if (session != null) {
                    // A session gets a new id when it gains or loses the second factor.
                    session = answer.headers().firstValue("X-Session").filter(id -> !id.isEmpty()).orElse(session);
                }
                return answer;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        public HttpRequest.Builder request(String path) {
            var request = HttpRequest.newBuilder(URI.create(base + path));
            // The header also switches off CSRF, as for any API client; the browser tests go through the forms.
            if (cookies != null) {
                request.header("Cookie", cookies);
            }
            if (part != null) {
                request.header("X-Part", part);
            }
            return session == null ? request : request.header("X-Session", session);
        }

        private static String encode(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }
}
