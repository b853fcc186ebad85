package org.gongqiao.app.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The project's own files as text, for the guards of the house. */
final class Sources {

    static final Path APP = Path.of("").toAbsolutePath().endsWith("app") ? Path.of("") : Path.of("app");

    /** A file and its text. {@code module} is the folder below the base package, the template or the migration root. */
    record File(String path, String module, String text) {}

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|(?<!:)//[^\\n]*", Pattern.DOTALL);
    private static final Pattern LITERAL = Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:\\\\.|[^\"\\\\\\n])*)\"", Pattern.DOTALL);

    private Sources() {}

    static List<File> java() {
        return java.util.stream.Stream.concat(read("src/main/java/org/gongqiao/app", ".java").stream(),
                read("src/demo/java/org/gongqiao/app", ".java").stream()).toList();
    }

    static List<File> templates() {
        return read("src/main/jte", ".jte");
    }

    static List<File> migrations() {
        return read("src/main/resources/db/migration", ".sql");
    }

    /** String literals and text blocks of Java code, comments left out. */
    static List<String> literals(String java) {
        return LITERAL.matcher(withoutComments(java)).results().map(match -> match.group(1) != null ? match.group(1) : match.group(2)).toList();
    }

    /** The code with comments blanked; a string with "//" in it keeps it only behind a colon, as in an address. */
    static String withoutComments(String java) {
        return COMMENT.matcher(java).replaceAll(match -> Matcher.quoteReplacement("\n".repeat((int) match.group().chars().filter(c -> c == '\n').count())));
    }

    private static List<File> read(String folder, String ending) {
        Path root = APP.resolve(folder);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().map(file -> {
                Path below = root.relativize(file);
                try {
                    return new File(folder + "/" + below, below.getNameCount() > 1 ? below.getName(0).toString() : "", Files.readString(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
