package org.gongqiao.app.voting.office.web;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.voting.ceremony.Ceremonies;
import org.gongqiao.app.voting.ceremony.MessageOutcome;
import org.gongqiao.app.voting.ceremony.TrusteeTask;
import org.gongqiao.app.voting.office.Office;
import org.gongqiao.app.voting.office.VoteOffices;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A trustee's messages, for his browser or any program of his that keeps to the protocol. */
@Self
@RestController
class TrusteeApi {

    private static final int LONGEST = 4_000_000;

    private final VoteOffices offices;
    private final Ceremonies ceremonies;
    private final OfficeProblems problems;

    TrusteeApi(VoteOffices offices, Ceremonies ceremonies, OfficeProblems problems) {
        this.offices = offices;
        this.ceremonies = ceremonies;
        this.problems = problems;
    }

    /**
     * One message.
     *
     * @param round the going of the ceremony it belongs to; not asked for after the close
     */
    record Message(@Nullable Integer round, @Nullable String text) {}

    @GetMapping("/api/v1/my/trustee/{id}")
    TrusteeTask task(@PathVariable UUID id) {
        return ceremonies.task(id);
    }

    @PutMapping("/api/v1/my/trustee/{id}/certificate")
    ResponseEntity<?> certificate(@PathVariable UUID id, @RequestBody Message message) {
        return answer(id, message, (round, text) -> ceremonies.certify(id, round, text));
    }

    @PutMapping("/api/v1/my/trustee/{id}/polynomial")
    ResponseEntity<?> polynomial(@PathVariable UUID id, @RequestBody Message message) {
        return answer(id, message, (round, text) -> ceremonies.share(id, round, text));
    }

    @PutMapping("/api/v1/my/trustee/{id}/share")
    ResponseEntity<?> share(@PathVariable UUID id, @RequestBody Message message) {
        return answer(id, message, (round, text) -> ceremonies.finish(id, round, text));
    }

    @PutMapping("/api/v1/my/trustee/{id}/test-decryption")
    ResponseEntity<?> test(@PathVariable UUID id, @RequestBody Message message) {
        return answer(id, message, (round, text) -> ceremonies.rehearse(id, round, text));
    }

    @PutMapping("/api/v1/my/trustee/{id}/decryption")
    ResponseEntity<?> decryption(@PathVariable UUID id, @RequestBody Message message) {
        return answer(id, new Message(0, message.text()), (round, text) -> ceremonies.decrypt(id, text));
    }

    @FunctionalInterface
    private interface Taking {
        MessageOutcome take(int round, byte[] text);
    }

    private ResponseEntity<?> answer(UUID id, Message message, Taking taking) {
        offices.own(id, Office.TRUSTEE);
        if (message.round() == null || message.text() == null || message.text().isEmpty() || message.text().length() > LONGEST) {
            return problems.malformed();
        }
        return switch (taking.take(message.round(), message.text().getBytes(StandardCharsets.UTF_8))) {
            case MessageOutcome.Taken taken -> ResponseEntity.noContent().build();
            case MessageOutcome.Stale stale -> problems.of(HttpStatus.CONFLICT, "voting.ceremony.stale");
            case MessageOutcome.Refused(var why) -> problems.of(why);
        };
    }
}
