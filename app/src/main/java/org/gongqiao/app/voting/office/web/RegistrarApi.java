package org.gongqiao.app.voting.office.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.voting.Hindrance;
import org.gongqiao.app.voting.office.Holder;
import org.gongqiao.app.voting.office.Office;
import org.gongqiao.app.voting.office.VoteOffices;
import org.gongqiao.app.voting.paper.Medium;
import org.gongqiao.app.voting.paper.RollLine;
import org.gongqiao.app.voting.paper.Rolls;
import org.gongqiao.app.voting.registrar.ListOutcome;
import org.gongqiao.app.voting.registrar.RegistrarTask;
import org.gongqiao.app.voting.registrar.Registrars;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A registrar's list, confirmation, reissues and roll, for his browser and for other programs. */
@Self
@RestController
class RegistrarApi {

    private static final int LONGEST = 20_000_000;

    private final VoteOffices offices;
    private final Registrars registrars;
    private final Rolls rolls;
    private final OfficeProblems problems;

    RegistrarApi(VoteOffices offices, Registrars registrars, Rolls rolls, OfficeProblems problems) {
        this.offices = offices;
        this.registrars = registrars;
        this.rolls = rolls;
        this.problems = problems;
    }

    /** @param list the public list, as text of the protocol */
    record Credentials(@Nullable String list) {}

    record Confirmation(@Nullable String fingerprint) {}

    record Reissue(@Nullable UUID person, @Nullable String why) {}

    record Handout(@Nullable UUID person, @Nullable Medium medium) {}

    record Stands(String fingerprint) {}

    @GetMapping("/api/v1/my/registrar/{id}")
    RegistrarTask task(@PathVariable UUID id) {
        return registrars.task(id);
    }

    @PutMapping("/api/v1/my/registrar/{id}/credentials")
    ResponseEntity<?> credentials(@PathVariable UUID id, @RequestBody Credentials body) {
        offices.own(id, Office.REGISTRAR);
        return body.list() == null || body.list().length() > LONGEST ? problems.malformed()
                : answer(registrars.handIn(id, body.list().getBytes(StandardCharsets.UTF_8)));
    }

    @PutMapping("/api/v1/my/registrar/{id}/confirmation")
    ResponseEntity<?> confirm(@PathVariable UUID id, @RequestBody Confirmation body) {
        offices.own(id, Office.REGISTRAR);
        return body.fingerprint() == null ? problems.malformed() : answer(registrars.confirm(id, body.fingerprint()));
    }

    @PostMapping("/api/v1/my/registrar/{id}/reissues")
    ResponseEntity<?> reissue(@PathVariable UUID id, @RequestBody Reissue body) {
        offices.own(id, Office.REGISTRAR);
        return body.person() == null || body.why() == null ? problems.malformed() : answer(registrars.reissue(id, body.person(), body.why()));
    }

    @GetMapping("/api/v1/my/registrar/{id}/roll")
    List<RollLine> roll(@PathVariable UUID id) {
        return rolls.roll(offices.own(id, Office.REGISTRAR).vote());
    }

    @PostMapping("/api/v1/my/registrar/{id}/handouts")
    ResponseEntity<?> hand(@PathVariable UUID id, @RequestBody Handout body) {
        Holder me = offices.own(id, Office.REGISTRAR);
        if (body.person() == null || body.medium() == null) {
            return problems.malformed();
        }
        return rolls.hand(me.vote(), body.person(), body.medium()).<ResponseEntity<?>>map(problems::of).orElseGet(() -> ResponseEntity.noContent().build());
    }

    private ResponseEntity<?> answer(ListOutcome outcome) {
        return switch (outcome) {
            case ListOutcome.Done(String fingerprint) -> ResponseEntity.ok(new Stands(fingerprint));
            case ListOutcome.Refused(Hindrance why) -> problems.of(why);
        };
    }
}
