package org.gongqiao.app.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.openness.OpennessJobs;
import org.gongqiao.app.openness.OpennessWalkSamples;
import org.gongqiao.app.openness.disclosure.Cycle;
import org.gongqiao.app.openness.disclosure.Disclosures;
import org.gongqiao.app.openness.disclosure.Enterprises;
import org.gongqiao.app.openness.disclosure.PublishItem;
import org.gongqiao.app.openness.disclosure.Reading;
import org.gongqiao.app.openness.hold.CompanyDecisions;
import org.gongqiao.app.openness.hold.CompanyMatter;
import org.gongqiao.app.openness.hold.DecisionState;
import org.gongqiao.app.openness.hold.RecordDecision;
import org.gongqiao.app.openness.systemset.FindingKind;
import org.gongqiao.app.openness.systemset.RecordEntry;
import org.gongqiao.app.openness.systemset.Slot;
import org.gongqiao.app.openness.systemset.SystemSets;
import org.gongqiao.app.sessions.agenda.Agenda;
import org.gongqiao.app.sessions.agenda.Item;
import org.gongqiao.app.sessions.decide.ItemVotes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** A real congress and its sessions release what an employer's decision and a collective contract wait for. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionsReleaseDecisionsIT {

    private static final LocalDate DAY = LocalDate.of(2026, 4, 15);

    @Autowired Fixtures fixtures;
    @Autowired Meetings meetings;
    @Autowired Sessions sessions;
    @Autowired Agenda agenda;
    @Autowired ItemVotes itemVotes;
    @Autowired Enterprises enterprises;
    @Autowired Disclosures disclosures;
    @Autowired Reading reading;
    @Autowired CompanyDecisions decisions;
    @Autowired SystemSets sets;
    @Autowired OpennessJobs jobs;

    private UUID own;
    private UUID body;
    private final List<String> delegates = new ArrayList<>();

    @BeforeAll
    void arrange() {
        fixtures.province();
        own = OpennessWalkSamples.enterprise(enterprises, fixtures, "own");
        body = meetings.body("own", "WORKERS_CONGRESS", Meetings.ZHEJIANG, 30, delegates);
    }

    /** One session with a vote on a collective contract; returns the item. */
    private UUID voted(LocalDate on, int inFavour) {
        UUID session = meetings.recorded("own", body, on, "collectiveContract", 0);
        return meetings.at("own", () -> {
            meetings.done(sessions.open(session, sessions.get(session).version(), ""));
            Item item = agenda.of(session).stream().filter(each -> each.title().equals("试验事项")).findFirst().orElseThrow();
            assertThat(decisions.steps(own)).extracting(step -> step.item()).doesNotContain(item.id());
            meetings.done(itemVotes.record(item.id(), new Item.Counted(30, 30, inFavour, 30 - inFavour, 0, true, true), ""));
            agenda.of(session).stream().filter(each -> each.result() == null).forEach(each -> meetings.done(itemVotes.conclude(each.id(), "试验")));
            meetings.done(sessions.close(session, sessions.get(session).version(), on));
            return item.id();
        });
    }

    @Test
    void aDecisionIsReleasedByASessionThatPassedItAndNotByOneThatDidNot() {
        UUID rejected = voted(DAY, 15);
        UUID passed = voted(DAY.plusDays(1), 16);
        meetings.at("own", () -> {
            UUID id = OpennessWalkSamples.done(decisions.record(new RecordDecision(UUID.randomUUID(), own, CompanyMatter.COLLECTIVE_CONTRACT, "集体合同草案", "内容", "董事会",
                    null, 30, List.of())));
            OpennessWalkSamples.done(decisions.link(id, 0, rejected));
            assertThat(decisions.get(id).state()).isEqualTo(DecisionState.REJECTED);
            OpennessWalkSamples.done(decisions.link(id, 1, passed));
            assertThat(decisions.get(id).state()).isEqualTo(DecisionState.RELEASED);

            UUID entry = OpennessWalkSamples.done(sets.record(new RecordEntry(UUID.randomUUID(), own, "COLLECTIVE_CONTRACT", "集体合同", "", DAY, null, null, null, List.of())));
            assertThat(sets.findings(own)).extracting(finding -> finding.kind()).contains(FindingKind.NOT_PASSED);
            OpennessWalkSamples.done(sets.link(entry, 0, passed));
            assertThat(sets.findings(own)).extracting(finding -> finding.kind()).doesNotContain(FindingKind.NOT_PASSED);
            return 0;
        });
    }

    @Test
    void theCongressItselfShowsItsDelegates() {
        meetings.at("own", () -> {
            OpennessWalkSamples.done(sets.record(new RecordEntry(UUID.randomUUID(), own, Slot.CONGRESS, "职工代表大会", "", DAY, null, null, null, List.of())));
            assertThat(sets.findings(own)).extracting(finding -> finding.kind()).doesNotContain(FindingKind.NO_ELECTION);
            return jobs.refresh();
        });
        UUID item = meetings.at("own", () -> OpennessWalkSamples.done(disclosures.add(UUID.randomUUID(), own, "评议结果", Cycle.YEAR, true, "办公室")));
        UUID publication = meetings.at("own", () -> OpennessWalkSamples.done(disclosures.publish(new PublishItem(UUID.randomUUID(), item, "只给代表", "2026年", "内容", List.of(),
                "", List.of()))));
        UUID delegate = fixtures.people.get(delegates.getFirst()).personId();
        UUID member = fixtures.people.get("member").personId();
        assertThat(Scope.call(new Scope.Own(delegate), () -> reading.see(delegate, publication)).delegate()).isTrue();
        assertThatThrownBy(() -> Scope.call(new Scope.Own(member), () -> reading.see(member, publication))).isInstanceOf(NotFound.class);
    }
}
