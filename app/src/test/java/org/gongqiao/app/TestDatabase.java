package org.gongqiao.app;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.gongqiao.app.operations.database.EmbeddedDatabase;
import org.gongqiao.app.operations.Installation;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Gives each test class a clone of the migrated database behind the one data source of the context. */
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabase {

    @Bean
    @Primary
    Switchable dataSource(EmbeddedDatabase server) {
        return new Switchable(server);
    }

    /** The data source of the program under test; the owner's connection is for arranging and for looking behind the scenes. */
    public static final class Switchable extends DelegatingDataSource implements AutoCloseable {

        private static final AtomicInteger NUMBER = new AtomicInteger();

        private final EmbeddedDatabase server;
        private HikariDataSource pool;
        private String name = EmbeddedDatabase.NAME;

        Switchable(EmbeddedDatabase server) {
            this.server = server;
            // What a test wrote need not outlive the machine; the server that LauncherIT kills is another.
            administrator().sql("alter role all set synchronous_commit = off").update();
            open();
        }

        void fresh() throws SQLException {
            pool.close();
            name = "test_" + NUMBER.incrementAndGet();
            server.createDatabase(name, EmbeddedDatabase.NAME);
            open();
        }

        private void open() {
            pool = new HikariDataSource();
            pool.setJdbcUrl(server.url(name));
            pool.setUsername(EmbeddedDatabase.APP);
            pool.setPassword(server.password(EmbeddedDatabase.APP));
            pool.setMaximumPoolSize(10);
            pool.setMinimumIdle(0);
            setTargetDataSource(pool);
        }

        public DataSource ownerSource() {
            return new DriverManagerDataSource(server.url(name), EmbeddedDatabase.OWNER, server.password(EmbeddedDatabase.OWNER));
        }

        /** Queries as the owner of the tables, who sees every row. */
        public JdbcClient owner() {
            return JdbcClient.create(ownerSource());
        }

        public Connection ownerConnection() throws SQLException {
            return ownerSource().getConnection();
        }

        /** As the administrator of the server, whom nothing stops. */
        public JdbcClient administrator() {
            return JdbcClient.create((DataSource) new DriverManagerDataSource(server.url(name), "postgres", server.password("postgres")));
        }

        public Connection administratorConnection() throws SQLException {
            return server.administrator(name);
        }

        public String url() {
            return server.url(name);
        }

        @Override
        public void close() {
            pool.close();
        }
    }

    static final class FreshForEachClass implements TestExecutionListener, Ordered {

        static {
            // Fixed for the life of the JVM, while ${random.uuid} would be another folder at each place that reads it.
            System.setProperty("gq.test-run", UUID.randomUUID().toString());
        }

        @Override
        public void beforeTestClass(TestContext context) throws SQLException {
            context.getApplicationContext().getBean(Switchable.class).fresh();
            context.getApplicationContext().getBean(Installation.class).forget();
        }

        @Override
        public int getOrder() {
            return 3_000;
        }
    }
}
