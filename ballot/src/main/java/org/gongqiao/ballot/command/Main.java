package org.gongqiao.ballot.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.gongqiao.ballot.MalformedText;

/** The command line of the ballot library: verify-election, verify-diff and the steps of an offline election. */
public final class Main {
    static final int OK = 0;
    static final int REJECTED = 1;
    static final int NOT_AN_ARCHIVE = 2;
    static final int USAGE = 64;
    static final int NO_FILE = 66;
    static final int IO = 74;

    private Main() {}

    /** Ends the JVM with the exit status of the command. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), new Console(out, err, new Words(Locale.getDefault()), System.in), Clock.systemUTC()));
    }

    static int run(List<String> arguments, Console console, Clock clock) {
        String command = arguments.isEmpty() ? "" : arguments.getFirst();
        List<String> rest = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
        try {
            return switch (command) {
                case "verify-election" -> new VerifyCommand(console).verify(rest);
                case "verify-diff" -> new VerifyCommand(console).compare(rest);
                case "election" -> new ElectionCommand(console, clock).run(rest);
                default -> throw new Arguments.Misused();
            };
        } catch (Arguments.Misused misused) {
            console.tell(command.equals("election") ? "election.usage" : "usage");
            return USAGE;
        } catch (NoSuchFileException absent) {
            console.tell("no-file", absent.getFile());
            return NO_FILE;
        } catch (FileAlreadyExistsException present) {
            console.tell("exists", present.getFile());
            return REJECTED;
        } catch (MalformedText unreadable) {
            console.tell("malformed", unreadable.getMessage());
            return REJECTED;
        } catch (IOException failure) {
            console.tell("io", failure.getMessage());
            return IO;
        }
    }
}
