package org.gongqiao.app.notices;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the SMS gateway says later: whether a message reached the phone. */
@Component
public class DeliveryReports {

    public enum Outcome { NOTED, UNSIGNED, UNREADABLE, UNKNOWN_MESSAGE }

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final @Nullable Signature signature;

    DeliveryReports(JdbcClient jdbc, JsonMapper json, Clock clock, @Value("${gq.sms.secret:}") String secret) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.signature = secret.isEmpty() ? null : new Signature(secret);
    }

    /**
     * Notes a report {@code {"id": "…", "delivered": true}}; {@code id} is the one the gateway gave when it took the
     * message. Signed as messages to the gateway are, not older than five minutes; a repeated report changes nothing.
     */
    @Transactional
    public Outcome note(@Nullable String time, @Nullable String signed, String body) {
        if (signature == null || !signature.accepts(time, signed, body.getBytes(StandardCharsets.UTF_8), clock.instant())) {
            return Outcome.UNSIGNED;
        }
        JsonNode report;
        try {
            report = json.readTree(body);
        } catch (JacksonException e) {
            return Outcome.UNREADABLE;
        }
        if (!report.path("id").isString() || !report.path("delivered").isBoolean()) {
            return Outcome.UNREADABLE;
        }
        int noted = jdbc.sql("""
                update notices.message set delivered = :delivered, delivered_at = coalesce(delivered_at, :now)
                where provider_id = :id and channel = 'SMS' and state = 'SENT'""")
                .param("delivered", report.path("delivered").booleanValue()).param("now", OffsetDateTime.now(clock))
                .param("id", report.path("id").stringValue()).update();
        return noted == 1 ? Outcome.NOTED : Outcome.UNKNOWN_MESSAGE;
    }
}
