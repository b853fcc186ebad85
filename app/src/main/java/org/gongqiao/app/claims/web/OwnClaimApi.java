package org.gongqiao.app.claims.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Public;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.access.TakesPart;
import org.gongqiao.app.casework.Joins;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.RatingOutcome;
import org.gongqiao.app.casework.Ratings;
import org.gongqiao.app.claims.file.Claim;
import org.gongqiao.app.claims.ClaimFiling;
import org.gongqiao.app.claims.file.ClaimMessage;
import org.gongqiao.app.claims.ClaimOutcome;
import org.gongqiao.app.claims.file.ClaimType;
import org.gongqiao.app.claims.Claims;
import org.gongqiao.app.claims.Filing;
import org.gongqiao.app.claims.OwnClaims;
import org.gongqiao.app.claims.template.Template;
import org.gongqiao.app.claims.template.Templates;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.documents.FormFiles;
import org.gongqiao.app.identity.Consents;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.identity.Purpose;
import org.gongqiao.app.law.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A worker's own claims, and complaints without a name, for other programs such as a mini-program. */
@RestController
class OwnClaimApi {

    /**
     * Days as 2026-11-20, the amount in yuan; {@code employerId}, {@code region} or {@code union} where one was picked.
     *
     * @param key     the same key makes one claim
     * @param template    version of the questions that {@code answers} answers; null for what counts now
     * @param attachments ids of files that were sent to /api/v1/my/uploads before and wait for this claim
     * @param consent whether the person agrees to the use of what he says for this purpose
     */
    record Stated(@Nullable UUID key, @Nullable String type, @Nullable String occupation, @Nullable String topic, @Nullable String workplace,
                  @Nullable UUID employerId, @Nullable String region, @Nullable UUID union, @Nullable String from, @Nullable String until,
                  @Nullable String knownOn, @Nullable String endedOn, @Nullable Integer people, @Nullable String amount, @Nullable Integer youngestAge,
                  @Nullable List<String> circumstances, @Nullable String text, @Nullable Map<String, String> answers, @Nullable Boolean sealed,
                  @Nullable Boolean consent, @Nullable UUID template,
                  @Nullable List<UUID> attachments) {

        ClaimForm form() {
            var fields = new TreeMap<String, String>();
            put(fields, "key", key);
            put(fields, "type", type);
            put(fields, "occupation", occupation);
            put(fields, "topic", topic);
            put(fields, "q", workplace);
            put(fields, "place", employerId != null ? "employer:" + employerId : region != null ? "region:" + region : union != null ? "union:" + union : null);
            put(fields, "from", from);
            put(fields, "until", until);
            put(fields, "known", knownOn);
            put(fields, "ended", endedOn);
            put(fields, "people", people);
            put(fields, "amount", amount);
            put(fields, "youngest", youngestAge);
            put(fields, "circumstances", circumstances == null ? null : String.join(",", circumstances));
            put(fields, "text", text);
            put(fields, "template", template);
            if (answers != null) {
                answers.forEach((name, value) -> put(fields, "a_" + name, value));
            }
            return new ClaimForm(fields);
        }

        private static void put(Map<String, String> fields, String name, @Nullable Object value) {
            if (value != null) {
                fields.put(name, value.toString());
            }
        }
    }

    /** @param dueOn the day of the next step; null once it is closed */
    record View(UUID id, String number, String type, String topic, String occupation, String status, boolean waitsForYou, boolean urgent, String handlerName,
                @Nullable LocalDate dueOn, Instant filedAt, List<ClaimMessage> messages) {}

    record Text(@Nullable String text) {}

    /** @param answer yes, no, leave, stand or notStand */
    record JoinAnswer(@Nullable String answer) {}

    record OthersView(String state, long alike, long joined) {}

    record Rated(@Nullable Integer score, @Nullable Boolean solved, @Nullable String words) {}

    record Nameless(String number, String handlerName, String code) {}

    private final Filing filing;
    private final OwnClaims own;
    private final Claims claims;
    private final Templates templates;
    private final FormFiles files;
    private final Matters matters;
    private final Joins joins;
    private final Ratings ratings;
    private final Consents consents;
    private final Persons persons;
    private final Problems problems;
    private final Clock clock;

    OwnClaimApi(Filing filing, OwnClaims own, Claims claims, Templates templates, FormFiles files, Matters matters, Joins joins, Ratings ratings, Consents consents,
                Persons persons, Problems problems, Clock clock) {
        this.filing = filing;
        this.own = own;
        this.claims = claims;
        this.templates = templates;
        this.files = files;
        this.matters = matters;
        this.joins = joins;
        this.ratings = ratings;
        this.consents = consents;
        this.persons = persons;
        this.problems = problems;
        this.clock = clock;
    }

    @Self
    @GetMapping("/api/v1/my/claims")
    List<View> list() {
        return claims.of(Scope.desk().personId(), 50).stream().map(this::view).toList();
    }

