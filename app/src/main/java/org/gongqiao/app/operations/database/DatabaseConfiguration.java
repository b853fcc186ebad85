package org.gongqiao.app.operations.database;

import java.nio.file.Path;
import org.gongqiao.app.operations.Progress;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Without {@code spring.datasource.url} the program brings its own PostgreSQL. */
@Configuration(proxyBeanMethods = false)
@Conditional(DatabaseConfiguration.NoUrl.class)
public class DatabaseConfiguration {

    static class NoUrl extends NoneNestedConditions {
        NoUrl() {
            super(ConfigurationPhase.PARSE_CONFIGURATION);
        }

        @ConditionalOnProperty("spring.datasource.url")
        static class Url {}
    }

    /** A command may join the server of the program that runs; the program itself never does. */
    @Bean(destroyMethod = "close")
    EmbeddedDatabase embeddedDatabase(@Value("${gq.data-dir}") Path folder, @Value("${gq.keys-dir}") Path keys,
                                      @Value("${gq.join:false}") boolean join, ObjectProvider<Progress> progress) {
        progress.ifAvailable(shown -> shown.step(EmbeddedDatabase.existsIn(folder) ? "operations.run.database" : "operations.run.newDatabase"));
        return join ? EmbeddedDatabase.startOrJoin(folder, keys) : EmbeddedDatabase.start(folder, keys);
    }

    @Bean
    JdbcConnectionDetails applicationConnection(EmbeddedDatabase database) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return EmbeddedDatabase.APP;
            }

            @Override
            public String getPassword() {
                return database.password(EmbeddedDatabase.APP);
            }

            @Override
            public String getJdbcUrl() {
                return database.url();
            }
        };
    }

    @Bean
    FlywayConnectionDetails migrationConnection(EmbeddedDatabase database) {
        return new FlywayConnectionDetails() {
            @Override
            public String getUsername() {
                return EmbeddedDatabase.OWNER;
            }

            @Override
            public String getPassword() {
                return database.password(EmbeddedDatabase.OWNER);
            }

            @Override
            public String getJdbcUrl() {
                return database.url();
            }
        };
    }
}
