package org.gongqiao.app.elections.web;

import java.net.URI;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.congress.CongressOutcome;
import org.gongqiao.app.congress.web.CongressAnswers;
import org.gongqiao.app.elections.Candidate;
import org.gongqiao.app.elections.Election;
import org.gongqiao.app.elections.Elections;
import org.gongqiao.app.elections.NewElection;
import org.gongqiao.app.elections.Office;
import org.gongqiao.app.elections.Round;
import org.gongqiao.app.elections.Rounds;
import org.gongqiao.app.elections.Step;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.democracy.ElectionFacts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Elections for other programs, with the rules and refusals of the pages. */
@RestController
@RequestMapping("/api/v1/elections")
class ElectionApi {

    record Prepared(@Nullable UUID key, @Nullable UUID body, @Nullable Office office, @Nullable String title, @Nullable Integer members,
                    @Nullable Integer seats, @Nullable Integer entitled, @Nullable Boolean amongElected, @Nullable Boolean byElection,
                    @Nullable Integer termYears, @Nullable UUID company, @Nullable LocalDate meetingOn) {}

    record Nominee(@Nullable UUID person, @Nullable Boolean nearRelative, @Nullable Boolean head, @Nullable Boolean personnelOrForeign,
                   @Nullable Boolean unionHead, @Nullable Boolean executive, @Nullable Boolean director, @Nullable Boolean supervisor,
                   @Nullable Boolean finance, @Nullable Integer strokes, @Nullable String motion) {}

    record Published(@Nullable LocalDate publishedOn, @Nullable LocalDate meetingOn) {}

    record Approved(@Nullable String paper) {}

    record Reviewed(@Nullable LocalDate on, @Nullable Boolean approved, @Nullable String words) {}

    record Conducted(ElectionFacts.@Nullable WriteIn writeIn, @Nullable Boolean proxies, @Nullable Boolean tellerStands, @Nullable Boolean mobileBox,
                     @Nullable Boolean boxWatched, @Nullable Boolean nominatedByUnion) {}

    record Begun(@Nullable Integer version, @Nullable String manner, @Nullable Integer graceHours) {}

    record Entered(@Nullable Integer version, @Nullable LocalDate heldOn, @Nullable Integer present, @Nullable Integer issued, @Nullable Integer returned,
                   @Nullable Integer invalid, @Nullable Map<UUID, Integer> votes) {}

    /** @param aside why the name is counted for nobody; without a person only */
    record Named(@Nullable UUID person, @Nullable Boolean nearRelative, @Nullable Boolean head, @Nullable Boolean personnelOrForeign,
                 @Nullable Boolean unionHead, @Nullable Boolean finance, @Nullable Integer strokes, @Nullable String motion, @Nullable String aside) {}

    record Fewer(@Nullable Integer present, @Nullable Integer consenting) {}

    record Broken(@Nullable String why) {}

    /** An election with all there is to it. */
    record Shown(Election election, List<Candidate> candidates, List<Round> rounds, List<Step> steps) {}

    private final Elections elections;
    private final Rounds rounds;
    private final CongressAnswers answers;

    ElectionApi(Elections elections, Rounds rounds, CongressAnswers answers) {
        this.elections = elections;
        this.rounds = rounds;
        this.answers = answers;
    }

