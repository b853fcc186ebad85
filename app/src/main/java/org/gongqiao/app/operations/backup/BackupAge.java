package org.gongqiao.app.operations.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;

/** When the last whole backup was made, for the health page. */
public final class BackupAge {

    private BackupAge() {}

    public static void note(Connection owner, Clock clock) throws SQLException {
        try (var statement = owner.prepareStatement("insert into operations.backup (made_at) values (?)")) {
            statement.setObject(1, OffsetDateTime.now(clock));
            statement.execute();
        }
    }
}
