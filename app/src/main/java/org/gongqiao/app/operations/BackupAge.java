package org.gongqiao.app.operations;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;

/** When the last whole backup was made, for the health page. */
final class BackupAge {

    private BackupAge() {}

    static void note(Connection owner, Clock clock) throws SQLException {
        try (var statement = owner.prepareStatement("insert into operations.backup (made_at) values (?)")) {
            statement.setObject(1, OffsetDateTime.now(clock));
            statement.execute();
        }
    }
}
