package org.gongqiao.app.law.decision;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.Ground;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.Rule;
import org.gongqiao.app.law.RuleCheck;
import org.gongqiao.app.law.RuleChecks;
import org.gongqiao.app.law.Verdict;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Comes to verdicts that can be come to again, and keeps them. */
@Component
public class Verdicts {

    private record Function(String check, int revision) {}

    private final DecisionStore store;
    private final Law law;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;
    private final Map<Function, RuleCheck<?>> catalogue = new HashMap<>();

    Verdicts(DecisionStore store, Law law, JsonMapper json, Ids ids, Clock clock, List<RuleChecks> modules) {
        this.store = store;
        this.law = law;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
        modules.forEach(module -> module.all().forEach(check -> {
            if (catalogue.put(new Function(check.id(), check.revision()), check) != null) {
                throw new IllegalStateException("two checks have the name " + check.id());
            }
        }));
    }

    /** Asks a check and notes all it read. Keeps nothing. */
    public <F> Decision weigh(RuleCheck<F> check, F facts, Book book) {
        if (!catalogue.containsKey(new Function(check.id(), check.revision()))) {
            throw new IllegalArgumentException("a check outside the catalogue cannot be run again: " + check.id());
        }
        var rules = new LinkedHashSet<Decision.RuleVersion>();
        var numbers = new LinkedHashSet<Decision.NumberVersion>();
        Verdict verdict = check.on(facts, book.readBy(new Book.Reader() {
            @Override
            public void read(Rule rule) {
                rules.add(new Decision.RuleVersion(rule.id(), rule.version()));
            }

            @Override
            public void read(Parameter parameter) {
                numbers.add(new Decision.NumberVersion(parameter.name(), parameter.region(), parameter.version()));
            }
        }));
        return new Decision(check.id(), check.revision(), book.region(), book.day(), json.writeValueAsString(facts), List.copyOf(rules),
                List.copyOf(numbers), Decision.Outcome.of(verdict), verdict.key(), verdict.ground());
    }

    /** Asks checks of one set of facts, in order. */
    public <F> List<Decision> weigh(List<RuleCheck<F>> checks, F facts, Book book) {
        return checks.stream().map(check -> weigh(check, facts, book)).toList();
    }

    /** Keeps decisions in the transaction of the act they were made for. Returns their ids, in order. */
    @Transactional
    public List<UUID> keep(List<Decision> decisions, About about) {
        var kept = new ArrayList<UUID>();
        for (Decision decision : decisions) {
            UUID id = ids.next();
            store.insert(id, decision, about, clock.instant(), Scope.actor().orElse(null));
            kept.add(id);
        }
        return kept;
    }

    /** What was decided about a record, the oldest first, in the caller's scope. */
    @Transactional(readOnly = true)
    public List<Kept> about(String kind, UUID id) {
        return store.about(kind, id);
    }

    /** @throws NotFound also where it lies out of scope */
    @Transactional(readOnly = true)
    public Kept get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("decision", id));
    }

    @Transactional(readOnly = true)
    public boolean inScope(UUID id) {
        return store.find(id).isPresent();
    }

    /** Runs a decision again, under its own versions and, to compare, under those of today. */
    @Transactional(readOnly = true)
    public Rerun rerun(Decision decision) {
        RuleCheck<?> check = catalogue.get(new Function(decision.check(), decision.revision()));
        if (check == null) {
            throw new IllegalStateException("the function of " + decision.check() + " is not in the catalogue any more");
        }
        List<Rule> rules = law.rules().stream()
                .filter(rule -> decision.rules().contains(new Decision.RuleVersion(rule.id(), rule.version()))).toList();
        List<Parameter> numbers = law.parameters().stream()
                .filter(number -> decision.numbers().contains(new Decision.NumberVersion(number.name(), number.region(), number.version()))).toList();
        if (rules.size() != decision.rules().size() || numbers.size() != decision.numbers().size()) {
            throw new IllegalStateException("a version that " + decision.check() + " was decided under is gone");
        }
        Verdict again = on(check, decision.facts(), Book.exactly(decision.region(), decision.day(), rules, numbers));
        return new Rerun(decision, again, same(decision, again), on(check, decision.facts(), law.today(decision.region())));
    }

    private <F> Verdict on(RuleCheck<F> check, String facts, Book book) {
        return check.on(json.readValue(facts, check.facts()), book);
    }

    private static boolean same(Decision decision, Verdict again) {
        Ground before = decision.ground();
        Ground now = again.ground();
        return Decision.Outcome.of(again) == decision.outcome() && again.key().equals(decision.key()) && now.ruleId().equals(before.ruleId())
                && now.ruleVersion() == before.ruleVersion() && now.facts().equals(before.facts()) && used(now).equals(used(before));
    }

    private static List<String> used(Ground ground) {
        return ground.parameters().stream().map(each -> each.name() + " " + each.region() + " " + each.version() + " " + each.value()).toList();
    }
}
