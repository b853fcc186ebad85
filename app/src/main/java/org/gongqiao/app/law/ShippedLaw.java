package org.gongqiao.app.law;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Loads each file of {@code law/} whose version is new. Versions loaded before, and the operator's, stay as they are. */
@Component
class ShippedLaw {

    private final LawStore store;
    private final AuditLog audit;
    private final Clock clock;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    ShippedLaw(LawStore store, AuditLog audit, Clock clock, JsonMapper json, TransactionTemplate transaction) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.json = json;
        this.transaction = transaction;
    }

    @EventListener
    @Order(0)
    void load(ContextRefreshedEvent event) throws IOException {
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:law/*.json")) {
            LawFile read = read(file);
            transaction.executeWithoutResult(status -> load(read));
        }
    }

    private LawFile read(Resource file) {
        try (InputStream in = file.getInputStream()) {
            return json.readValue(in, LawFile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void load(LawFile file) {
        store.lock();
        if (store.isLoaded(file.name(), file.version())) {
            return;
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        var shipped = new LawStore.Recorded(Origin.SHIPPED, "", now, null);
        file.instruments().forEach(i -> store.addInstrument(i.id(), file.version(), i.titleZh(), i.titleEn()));
        List<Rule> rules = store.versions().rules();
        for (LawFile.ShippedRule r : file.rules()) {
            if (newestRule(rules, r.id(), r.place()) instanceof Rule known && r.says(known)) {
                continue;
            }
            requireInstrument(r.instrument(), r.id());
            store.addRule(r.id(), r.place(), r.statementZh(), r.statementEn(), r.instrument(), r.article(), r.mark(), r.readIn(), r.from(), r.until(), shipped);
        }
        List<Parameter> parameters = store.versions().parameters();
        for (LawFile.ShippedParameter p : file.parameters()) {
            if (newest(parameters, p.name(), p.place()) instanceof Parameter known && p.says(known)) {
                continue;
            }
            requireInstrument(p.instrument(), p.name());
            store.addName(p.name(), p.rule(), p.unit(), p.instrument(), p.article());
            store.addParameter(p.name(), p.place(), p.rule(), p.value(), p.unit(), p.instrument(), p.article(), p.mark(), p.from(), p.until(),
                    p.otherUnit(), Boolean.TRUE.equals(p.backward()), shipped);
        }
        for (LawFile.OpenParameter o : file.open() == null ? List.<LawFile.OpenParameter>of() : file.open()) {
            requireInstrument(o.instrument(), o.name());
            store.addName(o.name(), o.rule(), o.unit(), o.instrument(), o.article());
        }
        store.loaded(file.name(), file.version(), now);
        audit.record(AuditEntry.of(Act.REFERENCE_LOADED, "law", null).with(Map.of("file", file.name(), "version", file.version())));
    }

    private void requireInstrument(String instrument, String of) {
        if (!store.hasInstrument(instrument)) {
            throw new IllegalStateException("the law file names an unknown instrument for " + of);
        }
    }

    private static @Nullable Rule newestRule(List<Rule> rules, String id, String region) {
        return rules.reversed().stream().filter(r -> r.id().equals(id) && r.region().equals(region) && r.origin() == Origin.SHIPPED).findFirst().orElse(null);
    }

    private static @Nullable Parameter newest(List<Parameter> parameters, String name, String region) {
        return parameters.reversed().stream().filter(p -> p.name().equals(name) && p.region().equals(region) && p.origin() == Origin.SHIPPED)
                .findFirst().orElse(null);
    }

    /** One file of law data; {@code open}: numbers that each region has to set, none of which is shipped. */
    record LawFile(String name, int version, List<ShippedInstrument> instruments, List<ShippedRule> rules, List<ShippedParameter> parameters,
                   @Nullable List<OpenParameter> open) {

        record OpenParameter(String name, String rule, Unit unit, String instrument, String article) {}

        record ShippedInstrument(String id, String titleZh, String titleEn) {}

        record ShippedRule(String id, @Nullable String region, String instrument, String article, Mark mark, String readIn, @Nullable LocalDate from,
                           @Nullable LocalDate until, String statementZh, String statementEn) {

            String place() {
                return region == null ? Parameter.COUNTRY : region;
            }

            boolean says(Rule known) {
                return new ShippedRule(known.id(), region == null ? null : known.region(), known.citation().instrument(), known.citation().article(), known.mark(), known.readIn(),
                        known.from(), known.until(), known.statementZh(), known.statementEn()).equals(this);
            }
        }

        record ShippedParameter(String name, String rule, @Nullable String region, int value, Unit unit, String instrument, String article,
                                Mark mark, @Nullable LocalDate from, @Nullable LocalDate until, @Nullable Unit otherUnit,
                                @Nullable Boolean backward) {

            String place() {
                return region == null ? Parameter.COUNTRY : region;
            }

            boolean says(Parameter known) {
                return new ShippedParameter(known.name(), known.ruleId(), region == null ? null : known.region(), known.value(), known.unit(),
                        known.citation().instrument(), known.citation().article(), known.mark(), known.from(), known.until(), known.otherUnit(),
                        backward == null && !known.backward() ? null : known.backward()).equals(this);
            }
        }
    }
}
