package org.gongqiao.app.law.deadline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.operations.Command;
import org.gongqiao.app.operations.Console;
import org.springframework.stereotype.Component;

/**
 * {@code calendar check FILE}: reads a year's holidays and make-up workdays and tells every fault by its line. It changes
 * nothing: a calendar is proposed at {@code /law/calendar} and counts when a second person has approved it.
 */
@Component
class CalendarCommand implements Command {

    private static final int NO = 1;
    private static final int USAGE = 64;
    private static final int BAD_INPUT = 65;
    /** A scope that reaches no union: the calendar belongs to none, and in an empty database there is none. */
    private static final Scope NOWHERE = Scope.service("law-calendar", "0");

    private final Calendars calendars;

    CalendarCommand(Calendars calendars) {
        this.calendars = calendars;
    }

    @Override
    public String name() {
        return "calendar check";
    }

    @Override
    public int run(List<String> args, Console console) {
        if (args.size() != 1) {
            console.warn("law.calendar.usage");
            return USAGE;
        }
        Calendars.Checked checked;
        try {
            var file = new ImportCalendar(Files.readString(Path.of(args.getFirst())), "");
            checked = Scope.call(NOWHERE, () -> calendars.check(file));
        } catch (NoSuchFileException missing) {
            console.warn("law.calendar.noFile", missing.getFile());
            return BAD_INPUT;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (CalendarFile.Fault fault : checked.faults()) {
            console.warn("law.calendar.line", String.valueOf(fault.line()), console.text("law.calendar.fault." + fault.kind().name(), fault.text()));
        }
        if (!checked.faults().isEmpty()) {
            return NO;
        }
        if (checked.news().isEmpty()) {
            console.say("law.calendar.nothingNew");
        } else {
            console.say("law.calendar.mayPropose", checked.news().stream().map(String::valueOf).collect(Collectors.joining(" ")));
        }
        return 0;
    }
}
