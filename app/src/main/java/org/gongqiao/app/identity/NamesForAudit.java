package org.gongqiao.app.identity;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.audit.PersonNames;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Names for the audit page; whoever lies outside the reader's scope stays without one. */
@Component
class NamesForAudit implements PersonNames {

    private final JdbcClient jdbc;

    NamesForAudit(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Collection<UUID> persons) {
        record Named(UUID id, String name) {}
        return jdbc.sql("select id, name from identity.person where id = any(:ids)").param("ids", persons.toArray(UUID[]::new))
                .query((row, n) -> new Named(row.getObject("id", UUID.class), row.getString("name"))).list().stream()
                .collect(Collectors.toMap(Named::id, Named::name));
    }
}
