package org.gongqiao.app.organization;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.operations.Command;
import org.gongqiao.app.operations.Console;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** {@code regions FILE [--from=DATE]}: loads a newer list of divisions, as the page {@code /regions} does. */
@Component
class RegionsCommand implements Command {

    private static final int NO = 1;
    private static final int USAGE = 64;
    private static final int BAD_INPUT = 65;

    private final RegionTable regions;
    private final Environment environment;
    private final Clock clock;

    RegionsCommand(RegionTable regions, Environment environment, Clock clock) {
        this.regions = regions;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "regions";
    }

    @Override
    public int run(List<String> args, Console console) {
        LocalDate from;
        try {
            from = LocalDate.parse(environment.getProperty("from", LocalDate.now(clock).toString()));
        } catch (DateTimeParseException e) {
            console.warn("organization.regions.usage");
            return USAGE;
        }
        if (args.size() != 1) {
            console.warn("organization.regions.usage");
            return USAGE;
        }
        try (var file = Files.newBufferedReader(Path.of(args.getFirst()))) {
            RegionTable.Result result = Scope.call(RegionTable.NOWHERE, () -> load(file, from));
            if (result.refused() != null) {
                console.warn("organization.regions." + result.refused().fault(), result.refused().line());
                return NO;
            }
            RegionTable.Loaded loaded = result.loaded();
            console.say("organization.regions.loaded", loaded.added(), loaded.renamed(), loaded.ended());
            return 0;
        } catch (NoSuchFileException missing) {
            console.warn("organization.regions.noFile", missing.getFile());
            return BAD_INPUT;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RegionTable.Result load(java.io.Reader file, LocalDate from) {
        try {
            return regions.load(file, from);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
