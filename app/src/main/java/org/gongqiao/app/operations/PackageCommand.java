package org.gongqiao.app.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import org.gongqiao.app.documents.CasePackage;
import org.springframework.core.env.Environment;

/** {@code package-check FILE}: needs neither the database nor the keys. */
final class PackageCommand {

    private PackageCommand() {}

    static int check(Arguments arguments, Environment environment, Console console, Clock clock) throws IOException {
        if (arguments.words().size() != 2) {
            return CommandLine.usage(console, "operations.package.usage");
        }
        Path file = Path.of(arguments.word(1));
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return switch (CasePackage.verify(file)) {
            case CasePackage.Verdict.Intact intact -> {
                intact.manifest().about().forEach((key, value) -> console.line(key + ": " + value));
                console.say("operations.package.intact", intact.manifest().entries().size());
                console.line("SHA-256 " + intact.fingerprint());
                yield CommandLine.OK;
            }
            case CasePackage.Verdict.Broken broken -> {
                console.say("operations.package.broken", broken.faults().size());
                broken.faults().forEach(fault -> console.line(console.text("operations.package.fault." + fault.kind().name()) + " " + visible(fault.name())));
                yield CommandLine.NO;
            }
        };
    }

    /** A name from a hostile file, without what could act on the terminal. */
    private static String visible(String name) {
        return name.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    }
}
