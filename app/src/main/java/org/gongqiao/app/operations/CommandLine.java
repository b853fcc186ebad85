package org.gongqiao.app.operations;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.gongqiao.app.operations.backup.Restore;
import org.gongqiao.app.operations.backup.SafeMigration;
import org.gongqiao.app.operations.backup.SealedKeys;
import org.gongqiao.app.operations.database.EmbeddedDatabase;
import org.gongqiao.app.ui.MessageFiles;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * What the launcher calls. {@code run} starts the program and stays; {@code backup}, {@code restore} and the audit
 * commands need only the database; every other command is a {@link Command} bean of some module.
 */
public final class CommandLine {

    static final int OK = 0;
    static final int NO = 1;
    static final int USAGE = 64;
    static final int BAD_INPUT = 65;
    static final int FAILED = 70;
    static final int IN_USE = 75;
    static final int MISCONFIGURED = 78;

    private final Class<?> program;
    private final Console console;
    private final Clock clock;

    private CommandLine(Class<?> program, Console console, Clock clock) {
        this.program = program;
        this.console = console;
        this.clock = clock;
    }

    /** A command that needs no more than the database. */
    @FunctionalInterface
    interface Cold {
        int run(Arguments arguments, Environment environment, Console console, Clock clock) throws IOException, SQLException;
    }

    private static final Map<String, Cold> COLD = Map.of(
            "backup", BackupCommands::backup,
            "restore", BackupCommands::restore,
            "audit-check", AuditCommands::check,
            "audit-export", AuditCommands::export,
            "package-check", PackageCommand::check);

    /**
     * Does what was typed.
     *
     * @return the exit code, or null where the program goes on running
     */
    public static @Nullable Integer run(Class<?> program, String[] typed) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        var console = new Console(new MessageFiles(), Console.language(System.getenv()), out, err);
        return new CommandLine(program, console, Clock.system(ZoneId.of("Asia/Shanghai"))).run(Arguments.of(typed));
    }

    private @Nullable Integer run(Arguments arguments) {
        String name = arguments.word(0);
        try {
            if (name.isEmpty() || name.equals("run")) {
                new Run(program, console).start(arguments);
                return null;
            }
            if (name.equals(StartUpCache.COMMAND)) {
                return StartUpCache.train(program, arguments);
            }
            Cold cold = COLD.get(name);
            if (cold != null) {
                // Libraries must not write into the answer; until it is initialised this system lets nothing through.
                LoggingSystem.get(CommandLine.class.getClassLoader()).beforeInitialize();
                return cold.run(arguments, environment(arguments), console, clock);
            }
            return warm(arguments);
        } catch (Restore.Refused refused) {
            console.warn(refused.key(), refused.args());
            return BAD_INPUT;
        } catch (SealedKeys.WrongPassphrase wrong) {
            console.warn("operations.restore.passphrase");
            return BAD_INPUT;
        } catch (IOException | SQLException | RuntimeException failure) {
            return explain(failure);
        }
    }

    private int warm(Arguments arguments) {
        var application = application(program);
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("progress", console));
        try (ConfigurableApplicationContext context = application.run(arguments.optionsAnd("--gq.join=true", "--server.port=-1",
                "--db-scheduler.enabled=false"))) {
            String typed = String.join(" ", arguments.words());
            List<Command> commands = context.getBeanProvider(Command.class).stream()
                    .filter(command -> (typed + " ").startsWith(command.name() + " "))
                    .sorted(Comparator.comparing((Command command) -> command.name().length()).reversed()).toList();
            if (commands.isEmpty()) {
                console.warn("operations.command.unknown", typed);
                return USAGE;
            }
            Command command = commands.getFirst();
            return command.run(arguments.from(command.name().split(" ").length), console);
        }
    }

    /** The same settings for every way to start: the log goes to a file, the console stays for the operator. */
    static SpringApplication application(Class<?> program) {
        var application = new SpringApplication(program);
        application.setDefaultProperties(Map.of(
                "logging.file.name", "${gq.data-dir}/log/gongqiao.log",
                "logging.threshold.console", "off"));
        application.setLogStartupInfo(false);
        return application;
    }

    static Environment environment(Arguments arguments) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments.optionsAnd()));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return environment;
    }

    int explain(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            switch (each) {
                case EmbeddedDatabase.FolderInUse used -> {
                    console.warn("operations.failed.folderInUse", used.folder().toAbsolutePath());
                    return IN_USE;
                }
                case SafeMigration.DatabaseNewer newer -> {
                    console.warn("operations.failed.databaseNewer", String.join(", ", newer.unknown()));
                    return MISCONFIGURED;
                }
                case SafeMigration.ProgramRuns ignored -> {
                    console.warn("operations.failed.programRuns");
                    return IN_USE;
                }
                case PortInUseException port -> {
                    console.warn("operations.failed.portInUse", Integer.toString(port.getPort()));
                    return IN_USE;
                }
                case java.nio.file.NoSuchFileException missing -> {
                    console.warn("operations.failed.noFile", String.valueOf(missing.getFile()));
                    return BAD_INPUT;
                }
                default -> {}
            }
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        console.warn("operations.failed.other", root.getClass().getSimpleName() + ": " + root.getMessage());
        return FAILED;
    }

    static int usage(Console console, String key) {
        console.warn(key);
        return USAGE;
    }
}
