package org.gongqiao.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuietSessionsIT {

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;

    @BeforeAll
    void arrange() {
        fixtures.province();
    }

    /** The row's version changes with every write, even of the same values. */
    private String version(String session) {
        return database.owner().sql("select xmin::text || ' ' || ctid::text from spring_session where session_id = :id").param("id", session)
                .query(String.class).single();
    }

    private static String id(Fixtures.Client client) {
        return client.session().orElseThrow();
    }

    private void lastSeenBefore(String session, Duration ago) {
        database.owner().sql("update spring_session set last_access_time = last_access_time - :ago, expiry_time = expiry_time - :ago where session_id = :id")
                .param("ago", ago.toMillis()).param("id", session).update();
    }

    @Test
    void readingAPageWritesTheSessionAtMostOnceAMinute() {
        var chair = fixtures.signIn("chair");
        String session = id(chair);
        chair.get("/members");
        String before = version(session);
        assertThat(chair.get("/members").statusCode()).isEqualTo(200);
        assertThat(version(session)).isEqualTo(before);

        lastSeenBefore(session, QuietSessions.EXACT.plusSeconds(1));
        before = version(session);
        assertThat(chair.get("/members").statusCode()).isEqualTo(200);
        assertThat(version(session)).isNotEqualTo(before);
    }

    @Test
    void aSessionLeftIdleEndsAndOneInUseStays() {
        var chair = fixtures.signIn("chair");
        String session = id(chair);
        lastSeenBefore(session, Duration.ofMinutes(28));
        assertThat(chair.get("/members").statusCode()).isEqualTo(200);
        lastSeenBefore(session, Duration.ofMinutes(28));
        assertThat(chair.get("/members").statusCode()).isEqualTo(200);
        lastSeenBefore(session, Duration.ofMinutes(31));
        assertThat(chair.get("/api/v1/members").statusCode()).isEqualTo(401);
    }

    @Test
    void signingOutEndsTheSessionAtOnce() {
        var chair = fixtures.signIn("chair");
        String session = id(chair);
        chair.withForm("/members").post("/sign-out", Map.of());
        assertThat(database.owner().sql("select count(*) from spring_session where session_id = :id").param("id", session).query(Long.class).single()).isZero();
    }
}
