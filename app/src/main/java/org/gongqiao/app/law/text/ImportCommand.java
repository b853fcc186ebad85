package org.gongqiao.app.law.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.operations.Command;
import org.gongqiao.app.operations.Console;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * {@code law import FILE… [--check] [--with-faults] [--from=DATE] [--instrument=ID]}: takes official texts in, as the page
 * {@code /law/texts} does, and prints the report of each line by line. {@code --check} only looks.
 */
@Component
class ImportCommand implements Command {

    private static final Scope NOWHERE = Scope.service("law-texts", "0");
    private static final int NO = 1;
    private static final int USAGE = 64;

    private final Texts texts;
    private final Environment environment;

    ImportCommand(Texts texts, Environment environment) {
        this.texts = texts;
        this.environment = environment;
    }

    @Override
    public String name() {
        return "law import";
    }

    @Override
    public int run(List<String> args, Console console) {
        LocalDate from;
        try {
            String typed = environment.getProperty("from");
            from = typed == null ? null : LocalDate.parse(typed);
        } catch (DateTimeParseException unreadable) {
            console.warn("law.text.usage");
            return USAGE;
        }
        if (args.isEmpty() || args.size() > 1 && (from != null || environment.containsProperty("instrument"))) {
            console.warn("law.text.usage");
            return USAGE;
        }
        boolean all = true;
        for (String file : args) {
            all &= Scope.call(NOWHERE, () -> one(Path.of(file), from, console));
        }
        return all ? 0 : NO;
    }

    private boolean one(Path file, @Nullable LocalDate from, Console console) {
        String name = file.getFileName().toString();
        if (!Files.isRegularFile(file)) {
            console.warn("law.text.noFile", file);
            return false;
        }
        return switch (texts.read(name, bounded(file))) {
            case ReadingOutcome.Refused(TextFile.Refusal reason) -> {
                console.warn("law.text.refused." + reason, name);
                yield false;
            }
            case ReadingOutcome.Preview(Edition edition) -> take(edition, name, from, console);
        };
    }

    private boolean take(Edition edition, String name, @Nullable LocalDate from, Console console) {
        console.say("law.text.read", name, edition.title(), edition.articles(), edition.findings().size());
        for (Finding finding : edition.findings()) {
            console.say("law.text.line", String.valueOf(finding.line()), console.text("law.text.finding." + finding.kind(), finding.what()));
        }
        if (environment.containsProperty("check")) {
            texts.discard(edition.id());
            return edition.faults() == 0;
        }
        var word = new TakeIn(environment.getProperty("instrument", edition.instrument()), from == null ? edition.from() : from, null,
                environment.containsProperty("with-faults"));
        return switch (texts.take(edition.id(), word)) {
            case TakingOutcome.Taken(Edition taken) -> {
                console.say("law.text.taken", taken.instrument(), taken.articles(), taken.from() == null ? "?" : taken.from());
                yield true;
            }
            case TakingOutcome.Refused(TakingOutcome.Reason reason) -> {
                texts.discard(edition.id());
                console.warn("law.text.notTaken." + reason);
                yield false;
            }
        };
    }

    /** One byte more than is taken is enough to be refused. */
    private static byte[] bounded(Path file) {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(TextFile.MOST_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
