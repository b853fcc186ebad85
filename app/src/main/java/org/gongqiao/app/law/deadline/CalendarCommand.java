package org.gongqiao.app.law.deadline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.operations.Command;
import org.gongqiao.app.operations.Console;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** {@code calendar import FILE [--reason=TEXT]}: loads a year's holidays and make-up workdays, as the page {@code /law/calendar} does. */
@Component
class CalendarCommand implements Command {

    private static final int NO = 1;
    private static final int USAGE = 64;
    private static final int BAD_INPUT = 65;
    /** A scope that reaches no union: the calendar belongs to none, and in an empty database there is none. */
    private static final Scope NOWHERE = Scope.service("law-calendar", "0");

    private final Calendars calendars;
    private final Environment environment;

    CalendarCommand(Calendars calendars, Environment environment) {
        this.calendars = calendars;
        this.environment = environment;
    }

    @Override
    public String name() {
        return "calendar import";
    }

    @Override
    public int run(List<String> args, Console console) {
        if (args.size() != 1) {
            console.warn("law.calendar.usage");
            return USAGE;
        }
        String reason = environment.getProperty("reason", console.text("law.calendar.byCommand"));
        Calendars.Result result;
        try (var file = Files.newBufferedReader(Path.of(args.getFirst()))) {
            result = Scope.call(NOWHERE, () -> {
                try {
                    return calendars.load(file, reason);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (NoSuchFileException missing) {
            console.warn("law.calendar.noFile", missing.getFile());
            return BAD_INPUT;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (CalendarFile.Fault fault : result.faults()) {
            console.warn("law.calendar.line", String.valueOf(fault.line()), console.text("law.calendar.fault." + fault.kind().name(), fault.text()));
        }
        if (!result.faults().isEmpty()) {
            return NO;
        }
        result.added().forEach(year -> console.say("law.calendar.loaded", year.year() + "/" + year.version()));
        if (result.added().isEmpty()) {
            console.say("law.calendar.nothingNew");
        }
        return 0;
    }
}
