package org.gongqiao.app.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.zip.ZipFile;
import org.flywaydb.core.Flyway;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.operations.backup.Migrations;
import org.gongqiao.app.operations.backup.Restore;
import org.gongqiao.app.operations.backup.SafeMigration;
import org.gongqiao.app.operations.database.EmbeddedDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@IntegrationTest
class SafeMigrationIT {

    @Autowired TestDatabase.Switchable database;
    @Autowired EmbeddedDatabase server;
    @Autowired Clock clock;
    @TempDir Path data;

    private SafeMigration migration() {
        ObjectProvider<Progress> nobody = new GenericApplicationContext().getBeanFactory().getBeanProvider(Progress.class);
        ObjectProvider<EmbeddedDatabase> none = new GenericApplicationContext().getBeanFactory().getBeanProvider(EmbeddedDatabase.class);
        return new SafeMigration(nobody, none, clock, data, true);
    }

    private Flyway flyway() {
        return Flyway.configure().dataSource(new DriverManagerDataSource(database.url(), EmbeddedDatabase.OWNER, server.password(EmbeddedDatabase.OWNER))).load();
    }

    private List<Path> backups() throws IOException {
        if (!Files.exists(data.resolve("backups"))) {
            return List.of();
        }
        try (var files = Files.list(data.resolve("backups"))) {
            return files.toList();
        }
    }

    @Test
    void makesABackupBeforeItMigratesAndNoneWhereNothingIsPending() throws IOException {
        migration().migrate(flyway());
        assertThat(backups()).isEmpty();

        database.owner().sql("insert into notices.inbox (id, person_id, template, at) values (gen_random_uuid(), gen_random_uuid(), 'kept', now())").update();
        database.owner().sql("drop schema operations cascade").update();
        database.owner().sql("drop table public.flyway_schema_history_operations").update();
        migration().migrate(flyway());
        assertThat(database.owner().sql("select count(*) from operations.backup").query(Long.class).single()).isZero();
        assertThat(backups()).hasSize(1);
        try (var set = new ZipFile(backups().getFirst().toFile())) {
            assertThat(new Restore(clock, Progress.SILENT).verify(set).keys()).isEqualTo("LeftOut");
            assertThat(new String(set.getInputStream(set.getEntry("database/notices.inbox.copy")).readAllBytes())).contains("kept");
        }
    }

    @Test
    void refusesADatabaseWithMigrationsThatTheProgramDoesNotKnowOrThatWereEdited() {
        database.owner().sql("update public.flyway_schema_history_law set checksum = checksum + 1 where version = '001'").update();
        assertThatThrownBy(() -> migration().migrate(flyway())).hasMessageContaining("edited").hasMessageContaining("law V001");
        database.owner().sql("update public.flyway_schema_history_law set checksum = checksum - 1, version = '900' where version = '001'").update();
        assertThatThrownBy(() -> migration().migrate(flyway())).isInstanceOf(SafeMigration.DatabaseNewer.class).hasMessageContaining("law V900");
        database.owner().sql("update public.flyway_schema_history_law set version = '001' where version = '900'").update();
        migration().migrate(flyway());
    }

    @Test
    void runsModulesAfterThoseTheyDependOn() {
        List<String> order = Migrations.order();
        assertThat(order.getFirst()).isEqualTo("__root");
        assertThat(order.indexOf("identity")).isLessThan(order.indexOf("membership"));
        assertThat(order.indexOf("audit")).isLessThan(order.indexOf("identity"));
        assertThat(order).containsExactlyInAnyOrderElementsOf(Migrations.ofProgram().keySet());
    }
}
