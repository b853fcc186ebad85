package org.gongqiao.app.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.operations.FirstAdministratorLink;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class FirstAdministratorIT {

    @Autowired Fixtures fixtures;
    @Autowired FirstAdministratorLink link;
    @Autowired TestDatabase.Switchable database;

    @Test
    void makesTheTopUnionAndOneSecurityAdministratorOnceAndForNobodyWithoutTheLink() {
        var visitor = fixtures.visitor();
        assertThat(visitor.get("/first-administrator?token=guessed").statusCode()).isEqualTo(404);
        String token = link.issue();
        assertThat(visitor.get("/first-administrator?token=" + token).statusCode()).isEqualTo(200);
        Map<String, String> form = new HashMap<>(Map.of("token", token, "unionName", "试验省总工会", "level", "PROVINCE", "region", "330000",
                "name", "试验员甲", "idNumber", Fixtures.idNumber(77_001), "phone", "19900077001", "login", "first.admin", "password", "short"));
        var poster = fixtures.visitor().withForm("/first-administrator?token=" + token);
        assertThat(poster.post("/first-administrator", form).statusCode()).isEqualTo(422);
        form.put("password", Fixtures.PASSWORD);
        assertThat(poster.post("/first-administrator", form).statusCode()).isEqualTo(302);
        assertThat(database.owner().sql("select role from identity.post").query(String.class).list()).containsExactly("SECURITY_ADMIN");
        assertThat(database.owner().sql("select name from organization.unit").query(String.class).list()).containsExactly("试验省总工会");
        assertThat(poster.post("/first-administrator", form).statusCode()).isEqualTo(404);
        var session = fixtures.visitor().json("POST", "/api/v1/sessions", "{\"name\":\"first.admin\",\"password\":\"" + Fixtures.PASSWORD + "\"}");
        assertThat(session.statusCode()).isEqualTo(201);
        // The desk waits for the second factor.
        assertThat(session.body()).doesNotContain("SECURITY_ADMIN");
    }
}