    @Self
    @PostMapping("/api/v1/my/claims")
    ResponseEntity<?> file(@RequestBody Stated stated) {
        UUID person = Scope.desk().personId();
        var before = stated.key() == null ? Optional.<Claim>empty() : own.filedBefore(stated.key());
        if (before.isPresent()) {
            return ResponseEntity.ok(view(before.get()));
        }
        List<UUID> waiting = stated.attachments() == null ? List.of()
                : files.waiting(stated.attachments().stream().filter(Objects::nonNull).map(UUID::toString).toList()).stream().map(Attachment::id).toList();
        if (stated.attachments() != null && waiting.size() != stated.attachments().size()) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "claims.fault.attachments");
        }
        ResponseEntity<?> fault = fault(stated, !waiting.isEmpty());
        if (fault != null) {
            return fault;
        }
        boolean agreed = consents.of(person).stream().anyMatch(consent -> consent.purpose() == Purpose.RIGHTS && consent.withdrawnAt() == null);
        if (!agreed && !Boolean.TRUE.equals(stated.consent())) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "claims.fault.agree");
        }
        consents.give(person, Purpose.RIGHTS);
        ClaimForm form = stated.form();
        Template template = templates.drawn(form.occupation().orElseThrow(), form.get("template")).orElseGet(() -> templates.forPerson(form.occupation().orElseThrow(), person));
        boolean sealed = Boolean.TRUE.equals(stated.sealed()) && ClaimType.COMPLAINT.name().equals(stated.type());
        return switch (filing.file(person, form.toCommand(template, sealed, null, waiting))) {
            case ClaimFiling.Filed(UUID id) -> ResponseEntity.status(HttpStatus.CREATED).body(view(own.get(id)));
            case ClaimFiling.NoUnion() -> problems.of(HttpStatus.CONFLICT, "claims.noUnion");
            case ClaimFiling.NoKeepers() -> problems.under("Q-03", HttpStatus.CONFLICT, "claims.noKeepers");
            case ClaimFiling.FiledNameless nameless -> throw new IllegalStateException("a person with a name filed without one");
            case ClaimFiling.SentBefore() -> throw new IllegalStateException("a person with a name filed without one");
        };
    }

    @Self
    @GetMapping("/api/v1/my/claims/{id}")
    View show(@PathVariable UUID id) {
        return view(own.get(id));
    }

    @Self
    @PostMapping("/api/v1/my/claims/{id}/replies")
    ResponseEntity<?> reply(@PathVariable UUID id, @RequestBody Text form) {
        own.get(id);
        String words = words(form.text());
        return words.isEmpty() ? tooLong() : answer(own.reply(id, words));
    }

    @Self
    @PostMapping("/api/v1/my/claims/{id}/withdrawal")
    ResponseEntity<?> withdraw(@PathVariable UUID id) {
        return answer(own.withdraw(id));
    }

    @Self
    @PostMapping("/api/v1/my/claims/{id}/reopening")
    ResponseEntity<?> reopen(@PathVariable UUID id, @RequestBody Text form) {
        own.get(id);
        String words = words(form.text());
        return words.isEmpty() ? tooLong() : answer(own.reopen(id, words));
    }

    /** How many others report the same; 404 where nobody does. */
    @Self
    @GetMapping("/api/v1/my/claims/{id}/joining")
    ResponseEntity<?> others(@PathVariable UUID id) {
        UUID matterId = own.get(id).matterId();
        return joins.companion(matterId).<ResponseEntity<?>>map(companion -> {
            Joins.Others others = joins.others(matterId);
            return ResponseEntity.ok(new OthersView(companion.state().name(), others.alike(), others.joined()));
        }).orElseGet(() -> problems.of(HttpStatus.NOT_FOUND, "claims.join.none"));
    }

    @Self
    @PostMapping("/api/v1/my/claims/{id}/joining")
    ResponseEntity<?> join(@PathVariable UUID id, @RequestBody JoinAnswer form) {
        UUID matterId = own.get(id).matterId();
        String name = persons.find(Scope.desk().personId()).orElseThrow().name();
        boolean done = switch (form.answer() == null ? "" : form.answer()) {
            case "yes" -> joins.answer(matterId, true);
            case "no" -> joins.answer(matterId, false);
            case "leave" -> joins.leave(matterId);
            case "stand" -> joins.stand(matterId, name);
            case "notStand" -> joins.stand(matterId, null);
            default -> false;
        };
        return done ? others(id) : problems.under("R-11", HttpStatus.CONFLICT, "claims.stale");
    }

    /** A complaint without a name; its answer holds the code to come back with, once. */
    @Public(nameless = true)
    @PostMapping("/api/v1/complaints")
    ResponseEntity<?> fileNameless(@RequestBody Stated stated) {
        return fileNameless(stated, List.of());
    }

    /** The same with pictures, recordings or papers: the complaint as part {@code complaint} in JSON, the files as parts {@code files}. No cookie is left. */
    @Public(nameless = true)
    @PostMapping(path = "/api/v1/complaints", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> fileNamelessWithFiles(@RequestPart(required = false) @Nullable Stated complaint, @RequestPart(required = false) @Nullable List<MultipartFile> files) {
        return complaint == null ? problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "claims.fault.topic") : fileNameless(complaint, FormFiles.chosen(files));
    }

    private ResponseEntity<?> fileNameless(Stated stated, List<MultipartFile> sent) {
        var typed = new TreeMap<>(stated.form().fields());
        typed.put("type", ClaimType.COMPLAINT.name());
        var form = new ClaimForm(typed);
        if (!form.isChosen()) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "claims.fault.topic");
        }
        Map<String, String> faults = form.faults(LocalDate.now(clock), !sent.isEmpty());
        if (!faults.isEmpty()) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, faults.values().iterator().next());
        }
        String visit = UUID.randomUUID().toString();
        FormFiles.Taken taken = files.take(sent, visit);
        if (taken.refused() != null) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "documents.take." + taken.refused().fault().name(), taken.refused().args().toArray());
        }
        Template template = templates.drawn(form.occupation().orElseThrow(), form.get("template")).orElseGet(() -> templates.at(form.occupation().orElseThrow(), null));
        return switch (filing.fileNameless(form.toCommand(template, true, null, taken.ids()), visit)) {
            case ClaimFiling.FiledNameless(String number, String handler, String code) ->
                    ResponseEntity.status(HttpStatus.CREATED).body(new Nameless(number, handler, code));
            case ClaimFiling.SentBefore() -> problems.under("Q-03", HttpStatus.CONFLICT, "claims.nameless.sentBefore");
            case ClaimFiling.NoKeepers() -> problems.under("Q-03", HttpStatus.CONFLICT, "claims.noKeepers");
            case ClaimFiling.NoUnion() -> problems.of(HttpStatus.CONFLICT, "claims.noUnion");
            case ClaimFiling.Filed filed -> throw new IllegalStateException("a complaint without a name was filed with one");
        };
    }

    /** The complaint of the return code; a session begins at /api/v1/part/sessions. */
    @TakesPart(PartRole.COMPLAINANT)
    @GetMapping("/api/v1/part/complaint")
    Map<String, Object> nameless() {
        Claim claim = own.nameless();
        return Map.of("number", claim.number(), "status", claim.status().name(), "waitsForYou", claim.waits(), "messages", own.messages(claim.id()));
    }

    @TakesPart(PartRole.COMPLAINANT)
    @PostMapping("/api/v1/part/complaint/replies")
    ResponseEntity<?> replyNameless(@RequestBody Text form) {
        String words = words(form.text());
        return words.isEmpty() ? tooLong() : own.replyNameless(words) instanceof ClaimOutcome.Done ? ResponseEntity.ok(nameless())
                : problems.of(HttpStatus.CONFLICT, "claims.stale");
    }

    @TakesPart(PartRole.COMPLAINANT)
    @PostMapping("/api/v1/part/complaint/rating")
    ResponseEntity<?> rateNameless(@RequestBody Rated form) {
        if (form.score() == null || form.score() < 1 || form.score() > 5 || form.solved() == null) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "casework.rating.fault.score");
        }
        RatingOutcome outcome = ratings.rateNameless(form.score(), form.solved(), Objects.requireNonNullElse(form.words(), ""));
        return outcome == RatingOutcome.RATED ? ResponseEntity.status(HttpStatus.CREATED).build()
                : problems.of(HttpStatus.CONFLICT, "casework.rating." + outcome.name());
    }

    private @Nullable ResponseEntity<?> fault(Stated stated, boolean hasFiles) {
        ClaimForm form = stated.form();
        if (form.type().isEmpty()) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "claims.fault.type");
        }
        if (form.occupation().isEmpty()) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "claims.fault.occupation");
        }
        if (form.topic().isEmpty()) {
            return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "claims.fault.topic");
        }
        Map<String, String> faults = form.faults(LocalDate.now(clock), hasFiles);
        return faults.isEmpty() ? null : problems.of(HttpStatus.UNPROCESSABLE_CONTENT, faults.values().iterator().next());
    }

    private ResponseEntity<?> answer(ClaimOutcome outcome) {
        return switch (outcome) {
            case ClaimOutcome.Done(Claim now) -> ResponseEntity.ok(view(now));
            case ClaimOutcome.Stale stale -> problems.of(HttpStatus.CONFLICT, "claims.stale");
            case ClaimOutcome.NotPossible not -> problems.under("Q-04", HttpStatus.CONFLICT, not.key());
        };
    }

    private ResponseEntity<?> tooLong() {
        return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "claims.fault.words", OwnClaimController.LONGEST);
    }

    private static String words(@Nullable String text) {
        return text == null ? "" : ClaimController.words(text);
    }

    private View view(Claim claim) {
        Matter matter = matters.get(claim.matterId());
        return new View(claim.id(), claim.number(), claim.type().name(), claim.topic().name(), claim.occupation().name(), claim.status().name(), claim.waits(),
                claim.isUrgent(), matter.handlerName(), matter.isOpen() ? matter.dueOn() : null, claim.filedAt(), own.messages(claim.id()));
    }
}
