package org.gongqiao.app.law;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The book made of the program's own files alone, without a database; for tables of rules. */
public final class ShippedBook {

    private final List<Rule> rules = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();

    private ShippedBook() {}

    /** @param files names without folder and ending */
    public static ShippedBook of(String... files) {
        var book = new ShippedBook();
        for (String file : files) {
            book.read(file);
        }
        return book;
    }

    private void read(String name) {
        ShippedLaw.LawFile file;
        try (var in = ShippedLaw.class.getResourceAsStream("/law/" + name + ".json")) {
            file = JsonMapper.builder().build().readValue(in, ShippedLaw.LawFile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (var r : file.rules()) {
            int version = 1 + (int) rules.stream().filter(known -> known.id().equals(r.id())).count();
            rules.add(new Rule(r.id(), version, r.place(), r.statementZh(), r.statementEn(), citation(file, r.instrument(), r.article()), r.mark(),
                    r.readIn(), r.from(), r.until(), Origin.SHIPPED, ""));
        }
        for (var p : file.parameters()) {
            parameters.add(new Parameter(p.name(), p.place(), 1, p.rule(), p.value(), p.unit(), citation(file, p.instrument(), p.article()), p.mark(),
                    p.from(), p.until(), Origin.SHIPPED, "", p.otherUnit(), Boolean.TRUE.equals(p.backward())));
        }
    }

    private static Citation citation(ShippedLaw.LawFile file, String instrument, String article) {
        return file.instruments().stream().filter(i -> i.id().equals(instrument))
                .map(i -> new Citation(i.id(), i.titleZh(), i.titleEn(), article)).findFirst().orElseThrow();
    }

    /** As an operator of a region would add it. */
    public ShippedBook with(String name, String region, int value, Unit unit) {
        Parameter any = parameters.getFirst();
        parameters.add(new Parameter(name, region, 9, name.substring(0, name.indexOf('.')), value, unit, any.citation(), Mark.CONFIGURED, null, null,
                Origin.OPERATOR, "test"));
        return this;
    }

    public Book at(String region, LocalDate day) {
        return Book.open(region, day, rules, parameters);
    }

    public List<Rule> rules() {
        return List.copyOf(rules);
    }

    public List<Parameter> parameters() {
        return List.copyOf(parameters);
    }
}
