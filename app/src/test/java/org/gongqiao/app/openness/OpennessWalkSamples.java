package org.gongqiao.app.openness;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.access.PageSamples;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.WalkSamples;
import org.gongqiao.app.law.democracy.MatterFacts.Firm;
import org.gongqiao.app.openness.disclosure.Cycle;
import org.gongqiao.app.openness.disclosure.Disclosures;
import org.gongqiao.app.openness.disclosure.Enterprises;
import org.gongqiao.app.openness.disclosure.Figure;
import org.gongqiao.app.openness.disclosure.Item;
import org.gongqiao.app.openness.disclosure.Publication;
import org.gongqiao.app.openness.disclosure.PublishItem;
import org.gongqiao.app.openness.disclosure.Questions;
import org.gongqiao.app.openness.disclosure.Reading;
import org.gongqiao.app.openness.disclosure.SetUpEnterprise;
import org.gongqiao.app.openness.hold.CompanyDecisions;
import org.gongqiao.app.openness.hold.CompanyMatter;
import org.gongqiao.app.openness.hold.RecordDecision;
import org.gongqiao.app.openness.systemset.RecordEntry;
import org.gongqiao.app.openness.systemset.Slot;
import org.gongqiao.app.openness.systemset.SystemSets;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Enterprises with open management, their publications, questions, systems and decisions for the walk. */
@TestConfiguration(proxyBeanMethods = false)
public class OpennessWalkSamples {

    private static final AtomicInteger MADE = new AtomicInteger();

    private record Made(String kind, Function<Place, UUID> maker) implements WalkSamples {

        @Override
        public UUID make(Fixtures fixtures, String union) {
            return maker.apply(new Place(fixtures, union));
        }
    }

    private record Place(Fixtures fixtures, String union) {

        UUID unit() {
            return fixtures.unions.get(union);
        }

        <T> T call(java.util.function.Supplier<T> work) {
            return Scope.call(Scope.service("test", fixtures.areaPaths.get(union)), work);
        }
    }

    /** Open management at a union of the fixtures. */
    public static UUID enterprise(Enterprises enterprises, Fixtures fixtures, String union) {
        return new Place(fixtures, union).call(() -> done(enterprises.setUp(new SetUpEnterprise(fixtures.unions.get(union), null, "试验单位-" + union, Firm.OTHER,
                "试验员", "经理", "办公室"))));
    }

    public static UUID done(Outcome outcome) {
        if (outcome instanceof Outcome.Done(UUID id)) {
            return id;
        }
        throw new AssertionError("not done: " + outcome);
    }

    private static UUID publication(Enterprises enterprises, Disclosures disclosures, Place at) {
        enterprise(enterprises, at.fixtures(), at.union());
        return at.call(() -> done(disclosures.publish(new PublishItem(UUID.randomUUID(), disclosures.items(at.unit()).getFirst().id(), "试验公开", "2026年",
                "试验内容", List.of(new Figure("人数", "12人")), "", List.of()))));
    }

    private static UUID question(Enterprises enterprises, Disclosures disclosures, Questions questions, Place at) {
        UUID id = publication(enterprises, disclosures, at);
        var seen = at.call(() -> {
            Publication publication = disclosures.publication(id);
            Item item = disclosures.get(publication.itemId());
            return new Reading.Seen(publication, item, item.nameKey(), false, List.of(), List.of());
        });
        UUID person = at.fixtures().member("asks" + at.union() + MADE.incrementAndGet(), at.union()).personId();
        return Scope.call(new Scope.Own(person), () -> questions.ask(UUID.randomUUID(), person, seen, null, "试验提问").id());
    }

    @Bean
    WalkSamples enterpriseSamples(Enterprises enterprises) {
        return new Made("enterprise", at -> enterprise(enterprises, at.fixtures(), at.union()));
    }

    @Bean
    WalkSamples openItemSamples(Enterprises enterprises, Disclosures disclosures) {
        return new Made("openItem", at -> {
            enterprise(enterprises, at.fixtures(), at.union());
            return at.call(() -> done(disclosures.add(UUID.randomUUID(), at.unit(), "试验事项" + MADE.incrementAndGet(), Cycle.QUARTER, false, "办公室")));
        });
    }

    @Bean
    WalkSamples publicationSamples(Enterprises enterprises, Disclosures disclosures) {
        return new Made("publication", at -> publication(enterprises, disclosures, at));
    }

    @Bean
    WalkSamples openQuestionSamples(Enterprises enterprises, Disclosures disclosures, Questions questions) {
        return new Made("openQuestion", at -> question(enterprises, disclosures, questions, at));
    }

    /** What nobody who walks may read: it is out at another city's union. */
    @Bean
    WalkSamples ownOpennessSamples(Enterprises enterprises, Disclosures disclosures) {
        return new Made("openness", at -> publication(enterprises, disclosures, new Place(at.fixtures(), "otherCity")));
    }

    @Bean
    WalkSamples ownQuestionSamples(Enterprises enterprises, Disclosures disclosures, Questions questions) {
        return new Made("openness-questions", at -> question(enterprises, disclosures, questions, new Place(at.fixtures(), "otherCity")));
    }

    @Bean
    WalkSamples systemEntrySamples(Enterprises enterprises, SystemSets sets) {
        return new Made("systemEntry", at -> {
            enterprise(enterprises, at.fixtures(), at.union());
            return at.call(() -> done(sets.record(new RecordEntry(UUID.randomUUID(), at.unit(), Slot.OPEN_MANAGEMENT, "试验制度", "试字1号", null, null, null, null, List.of()))));
        });
    }

    @Bean
    WalkSamples companyDecisionSamples(Enterprises enterprises, CompanyDecisions decisions) {
        return new Made("companyDecision", at -> {
            enterprise(enterprises, at.fixtures(), at.union());
            return at.call(() -> done(decisions.record(new RecordDecision(UUID.randomUUID(), at.unit(), CompanyMatter.PAY_SYSTEM, "试验工资办法", "试验内容", "总经理办公会",
                    null, 12, List.of()))));
        });
    }

    @Bean
    PageSamples opennessPageSamples() {
        return fixtures -> Map.of("{kind}", "MISSING");
    }
}
