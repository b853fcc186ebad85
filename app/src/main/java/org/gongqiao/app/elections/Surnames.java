package org.gongqiao.app.elections;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Strokes of surnames: those shipped ({@code elections/surnames.txt}), and those that somebody counted once. */
@Component
public class Surnames {

    private final Map<Integer, Integer> shipped = new HashMap<>();
    private final Set<String> compound = new HashSet<>();
    private final JdbcClient jdbc;

    Surnames(JdbcClient jdbc) {
        this.jdbc = jdbc;
        List<String> lines;
        try (InputStream file = Objects.requireNonNull(Surnames.class.getResourceAsStream("/elections/surnames.txt"))) {
            lines = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String line : lines) {
            String[] parts = line.split(" ");
            if (parts[0].equals("+")) {
                compound.addAll(List.of(parts).subList(1, parts.length));
            } else {
                parts[1].codePoints().forEach(character -> {
                    if (shipped.put(character, Integer.valueOf(parts[0])) != null) {
                        throw new IllegalStateException("two counts for " + Character.toString(character));
                    }
                });
            }
        }
    }

    /** The surname a name begins with: two characters for the known compound ones, else one. */
    public String of(String name) {
        String bare = name.strip();
        return compound.stream().filter(bare::startsWith).findFirst().orElseGet(() -> bare.substring(0, bare.offsetByCodePoints(0, 1)));
    }

    /** Strokes of the first character of a surname; empty where nobody has counted them. */
    @Transactional(readOnly = true)
    public OptionalInt strokes(String surname) {
        Integer known = shipped.get(surname.codePointAt(0));
        return known != null ? OptionalInt.of(known) : jdbc.sql("select strokes from elections.surname where surname = :surname").param("surname", surname)
                .query(Integer.class).optional().map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    /** Remembers a count for the next time; one that is known stays. */
    @Transactional
    void remember(String surname, int strokes) {
        if (strokes(surname).isEmpty()) {
            jdbc.sql("insert into elections.surname (surname, strokes) values (:surname, :strokes) on conflict do nothing").param("surname", surname)
                    .param("strokes", strokes).update();
        }
    }
}
