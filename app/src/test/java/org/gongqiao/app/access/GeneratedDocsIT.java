package org.gongqiao.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.ui.MessageFiles;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The pages of {@code docs/generated} say what the program says. A stale one fails; {@code -Dgq.docs.write=true} writes
 * them anew.
 */
@IntegrationTest
class GeneratedDocsIT {

    private static final Path DOCS = (Path.of("").toAbsolutePath().endsWith("app") ? Path.of("..") : Path.of("")).resolve("docs/generated");

    @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping;

    @Test
    void routesAndWhoMayCallThem() throws IOException {
        String rows = Route.all(mapping).stream().map(route -> "| " + route.method() + " | `" + route.pattern() + "` | " + switch (route.decision()) {
            case Allowed allowed -> allowed.value() + (allowed.record().isEmpty() ? "" : ", " + allowed.record() + " in scope") + " | "
                    + Arrays.stream(Role.values()).filter(role -> role.may(allowed.value())).map(Enum::name).collect(Collectors.joining(", "));
            case Self self -> "signed in | everybody, for his own matters";
            case Public open -> "– | everybody";
            case null, default -> "none | nobody";
        } + " |").collect(Collectors.joining("\n"));
        check("routes.md", """
                # Routes and who may call them

                Made by a test from the running program. Out of scope is 404, in scope without the role 403.

                | method | address | decision | roles |
                |---|---|---|---|
                """ + rows + "\n");
    }

    @Test
    void actsInTheLog() throws IOException {
        var texts = new MessageFiles();
        String rows = Arrays.stream(Act.values()).map(act -> "| " + act + " | " + texts.getMessage("audit.act." + act, null, java.util.Locale.SIMPLIFIED_CHINESE)
                + " | " + texts.getMessage("audit.act." + act, null, java.util.Locale.ENGLISH) + " |").collect(Collectors.joining("\n"));
        check("audit-acts.md", """
                # Acts in the audit log

                Made by a test from the enum `audit.Act`.

                | act | 中文 | English |
                |---|---|---|
                """ + rows + "\n");
    }

    private static void check(String name, String content) throws IOException {
        Path file = DOCS.resolve(name);
        if (Boolean.getBoolean("gq.docs.write")) {
            Files.createDirectories(DOCS);
            Files.writeString(file, content);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "").as("%s is stale; run the test with -Dgq.docs.write=true", name).isEqualTo(content);
    }
}
