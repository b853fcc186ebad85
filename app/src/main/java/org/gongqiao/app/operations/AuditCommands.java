package org.gongqiao.app.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditChain.Head;
import org.gongqiao.app.audit.AuditChain;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.operations.database.EmbeddedDatabase;
import org.springframework.core.env.Environment;

/** {@code audit-check [FILE] [--head=SEQ:HASH]} and {@code audit-export FILE}. */
final class AuditCommands {

    private AuditCommands() {}

    static int check(Arguments arguments, Environment environment, Console console, Clock clock) throws IOException, SQLException {
        if (arguments.words().size() > 2) {
            return CommandLine.usage(console, "operations.audit.usage");
        }
        var heads = new ArrayList<Head>();
        String given = environment.getProperty("gq.head", "");
        if (!given.isEmpty()) {
            try {
                heads.add(Head.of(given));
            } catch (IllegalArgumentException e) {
                return CommandLine.usage(console, "operations.audit.usage");
            }
        }
        if (arguments.words().size() == 2) {
            try (var file = Files.newBufferedReader(Path.of(arguments.word(1)))) {
                return tell(AuditChain.check(file, heads), console);
            }
        }
        var settings = Settings.of(environment);
        if (settings.external() == null && !EmbeddedDatabase.existsIn(settings.data())) {
            console.warn("operations.backup.nothing", settings.data().toAbsolutePath());
            return CommandLine.BAD_INPUT;
        }
        heads.addAll(remembered(settings));
        try (var access = settings.open(); Connection owner = access.connect()) {
            return tell(AuditChain.check(owner, heads), console);
        }
    }

    /** What the running program noted outside the database. */
    private static List<Head> remembered(Settings settings) throws IOException {
        Path file = settings.data().resolve("audit-head");
        return Files.exists(file) ? List.of(Head.of(Files.readString(file))) : List.of();
    }

    private static int tell(AuditChain.Verdict verdict, Console console) {
        return switch (verdict) {
            case AuditChain.Verdict.Intact intact -> {
                console.say("operations.audit.intact", intact.links(), intact.unsealed());
                console.line(intact.head().toString());
                yield CommandLine.OK;
            }
            case AuditChain.Verdict.Broken broken -> {
                console.say("operations.audit.broken", broken.seq(), broken.entryId() == null ? "-" : broken.entryId(),
                        console.text("audit.fault." + broken.fault().name()));
                yield CommandLine.NO;
            }
        };
    }

    static int export(Arguments arguments, Environment environment, Console console, Clock clock) throws IOException, SQLException {
        if (arguments.words().size() != 2) {
            return CommandLine.usage(console, "operations.audit.usage");
        }
        Path file = Path.of(arguments.word(1));
        if (Files.exists(file) && !environment.getProperty("gq.replace", Boolean.class, false)) {
            console.warn("operations.backup.exists", file.toAbsolutePath());
            return CommandLine.BAD_INPUT;
        }
        try (var access = Settings.of(environment).open(); Connection owner = access.connect(); var out = Files.newBufferedWriter(file)) {
            Head head = AuditChain.export(owner, Head.NONE, out, clock.instant());
            AuditLog.recordOfOperator(owner, clock, AuditEntry.of(Act.AUDIT_EXPORTED, "audit", null).with(Map.of("links", head.seq())));
            console.say("operations.audit.exported", head.seq(), file.toAbsolutePath());
            console.line(head.toString());
            return CommandLine.OK;
        }
    }
}
