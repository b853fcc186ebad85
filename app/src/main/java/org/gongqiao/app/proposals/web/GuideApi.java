package org.gongqiao.app.proposals.web;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.membership.Membership;
import org.gongqiao.app.membership.Memberships;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.proposals.Outcome;
import org.gongqiao.app.proposals.guide.Conclusion;
import org.gongqiao.app.proposals.guide.Guide;
import org.gongqiao.app.proposals.guide.Guides;
import org.gongqiao.app.proposals.guide.Measure;
import org.gongqiao.app.proposals.guide.Phase;
import org.gongqiao.app.proposals.guide.Pilot;
import org.gongqiao.app.ui.Forms;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Guides and pilots for other programs. */
@RestController
@RequestMapping("/api/v1")
class GuideApi {

    private static final int TEXT = 20_000;

    record NewGuide(@Nullable String title, @Nullable String text) {}

    record NextVersion(@Nullable Integer version, @Nullable String text, @Nullable String changes) {}

    record NewPilot(@Nullable UUID unit, @Nullable UUID guide, @Nullable String subject, @Nullable LocalDate from, @Nullable LocalDate until) {}

    record Figure(@Nullable Measure measure, @Nullable Phase phase, @Nullable Long value, @Nullable String source) {}

    record Counting(@Nullable Phase phase, @Nullable LocalDate from, @Nullable LocalDate to) {}

    record Concluding(@Nullable Integer version, @Nullable Conclusion conclusion, @Nullable String text) {}

    record OneGuide(Guide guide, List<Guide.Version> versions) {}

    record OnePilot(Pilot pilot, List<Pilot.Compared> figures) {}

    private final Guides guides;
    private final Memberships memberships;
    private final Unions unions;
    private final Answers answers;

    GuideApi(Guides guides, Memberships memberships, Unions unions, Answers answers) {
        this.guides = guides;
        this.memberships = memberships;
        this.unions = unions;
        this.answers = answers;
    }

    @Self
    @GetMapping("/my/guides")
    List<Guide> own() {
        return guides.at(memberships.liveOf(Scope.desk().personId()).map(Membership::unitId).orElse(null)).stream().filter(Guide::holds).toList();
    }

    @Self
    @GetMapping("/my/guides/{guide}")
    OneGuide own(@PathVariable String guide) {
        return one(guide);
    }

    @Allowed(Permission.PROPOSAL_READ)
    @GetMapping("/guides")
    List<Guide> list() {
        return guides.at(Scope.desk().unitId());
    }

    @Allowed(Permission.PROPOSAL_READ)
    @GetMapping("/guides/{guide}")
    OneGuide show(@PathVariable String guide) {
        return one(guide);
    }

    private OneGuide one(String typed) {
        UUID id = Forms.uuid(typed);
        if (id == null) {
            throw new NotFound("guide", typed);
        }
        return new OneGuide(guides.get(id), guides.versions(id));
    }

    @Allowed(Permission.PROPOSAL_WORK)
    @PostMapping("/guides")
    ResponseEntity<?> publish(@RequestBody NewGuide form, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable UUID key) {
        if (key == null || form.title() == null || Forms.blank(form.title(), Fields.LINE) || form.text() == null || Forms.blank(form.text(), TEXT)) {
            return answers.incomplete();
        }
        Outcome outcome = guides.publish(key, Scope.desk().unit(), form.title().strip(), form.text().strip(), List.of());
        return outcome instanceof Outcome.Done(UUID id) ? ResponseEntity.created(URI.create("/api/v1/guides/" + id)).body(one(id.toString())) : answers.problem(Answers.GUIDE, outcome);
    }

    @Allowed(Permission.PROPOSAL_WORK)
    @PostMapping("/guides/{guide}/versions")
    ResponseEntity<?> next(@PathVariable String guide, @RequestBody NextVersion form) {
        UUID id = one(guide).guide().id();
        if (form.version() == null || form.text() == null || Forms.blank(form.text(), TEXT) || form.changes() == null || Forms.blank(form.changes(), Fields.TEXT)) {
            return answers.incomplete();
        }
        Outcome outcome = guides.publishNext(id, form.version(), form.text().strip(), form.changes().strip(), List.of());
        return outcome instanceof Outcome.Done ? ResponseEntity.ok(one(guide)) : answers.problem(Answers.GUIDE, outcome);
    }

    @Allowed(Permission.PROPOSAL_WORK)
    @PostMapping("/guides/{guide}/ending")
    ResponseEntity<?> end(@PathVariable String guide) {
        Outcome outcome = guides.end(one(guide).guide().id());
        return outcome instanceof Outcome.Done ? ResponseEntity.ok(one(guide)) : answers.problem(Answers.GUIDE, outcome);
    }

    @Allowed(Permission.PROPOSAL_READ)
    @GetMapping("/pilots")
    List<Pilot> pilots() {
        return guides.pilots();
    }

    @Allowed(value = Permission.PROPOSAL_READ, record = "pilot")
    @GetMapping("/pilots/{id}")
    OnePilot pilot(@PathVariable UUID id) {
        return new OnePilot(guides.pilot(id), guides.compare(id));
    }

    @Allowed(Permission.PROPOSAL_WORK)
    @PostMapping("/pilots")
    ResponseEntity<?> name(@RequestBody NewPilot form, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable UUID key) {
        if (key == null || form.unit() == null || unions.findInScope(form.unit()).isEmpty() || form.guide() != null && guides.find(form.guide()).isEmpty()
                || form.subject() == null || Forms.blank(form.subject(), Fields.LINE) || form.from() == null || form.until() == null || form.until().isBefore(form.from())) {
            return answers.incomplete();
        }
        Outcome outcome = guides.name(key, form.unit(), form.guide(), form.subject().strip(), form.from(), form.until());
        return outcome instanceof Outcome.Done(UUID id) ? ResponseEntity.created(URI.create("/api/v1/pilots/" + id)).body(pilot(id)) : answers.problem(Answers.GUIDE, outcome);
    }

    @Allowed(value = Permission.PROPOSAL_WORK, record = "pilot")
    @PostMapping("/pilots/{id}/figures")
    ResponseEntity<?> enter(@PathVariable UUID id, @RequestBody Figure form) {
        return form.measure() == null || form.phase() == null || form.value() == null || form.value() < 0 || form.source() == null
                || Forms.blank(form.source(), Fields.LINE) ? answers.incomplete() : answer(id, guides.enter(id, form.measure(), form.phase(), form.value(), form.source().strip()));
    }

    @Allowed(value = Permission.PROPOSAL_WORK, record = "pilot")
    @PostMapping("/pilots/{id}/counts")
    ResponseEntity<?> count(@PathVariable UUID id, @RequestBody Counting form) {
        return form.phase() == null || form.from() == null || form.to() == null || form.to().isBefore(form.from()) ? answers.incomplete()
                : answer(id, guides.count(id, form.phase(), form.from(), form.to()));
    }

    @Allowed(value = Permission.PROPOSAL_WORK, record = "pilot")
    @PostMapping("/pilots/{id}/conclusion")
    ResponseEntity<?> conclude(@PathVariable UUID id, @RequestBody Concluding form) {
        return form.version() == null || form.conclusion() == null || form.text() == null || Forms.blank(form.text(), Fields.TEXT) ? answers.incomplete()
                : answer(id, guides.conclude(id, form.version(), form.conclusion(), form.text().strip()));
    }

    private ResponseEntity<?> answer(UUID id, Outcome outcome) {
        return outcome instanceof Outcome.Done ? ResponseEntity.ok(pilot(id)) : answers.problem(Answers.GUIDE, outcome);
    }
}
