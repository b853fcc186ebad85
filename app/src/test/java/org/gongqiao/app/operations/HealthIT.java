package org.gongqiao.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.notices.Message;
import org.gongqiao.app.notices.Notices;
import org.gongqiao.app.operations.health.Health;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HealthIT {

    @Autowired Fixtures fixtures;
    @Autowired Health health;
    @Autowired Notices notices;
    @Autowired TestDatabase.Switchable database;

    @BeforeAll
    void province() {
        fixtures.province();
    }

    private Health.Grade grade(String part) {
        return health.checks().stream().filter(check -> check.part().equals(part)).findFirst().orElseThrow().grade();
    }

    @Test
    void showsTheOperatorEveryPartAndNobodyElse() {
        var page = fixtures.signIn("systemAdmin").get("/operations/health");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("PostgreSQL 18").contains("127.0.0.1").contains("短信网关").contains("还没有做过备份");
        assertThat(fixtures.signIn("systemAdmin").get("/api/v1/operations/health").body()).contains("\"worst\"").contains("\"database\"");
        assertThat(fixtures.signIn("chair").get("/operations/health").statusCode()).isEqualTo(403);
        assertThat(fixtures.visitor().send(fixtures.visitor().request("/actuator/health").GET()).body()).isEqualTo("{\"groups\":[\"liveness\",\"readiness\"],\"status\":\"UP\"}");
    }

    @Test
    void seesFailedJobs() {
        assertThat(grade("jobs")).isEqualTo(Health.Grade.GOOD);
        database.owner().sql("""
                insert into public.scheduled_tasks (task_name, task_instance, execution_time, picked, consecutive_failures, version)
                values ('broken-job', 'recurring', now() + interval '1 hour', false, 3, 1)""").update();
        try {
            assertThat(grade("jobs")).isEqualTo(Health.Grade.BAD);
            assertThat(fixtures.signIn("systemAdmin").get("/operations/health").body()).contains("broken-job");
        } finally {
            database.owner().sql("delete from public.scheduled_tasks where task_name = 'broken-job'").update();
        }
    }

    @Test
    void seesAStuckQueueAnUnsealedLogAndAnOldBackup() {
        assertThat(grade("mail")).isEqualTo(Health.Grade.GOOD);
        assertThat(grade("disk")).isNotNull();
        notices.send(Message.email("stuck@gongqiao.example", "notices.test", "1"));
        assertThat(grade("messages")).isEqualTo(Health.Grade.GOOD);
        database.owner().sql("update notices.message set created_at = now() - interval '1 hour'").update();
        assertThat(grade("messages")).isEqualTo(Health.Grade.BAD);
        database.owner().sql("delete from notices.message").update();

        database.administrator().sql("select audit.seal(10000)").query(Integer.class).single();
        assertThat(grade("audit")).isEqualTo(Health.Grade.GOOD);
        database.owner().sql("insert into audit.entry (id, at, act, object_kind) values (gen_random_uuid(), now() - interval '5 minutes', 'LIST_SEEN', 'x')").update();
        assertThat(grade("audit")).isEqualTo(Health.Grade.BAD);

        database.owner().sql("insert into operations.backup (made_at) values (now() - interval '8 days')").update();
        assertThat(grade("backup")).isEqualTo(Health.Grade.BAD);
        database.owner().sql("insert into operations.backup (made_at) values (now())").update();
        assertThat(grade("backup")).isEqualTo(Health.Grade.GOOD);
        database.owner().sql("delete from operations.backup").update();
    }

    @Test
    void believesNoForwardedHeaderWithoutANamedProxy() {
        var answer = fixtures.visitor().send(fixtures.visitor().request("/sign-in").header("X-Forwarded-Proto", "https").header("X-Forwarded-For", "203.0.113.9").GET());
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }
}
