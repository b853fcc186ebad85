package org.gongqiao.app;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestExecutionListeners;

/**
 * The one shape of context for all tests that need Spring or PostgreSQL: the whole program on a random port, one
 * server for the JVM, and for each test class a database of its own, cloned from the migrated template. Jobs do not
 * run by themselves; a test calls them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"gq.data-dir=target/test-data/${gq.test-run}", "gq.keys-dir=target/test-keys", "db-scheduler.enabled=false", "gongqiao.messages.strict=true",
                "spring.mail.host=127.0.0.1", "gq.mail.from=noreply@gongqiao.example", "gq.sms.secret=" + Outside.SMS_SECRET})
@Import({TestDatabase.class, Outside.class, MovedClock.class, Fixtures.class,
        org.gongqiao.app.casework.CaseworkWalkSamples.class,
        org.gongqiao.app.casework.clock.ClockWalkSamples.class,
        org.gongqiao.app.claims.ClaimWalkSamples.class,
        org.gongqiao.app.congress.CongressWalkSamples.class,
        org.gongqiao.app.disputes.DisputeWalkSamples.class,
        org.gongqiao.app.documents.AttachmentSamples.class,
        org.gongqiao.app.documents.UploadWalkSamples.class,
        org.gongqiao.app.elections.ElectionWalkSamples.class,
        org.gongqiao.app.identity.PostWalkSamples.class,
        org.gongqiao.app.joining.ApplicationWalkSamples.class,
        org.gongqiao.app.law.LawWalkSamples.class,
        org.gongqiao.app.membership.MemberWalkSamples.class,
        org.gongqiao.app.notices.MessageWalkSamples.class,
        org.gongqiao.app.openness.OpennessWalkSamples.class,
        org.gongqiao.app.openness.TrialCongress.class,
        org.gongqiao.app.organization.EmployerWalkSamples.class,
        org.gongqiao.app.organization.UnionWalkSamples.class,
        org.gongqiao.app.proposals.ProposalWalkSamples.class,
        org.gongqiao.app.roster.RosterWalkSamples.class,
        org.gongqiao.app.sessions.Meetings.class,
        org.gongqiao.app.sessions.SessionWalkSamples.class,
        org.gongqiao.app.standing.StandingWalkSamples.class,
        org.gongqiao.app.supervision.SupervisionWalkSamples.class,
        org.gongqiao.app.surveys.SurveyWalkSamples.class,
        org.gongqiao.app.voting.OfficeWalkSamples.class,
        org.gongqiao.app.voting.VoteWalkSamples.class})
@TestExecutionListeners(listeners = TestDatabase.FreshForEachClass.class,
        mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
public @interface IntegrationTest {}