    private static boolean yes(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private ResponseEntity<?> answer(UUID id, CongressOutcome outcome) {
        return answers.api(outcome, done -> ResponseEntity.ok(show(id)));
    }

    @Allowed(Permission.CONGRESS_READ)
    @GetMapping
    Slice<Election> list(@RequestParam(required = false) @Nullable String after, @RequestParam(defaultValue = "false") boolean waiting) {
        return elections.list(waiting, after != null && after.matches("[0-9a-zA-Z.]*_[0-9a-f-]{36}") ? after : null);
    }

    @Allowed(Permission.CONGRESS_WORK)
    @PostMapping
    ResponseEntity<?> prepare(@RequestBody Prepared form) {
        if (form.key() == null || form.body() == null || form.office() == null || form.title() == null || form.members() == null || form.seats() == null
                || form.entitled() == null || form.termYears() == null) {
            return answers.incomplete();
        }
        return answers.api(elections.prepare(new NewElection(form.key(), form.body(), form.office(), form.title(), form.members(), form.seats(),
                form.entitled(), !Boolean.FALSE.equals(form.amongElected()), yes(form.byElection()), form.termYears(), form.company(), form.meetingOn())),
                done -> ResponseEntity.created(URI.create("/api/v1/elections/" + done.id())).body(show(done.id())));
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "election")
    @GetMapping("/{id}")
    Shown show(@PathVariable UUID id) {
        Election e = elections.get(id);
        return new Shown(e, elections.candidates(id), elections.rounds(id), elections.steps(e));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "election")
    @PostMapping("/{id}/candidates")
    ResponseEntity<?> nominate(@PathVariable UUID id, @RequestBody Nominee form) {
        return form.person() == null ? answers.incomplete() : answer(id, elections.nominate(id, form.person(), new Candidate.Bars(yes(form.nearRelative()),
                yes(form.head()), yes(form.personnelOrForeign()), yes(form.unionHead()), yes(form.executive()), yes(form.director()), yes(form.supervisor()),
                yes(form.finance())),
                form.strokes() == null ? 0 : form.strokes(), text(form.motion())));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "election")
    @DeleteMapping("/{id}/candidates/{candidate}")
    ResponseEntity<?> withdraw(@PathVariable UUID id, @PathVariable UUID candidate) {
        return answer(id, elections.withdraw(id, candidate));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "election")
    @PutMapping("/{id}/publication")
    ResponseEntity<?> publish(@PathVariable UUID id, @RequestBody Published form) {
        return answer(id, elections.publish(id, form.publishedOn(), form.meetingOn()));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "election")
    @PutMapping("/{id}/approval")
    ResponseEntity<?> approve(@PathVariable UUID id, @RequestBody Approved form) {
        return answer(id, elections.approve(id, text(form.paper())));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "election")
    @PutMapping("/{id}/party-review")
    ResponseEntity<?> party(@PathVariable UUID id, @RequestBody Reviewed form) {
        return form.approved() == null ? answers.incomplete() : answer(id, elections.partyReview(id, form.on(), form.approved(), text(form.words())));
    }

    @Allowed(value = Permission.CONGRESS_REVIEW, record = "election")
    @PutMapping("/{id}/review")
    ResponseEntity<?> review(@PathVariable UUID id, @RequestBody Reviewed form) {
        return form.approved() == null ? answers.incomplete() : answer(id, elections.aboveReview(id, Scope.desk().unit(), form.on(), form.approved(), text(form.words())));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "election")
    @PutMapping("/{id}/conduct")
    ResponseEntity<?> conduct(@PathVariable UUID id, @RequestBody Conducted form) {
        return form.writeIn() == null ? answers.incomplete() : answer(id, elections.conduct(id, new Election.Conduct(form.writeIn(), yes(form.proxies()),
                yes(form.tellerStands()), yes(form.mobileBox()), yes(form.boxWatched()), !Boolean.FALSE.equals(form.nominatedByUnion()))));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "election")
    @PostMapping("/{id}/rounds")
    ResponseEntity<?> begin(@PathVariable UUID id, @RequestBody Begun form) {
        return form.version() == null || form.manner() == null ? answers.incomplete()
                : answer(id, rounds.begin(id, form.version(), form.manner(), form.graceHours() == null ? 0 : form.graceHours()));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "election")
    @PutMapping("/{id}/rounds/{round}/count")
    ResponseEntity<?> enter(@PathVariable UUID id, @PathVariable UUID round, @RequestBody Entered form) {
        return form.version() == null || form.present() == null || form.issued() == null || form.returned() == null || form.invalid() == null
                || form.votes() == null ? answers.incomplete() : answer(id, rounds.enter(id, round, form.version(), new Rounds.Entered(form.heldOn(),
                form.present(), form.issued(), form.returned(), form.invalid(), new HashMap<>(form.votes()))));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "election")
    @PostMapping("/{id}/rounds/{round}/taking-over")
    ResponseEntity<?> take(@PathVariable UUID id, @PathVariable UUID round) {
        return answer(id, rounds.takeCount(id, round));
    }

    /** Who a name on the papers is, or why it is counted for nobody. */
    @Allowed(value = Permission.CONGRESS_WORK, record = "election")
    @PutMapping("/{id}/rounds/{round}/names/{name}")
    ResponseEntity<?> identify(@PathVariable UUID id, @PathVariable UUID round, @PathVariable UUID name, @RequestBody Named form) {
        if (form.person() == null) {
            return form.aside() == null ? answers.incomplete() : answer(id, rounds.setAside(id, round, name, form.aside()));
        }
        return answer(id, rounds.identify(id, round, name, form.person(), new Candidate.Bars(yes(form.nearRelative()), yes(form.head()),
                yes(form.personnelOrForeign()), yes(form.unionHead()), false, false, false, yes(form.finance())), form.strokes() == null ? 0 : form.strokes(), text(form.motion())));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "election")
    @DeleteMapping("/{id}/rounds/{round}")
    ResponseEntity<?> drop(@PathVariable UUID id, @PathVariable UUID round) {
        return answer(id, rounds.drop(id, round));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "election")
    @PutMapping("/{id}/fewer")
    ResponseEntity<?> fewer(@PathVariable UUID id, @RequestBody Fewer form) {
        return form.present() == null || form.consenting() == null ? answers.incomplete() : answer(id, elections.leaveEmpty(id, form.present(), form.consenting()));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "election")
    @PutMapping("/{id}/report")
    ResponseEntity<?> report(@PathVariable UUID id, @RequestBody Reviewed form) {
        return answer(id, elections.report(id, form.on()));
    }

    @Allowed(value = Permission.CONGRESS_REVIEW, record = "election")
    @PutMapping("/{id}/answer")
    ResponseEntity<?> reply(@PathVariable UUID id, @RequestBody Reviewed form) {
        return form.approved() == null ? answers.incomplete() : answer(id, elections.answer(id, Scope.desk().unit(), form.approved(), text(form.words())));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "election")
    @PostMapping("/{id}/breaking-off")
    ResponseEntity<?> breakOff(@PathVariable UUID id, @RequestBody Broken form) {
        return answer(id, elections.breakOff(id, text(form.why())));
    }
}
