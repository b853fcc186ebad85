package org.gongqiao.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gongqiao.app.Gongqiao;
import org.gongqiao.app.house.Sources.File;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The rules of the house, each with a planted violation that it must find. */
class HouseTest {

    private static final ApplicationModules MODULES = ApplicationModules.of(Gongqiao.class);
    private static final Set<String> NAMES = MODULES.stream().map(module -> module.getIdentifier().toString()).collect(Collectors.toSet());

    @Test
    void modulesKeepTheirBoundaries() {
        MODULES.verify();
    }

    @Test
    void findsAPlantedModuleViolation() {
        var planted = ApplicationModules.of("org.gongqiao.planted", location -> true).detectViolations();
        assertThat(planted.hasViolations()).isTrue();
        assertThat(planted.getMessage()).contains("Hidden");
    }

    @Test
    void nothingAsksTheWallForTheTime() {
        assertThat(Guards.bareClock(Sources.java())).isEmpty();
        assertThat(Guards.bareClock(List.of(java("x", "var t = Instant.now();")))).hasSize(1);
        assertThat(Guards.bareClock(List.of(java("x", "// Instant.now()\nvar t = Instant.now(clock);")))).isEmpty();
    }

    @Test
    void nothingCatchesEverything() {
        assertThat(Guards.broadCatch(Sources.java())).isEmpty();
        assertThat(Guards.broadCatch(List.of(java("x", "try { a(); } catch (Exception e) { }")))).hasSize(1);
    }

    @Test
    void sqlStaysInItsSchema() {
        assertThat(Guards.foreignSql(Sources.java(), NAMES, MAY_READ)).isEmpty();
        assertThat(Guards.foreignSql(List.of(java("audit", "q(\"select * from identity.person\");")), NAMES, Map.of())).hasSize(1);
        assertThat(Guards.foreignSql(List.of(java("audit", "q(\"select * from audit.entry\"); m(\"identity.signIn.title\");")), NAMES, Map.of())).isEmpty();
    }

    private static final List<String> READERS = List.of("/kernel/Regions.java", "/roster/sheet/", "src/demo/");

    /** Readers of every schema by their nature: backup and key rotation go through registers, the demo fills empty tables in bulk. */
    private static final Map<String, Set<String>> MAY_READ = Map.of("demo", Set.of("casework", "identity", "membership", "organization"));

    @Test
    void migrationsStandInFoldersOfModulesAndTouchTheirOwnSchema() {
        assertThat(Guards.migrations(Sources.migrations(), NAMES)).isEmpty();
        assertThat(Guards.migrations(List.of(sql("identiti", "V001__x.sql", "")), NAMES)).anyMatch(v -> v.contains("never run"));
        assertThat(Guards.migrations(List.of(sql("audit", "V001__x.sql", "alter table identity.person add x int;")), NAMES)).anyMatch(v -> v.contains("changes schema"));
        assertThat(Guards.migrations(List.of(sql("audit", "V1_x.sql", "")), NAMES)).anyMatch(v -> v.contains("not named"));
        assertThat(Guards.migrations(List.of(sql("audit", "V002__x.sql", "")), NAMES)).anyMatch(v -> v.contains("numbered"));
    }

    @Test
    void templatesUseTheirOwnModuleAndWhatItMayUse() {
        var dependencies = new HashMap<String, Set<String>>();
        MODULES.forEach(module -> dependencies.put(module.getIdentifier().toString(), module.getDirectDependencies(MODULES).stream()
                .map(dependency -> dependency.getTargetModule().getIdentifier().toString()).collect(Collectors.toSet())));
        assertThat(Guards.templateImports(Sources.templates(), dependencies)).isEmpty();
        var planted = new File("jte/audit/x.jte", "audit", "@import org.gongqiao.app.membership.Membership\n");
        assertThat(Guards.templateImports(List.of(planted), Map.of("audit", Set.of("access")))).hasSize(1);
        var inside = new File("jte/audit/x.jte", "audit", "@param org.gongqiao.app.access.inner.Thing thing\n");
        assertThat(Guards.templateImports(List.of(inside), Map.of("audit", Set.of("access")))).hasSize(1);
    }

    @Test
    void textsStandInMessageFiles() {
        // What is read, not shown: names of official lists, headings of rosters, and the invented names of the demo.
        var speaking = Sources.java().stream().filter(file -> READERS.stream().noneMatch(file.path()::contains)).toList();
        assertThat(Guards.hardCodedText(speaking, Sources.templates())).isEmpty();
        assertThat(Guards.hardCodedText(List.of(java("x", "say(\"入会\"); // 入会")), List.of())).hasSize(1);
        assertThat(Guards.hardCodedText(List.of(), List.of(new File("x.jte", "x", "<p>Please join ${name} now</p>")))).hasSize(1);
        assertThat(Guards.hardCodedText(List.of(), List.of(new File("x.jte", "x", "<p title=\"${ui.msg(\"a b\")}\">${ui.msg(\"a.b\")}</p>")))).isEmpty();
    }

    @Test
    void messagesAreCompleteInBothLanguages() {
        var chinese = messages(false);
        var english = messages(true);
        var users = new java.util.ArrayList<>(Sources.java());
        users.addAll(Sources.templates());
        assertThat(Guards.messageKeys(users, chinese, english)).isEmpty();
        var some = new Properties();
        some.setProperty("x.a", "");
        assertThat(Guards.messageKeys(List.of(), Map.of("x", some), Map.of())).hasSize(1);
        assertThat(Guards.messageKeys(List.of(java("x", "ui.msg(\"x.b\")")), Map.of("x", some), Map.of("x", some))).hasSize(1);
        assertThat(Guards.messageKeys(List.of(java("x", "ui.msg(\"x.\" + a)")), Map.of("x", some), Map.of("x", some))).isEmpty();
        assertThat(Guards.messageKeys(List.of(), Map.of("y", some), Map.of("y", some))).hasSize(1);
    }

    private static Map<String, Properties> messages(boolean english) {
        var found = new TreeMap<String, Properties>();
        try (var files = Files.list(Sources.APP.resolve("src/main/resources/messages"))) {
            for (var file : files.toList()) {
                String name = file.getFileName().toString().replace(".properties", "");
                if (name.endsWith("_en") == english) {
                    var texts = new Properties();
                    try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                        texts.load(reader);
                    }
                    found.put(name.replaceAll("_en$", ""), texts);
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static File java(String module, String text) {
        return new File(module + "/X.java", module, text);
    }

    private static File sql(String module, String name, String text) {
        return new File("db/migration/" + module + "/" + name, module, text);
    }
}
