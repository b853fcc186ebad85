package org.gongqiao.app.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MemberListIT {

    private static final int MANY = 120;

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;

    private Fixtures.Client chair;

    @BeforeAll
    void arrange() {
        fixtures.province();
        for (int i = 0; i < MANY; i++) {
            fixtures.member("many" + i, i % 2 == 0 ? "own" : "workshop");
        }
        chair = fixtures.signIn("chair");
    }

    private static java.util.List<String> found(String body, String pattern) {
        return Pattern.compile(pattern).matcher(body).results().map(match -> match.group(1)).toList();
    }

    @Test
    void pagesByKeyThroughTheWholeListWithoutLosingOrRepeatingARow() {
        for (String sort : new String[] {"TREE", "NAME", "JOINED"}) {
            var seen = new HashSet<String>();
            String next = "/members?text=&sort=" + sort;
            int pages = 0;
            while (next != null) {
                var page = chair.get(next);
                assertThat(page.statusCode()).isEqualTo(200);
                for (String id : found(page.body(), "href=\"/members/([0-9a-f-]{36})\"")) {
                    assertThat(seen.add(id)).as(sort).isTrue();
                }
                next = found(page.body(), "href=\"([^\"]*after=[^\"]*)\" rel=\"next\"").stream().findFirst().map(href -> href.replace("&amp;", "&")).orElse(null);
                pages++;
            }
            assertThat(seen).as(sort).hasSize(MANY + 2);
            assertThat(pages).as(sort).isEqualTo(3);
        }
    }

    @Test
    void findsByWholeNumbersOfAnyKindAndByTheBeginningOfANameInScopeOnly() {
        var someone = fixtures.people.get("many7");
        assertThat(chair.get("/members?text=" + someone.idNumber()).body()).contains(someone.name());
        assertThat(chair.get("/members?text=" + someone.phone()).body()).contains(someone.name());
        assertThat(found(chair.get("/members?text=%E8%AF%95%E9%AA%8C%E5%91%98many11").body(), "href=\"/members/([0-9a-f-]{36})\"")).hasSize(11);
        var elsewhere = fixtures.people.get("neighbourMember");
        assertThat(chair.get("/members?text=" + elsewhere.idNumber()).body()).doesNotContain(elsewhere.name());
        assertThat(chair.get("/members?text=%25").body()).doesNotContain("href=\"/members/");
    }

    @Test
    void showsNumbersMaskedAndOpensOneOnlyWithAReasonThatTheMemberCanRead() {
        var someone = fixtures.people.get("member");
        UUID id = database.owner().sql("select id from membership.membership where person_id = :id").param("id", someone.personId()).query(UUID.class).single();
        assertThat(chair.get("/members/" + id).body()).doesNotContain(someone.idNumber()).doesNotContain(someone.phone());
        assertThat(chair.post("/members/" + id + "/unmasking", Map.of("field", "PHONE", "reason", "")).statusCode()).isEqualTo(422);
        assertThat(chair.post("/members/" + id + "/unmasking", Map.of("field", "PHONE", "reason", "电话通知领证")).body()).contains(someone.phone());
        assertThat(database.owner().sql("select reason from audit.entry where act = 'FIELD_UNMASKED' and subject = :id").param("id", someone.personId())
                .query(String.class).list()).containsExactly("电话通知领证");
        assertThat(database.owner().sql("select count(*) from audit.entry where act = 'PERSON_OPENED' and subject = :id").param("id", someone.personId())
                .query(Long.class).single()).isPositive();
    }

    @Test
    void exportsWhatIsInScopeMaskedAndLogsItForEverybodyInIt() {
        var request = chair.request("/members/export").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("format=CSV"));
        var answer = chair.send(request);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().lines()).hasSize(MANY + 3);
        var someone = fixtures.people.get("many3");
        assertThat(answer.body()).contains(someone.name()).doesNotContain(someone.idNumber()).doesNotContain(someone.phone())
                .doesNotContain(fixtures.people.get("neighbourMember").name());
        assertThat(database.owner().sql("select (e.detail ->> 'persons')::int from audit.entry_person p join audit.entry e on e.id = p.entry_id where p.person_id = :id")
                .param("id", someone.personId()).query(Integer.class).list()).containsExactly(MANY + 2);
    }

    @Test
    void retainsResumesAndEndsAMembershipAndKeepsItsVersions() {
        var someone = fixtures.member("standing", "own");
        UUID id = database.owner().sql("select id from membership.membership where person_id = :id").param("id", someone.personId()).query(UUID.class).single();
        assertThat(chair.post("/members/" + id + "/standing", Map.of("to", "RETAINED", "reason", "3")).statusCode()).isEqualTo(302);
        assertThat(chair.post("/members/" + id + "/standing", Map.of("to", "RETAINED")).statusCode()).isEqualTo(422);
        assertThat(chair.post("/members/" + id + "/standing", Map.of("to", "LIVE")).statusCode()).isEqualTo(302);
        assertThat(chair.post("/members/" + id + "/standing", Map.of("to", "ENDED")).statusCode()).isEqualTo(422);
        assertThat(chair.post("/members/" + id + "/standing", Map.of("to", "ENDED", "reason", "1")).statusCode()).isEqualTo(302);
        assertThat(database.owner().sql("select status from membership.membership where id = :id").param("id", id).query(String.class).single()).isEqualTo("ENDED");
        assertThat(database.owner().sql("select count(*) from membership.membership_version where membership_id = :id").param("id", id)
                .query(Long.class).single()).isPositive();
        assertThat(chair.get("/members/" + id).body()).doesNotContain(someone.phone().substring(7));
    }
}
