package org.gongqiao.app.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.Outside;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.kernel.NotFound;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class NoticesIT {

    private static final String CODE = "notices.test";

    @Autowired Notices notices;
    @Autowired Delivery delivery;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;
    @Autowired TestDatabase.Switchable database;
    @Autowired Outside.SmsServer sms;
    @Autowired Outside.MailServer mail;

    @Test
    void sendsAOneTimeCodeRightAfterTheCommitAndErasesIt() {
        notices.send(Message.sms("13900000001", CODE, "402715").atOnceUntil(Instant.now().plusSeconds(300)));
        var arrived = sms.await("13900000001", s -> true);
        assertThat(arrived.text()).contains("402715");
        assertThat(arrived.args()).containsExactly("402715");
        assertThat(new Signature(Outside.SMS_SECRET).accepts(arrived.time(), arrived.signature(),
                arrived.body().getBytes(StandardCharsets.UTF_8), Instant.now())).isTrue();
        awaitState(arrived.id(), "SENT");
        assertThat(database.owner().sql("select body is null from notices.message where id = :id").param("id", UUID.fromString(arrived.id()))
                .query(Boolean.class).single()).isTrue();
    }

    @Test
    void sendsNothingWhenTheTransactionRollsBack() {
        transaction.executeWithoutResult(status -> {
            notices.send(Message.sms("13900000002", CODE, "1").atOnceUntil(Instant.now().plusSeconds(300)));
            notices.send(Message.email("rolled.back@gongqiao.example", CODE, "1"));
            status.setRollbackOnly();
        });
        delivery.deliverDue();
        assertThat(sms.to("13900000002")).isEmpty();
        assertThat(database.owner().sql("select count(*) from notices.message where template = 'x'").query(Long.class).single()).isZero();
    }

    @Test
    void sendsMailInTheLanguageOfTheReader() throws Exception {
        notices.send(Message.email("reader@gongqiao.example", CODE, "42").in(Locale.ENGLISH));
        delivery.deliverDue();
        var received = mail.received().stream().filter(m -> recipient(m).equals("reader@gongqiao.example")).toList();
        assertThat(received).hasSize(1);
        assertThat(received.getFirst().getSubject()).isEqualTo("Test message");
        assertThat(String.valueOf(received.getFirst().getContent())).contains("42");
        assertThat(received.getFirst().getFrom()[0].toString()).isEqualTo("noreply@gongqiao.example");
    }

    @Test
    void triesAgainWhenTheGatewayIsBusyAndGivesUpWhenItRefuses() {
        sms.answerNext(503);
        notices.send(Message.sms("13900000003", CODE, "1"));
        delivery.deliverDue();
        var row = database.owner().sql("select state, attempts, failure, next_attempt_at > now() as later from notices.message order by id desc limit 1")
                .query().singleRow();
        assertThat(row).containsEntry("state", "FAILED").containsEntry("attempts", 1).containsEntry("failure", "HTTP 503").containsEntry("later", true);
        assertThat(notices.queue().retrying()).isEqualTo(1);
        database.owner().sql("update notices.message set next_attempt_at = now() - interval '1 second' where state = 'FAILED'").update();
        delivery.deliverDue();
        assertThat(sms.to("13900000003")).hasSize(1);
        assertThat(notices.queue().retrying()).isZero();

        sms.answerNext(400);
        notices.send(Message.sms("13900000004", CODE, "1"));
        delivery.deliverDue();
        assertThat(sms.to("13900000004")).isEmpty();
        assertThat(database.owner().sql("select state || ' ' || (body is null) from notices.message order by id desc limit 1")
                .query(String.class).single()).isEqualTo("GAVE_UP true");
    }

    @Test
    void givesUpAfterTheLastAttemptAndNeverSendsAnExpiredCode() {
        notices.send(Message.sms("13900000005", CODE, "1"));
        database.owner().sql("update notices.message set attempts = :most where state = 'QUEUED'").param("most", Delivery.MOST_ATTEMPTS - 1).update();
        sms.answerNext(503);
        delivery.deliverDue();
        assertThat(lastState()).isEqualTo("GAVE_UP");

        notices.send(Message.sms("13900000006", CODE, "1"));
        database.owner().sql("update notices.message set expires_at = now() - interval '1 second' where state = 'QUEUED'").update();
        delivery.deliverDue();
        assertThat(lastState()).isEqualTo("GAVE_UP");
        assertThat(sms.to("13900000006")).isEmpty();
    }

    @Test
    void storesNeitherAddressNorTextInClear() {
        notices.send(Message.email("sealed@gongqiao.example", CODE, "secret-4711"));
        String row = database.owner().sql("select encode(address, 'escape') || encode(body, 'escape') from notices.message order by id desc limit 1")
                .query(String.class).single();
        assertThat(row).doesNotContain("sealed@").doesNotContain("4711");
        delivery.deliverDue();
    }

    @Test
    void showsAPersonOnlyHisOwnInbox() {
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        Scope.run(Scope.service("test", "a"), () -> {
            notices.send(Message.inbox(one, CODE, "a").leadingTo("/my/card"));
            notices.send(Message.inbox(one, CODE, "b"));
            notices.send(Message.inbox(other, CODE, "c"));
        });
        var mine = Scope.call(new Scope.Own(one), () -> notices.inbox(one, null));
        assertThat(mine.items()).extracting(entry -> entry.args().getFirst()).containsExactly("b", "a");
        assertThat(Scope.call(new Scope.Own(one), () -> notices.inbox(other, null)).items()).isEmpty();
        assertThat(notices.unread(one)).isEqualTo(2);
        UUID first = mine.items().getLast().id();
        assertThat(Scope.call(new Scope.Own(one), () -> notices.open(one, first)).read()).isTrue();
        assertThatThrownBy(() -> Scope.run(new Scope.Own(other), () -> notices.open(other, first))).isInstanceOf(NotFound.class);
        assertThat(notices.unread(one)).isEqualTo(1);
        assertThat(Scope.call(new Scope.Own(one), () -> notices.markAllRead(one))).isEqualTo(1);
        assertThat(notices.unread(one)).isZero();
        assertThat(notices.unread(other)).isEqualTo(1);
    }

    @Test
    void showsTheQueueToNoScope() {
        notices.send(Message.sms("13900000007", CODE, "1"));
        assertThatThrownBy(() -> Scope.run(Scope.service("test", "a"), () -> transaction.execute(status ->
                jdbc.sql("select count(*) from notices.message").query(Long.class).single())))
                .rootCause().hasMessageContaining("permission denied");
        delivery.deliverDue();
    }

    @Test
    void refusesALinkOutOfTheProgram() {
        assertThatThrownBy(() -> Message.inbox(UUID.randomUUID(), CODE).leadingTo("https://elsewhere.example/"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Message.inbox(UUID.randomUUID(), CODE).leadingTo("//elsewhere.example/"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private String lastState() {
        return database.owner().sql("select state from notices.message order by id desc limit 1").query(String.class).single();
    }

    private void awaitState(String id, String state) {
        Instant end = Instant.now().plusSeconds(10);
        String found = "";
        while (Instant.now().isBefore(end) && !found.equals(state)) {
            found = database.owner().sql("select state from notices.message where id = :id").param("id", UUID.fromString(id))
                    .query(String.class).single();
            Thread.onSpinWait();
        }
        assertThat(found).isEqualTo(state);
    }

    private static String recipient(jakarta.mail.internet.MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
