package org.gongqiao.app.operations;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.gongqiao.app.operations.database.EmbeddedDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** What the cold commands need to know before anything is started. The external server is null where the program brings its own. */
record Settings(Path data, Path keys, @Nullable External external) {

    record External(String url, String user, String password) {}

    static Settings of(Environment environment) {
        String url = environment.getProperty("spring.flyway.url", environment.getProperty("spring.datasource.url", ""));
        External external = url.isEmpty() ? null : new External(url, environment.getProperty("spring.flyway.user", EmbeddedDatabase.OWNER),
                environment.getProperty("spring.flyway.password", ""));
        return new Settings(Path.of(environment.getRequiredProperty("gq.data-dir")), Path.of(environment.getRequiredProperty("gq.keys-dir")), external);
    }

    Path files() {
        return data.resolve("files");
    }

    /** The database as its owner, whether or not a program runs on it. */
    OwnerAccess open() {
        if (external != null) {
            return new OwnerAccess(null, external);
        }
        return new OwnerAccess(EmbeddedDatabase.startOrJoin(data, keys), null);
    }

    /** Close it to stop a server that was started for it. */
    record OwnerAccess(@Nullable EmbeddedDatabase embedded, @Nullable External external) implements AutoCloseable {

        Connection connect() throws SQLException {
            return embedded != null ? embedded.owner(EmbeddedDatabase.NAME)
                    : DriverManager.getConnection(external.url(), external.user(), external.password());
        }

        @Override
        public void close() {
            if (embedded != null) {
                embedded.close();
            }
        }
    }
}
