package org.gongqiao.app.notices;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What would have left the program, had this not been a demonstration. Exists in demo mode only. */
@Component
public class DemoOutbox {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;
    private final Carriers carriers;

    DemoOutbox(JdbcClient jdbc, Vault vault, JsonMapper json, Carriers carriers) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
        this.carriers = carriers;
    }

    public record Letter(Instant at, Channel channel, String address, String title, String text) {}

    /** The newest fifty, newest first. Refuses with {@link NotFound} outside demo mode. */
    @Transactional(readOnly = true)
    public List<Letter> newest() {
        if (!carriers.keepsTexts()) {
            throw new NotFound("page", "demo outbox");
        }
        return jdbc.sql("select id, channel, address, body, created_at from notices.message where body is not null order by id desc limit 50")
                .query((row, n) -> {
                    UUID id = row.getObject("id", UUID.class);
                    var body = json.readValue(vault.open(Delivery.BODY, id, row.getBytes("body")), Notices.Body.class);
                    return new Letter(row.getObject("created_at", OffsetDateTime.class).toInstant(), Channel.valueOf(row.getString("channel")),
                            vault.open(Delivery.ADDRESS, id, row.getBytes("address")), body.title(), body.text());
                }).list();
    }
}
