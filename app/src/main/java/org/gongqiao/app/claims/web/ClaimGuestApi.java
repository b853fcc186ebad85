package org.gongqiao.app.claims.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.TakesPart;
import org.gongqiao.app.casework.Grants;
import org.gongqiao.app.claims.ClaimGuests;
import org.gongqiao.app.claims.file.ClaimMessage;
import org.gongqiao.app.claims.ClaimOutcome;
import org.gongqiao.app.claims.ClaimWork;
import org.gongqiao.app.claims.GuestClaim;
import org.gongqiao.app.law.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Who takes part in a claim from outside, for other programs. */
@RestController
class ClaimGuestApi {

    /** @param phone masked */
    record GuestView(UUID id, String role, String name, String organisation, String purpose, @Nullable String phone, Instant givenAt, Instant expiresAt,
                     @Nullable Instant endedAt) {}

    record Ending(@Nullable UUID grant, @Nullable String why) {}

    /** @param key the same key writes once */
    record Told(@Nullable UUID key, @Nullable String text, @Nullable List<String> to) {}

    record Said(@Nullable UUID key, @Nullable String text) {}

    record GuestPage(GuestClaim claim, List<ClaimMessage> messages) {}

    private final ClaimGuests guests;
    private final ClaimWork work;
    private final Grants grants;
    private final Problems problems;
    private final Clock clock;

    ClaimGuestApi(ClaimGuests guests, ClaimWork work, Grants grants, Problems problems, Clock clock) {
        this.guests = guests;
        this.work = work;
        this.grants = grants;
        this.problems = problems;
        this.clock = clock;
    }

    @Allowed(value = Permission.CLAIM_READ, record = "claim")
    @GetMapping("/api/v1/claims/{id}/guests")
    List<GuestView> list(@PathVariable UUID id) {
        return grants.of(work.open(id).matterId()).stream().filter(grant -> ClaimGuests.ROLES.contains(grant.role()))
                .map(grant -> new GuestView(grant.id(), grant.role().name(), grant.name(), grant.organisation(), grant.purpose(), grant.maskedPhone(),
                        grant.givenAt(), grant.expiresAt(), grant.endedAt())).toList();
    }

    @Allowed(value = Permission.CLAIM_WORK, record = "claim")
    @PostMapping("/api/v1/claims/{id}/guests")
    ResponseEntity<?> invite(@PathVariable UUID id, @RequestBody ClaimGuestForm form) {
        Map<String, String> faults = form.faults(LocalDate.now(clock));
        return faults.isEmpty() ? answer(id, guests.invite(id, form.toGuest(), ClaimGuestController.base()), HttpStatus.CREATED)
                : problems.of(HttpStatus.UNPROCESSABLE_CONTENT, faults.values().iterator().next());
    }

    @Allowed(value = Permission.CLAIM_WORK, record = "claim")
    @PostMapping("/api/v1/claims/{id}/guests/end")
    ResponseEntity<?> end(@PathVariable UUID id, @RequestBody Ending form) {
        if (form.grant() == null || form.why() == null || form.why().isBlank() || form.why().length() > 500) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "claims.fault.guest.why");
        }
        return guests.dismiss(id, form.grant(), form.why().strip()) ? ResponseEntity.ok(list(id)) : problems.of(HttpStatus.CONFLICT, "claims.stale");
    }

    @Allowed(value = Permission.CLAIM_WORK, record = "claim")
    @PostMapping("/api/v1/claims/{id}/words")
    ResponseEntity<?> tell(@PathVariable UUID id, @RequestBody Told form) {
        Set<PartRole> to = ClaimGuestForm.roles(form.to());
        String words = form.text() == null ? "" : ClaimController.words(form.text());
        if (form.key() == null || words.isEmpty() || to.isEmpty()) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, to.isEmpty() ? "claims.fault.guest.to" : "claims.fault.words", OwnClaimController.LONGEST);
        }
        return answer(id, guests.tell(id, form.key(), words, to), HttpStatus.CREATED);
    }

    private ResponseEntity<?> answer(UUID id, ClaimOutcome outcome, HttpStatus status) {
        return outcome instanceof ClaimOutcome.NotPossible not ? problems.of(HttpStatus.CONFLICT, not.key()) : ResponseEntity.status(status).body(list(id));
    }

    @TakesPart({PartRole.MEDIATOR, PartRole.PARTNER, PartRole.LAWYER, PartRole.EMPLOYER})
    @GetMapping("/api/v1/part/claim")
    GuestPage show() {
        return new GuestPage(guests.claim(), guests.messages());
    }

    @TakesPart({PartRole.MEDIATOR, PartRole.PARTNER, PartRole.LAWYER, PartRole.EMPLOYER})
    @PostMapping("/api/v1/part/claim/words")
    ResponseEntity<?> say(@RequestBody Said form) {
        String words = form.text() == null ? "" : ClaimController.words(form.text());
        if (form.key() == null || words.isEmpty()) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "claims.fault.words", OwnClaimController.LONGEST);
        }
        return guests.say(form.key(), words) ? ResponseEntity.status(HttpStatus.CREATED).body(show()) : problems.of(HttpStatus.CONFLICT, "claims.notPossible.guest");
    }
}
