package org.gongqiao.app.congress.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.congress.AttendeeKind;
import org.gongqiao.app.congress.Bodies;
import org.gongqiao.app.congress.Body;
import org.gongqiao.app.congress.BodyKind;
import org.gongqiao.app.congress.Committee;
import org.gongqiao.app.congress.CommitteeKind;
import org.gongqiao.app.congress.Committees;
import org.gongqiao.app.congress.CongressOutcome;
import org.gongqiao.app.congress.Congresses;
import org.gongqiao.app.congress.Constituencies;
import org.gongqiao.app.congress.Delegate;
import org.gongqiao.app.congress.DelegateElection;
import org.gongqiao.app.congress.DelegateElections;
import org.gongqiao.app.congress.Delegates;
import org.gongqiao.app.congress.Roster;
import org.gongqiao.app.congress.SetUpBody;
import org.gongqiao.app.congress.Traits;
import org.gongqiao.app.congress.Workers;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Verdict;
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

/** Bodies, constituencies, delegates and committees for other programs, with the same rules and refusals as the pages. */
@RestController
@RequestMapping("/api/v1")
class CongressApi {

    record NewBody(@Nullable UUID key, @Nullable UUID unit, @Nullable BodyKind kind, @Nullable String name, @Nullable LocalDate termFrom,
                   @Nullable Integer termYears, @Nullable Integer unionYears, @Nullable Integer staff, @Nullable Integer women, @Nullable Integer disabled,
                   @Nullable Boolean agreed, @Nullable Boolean largeGroup, @Nullable String consentPaper, @Nullable Integer version) {

        @Nullable SetUpBody command(@Nullable UUID key, @Nullable UUID unit, @Nullable BodyKind kind) {
            return key == null || unit == null || kind == null || name == null || termYears == null || staff == null || women == null ? null
                    : new SetUpBody(key, unit, kind, name, termFrom, termYears, unionYears == null ? termYears : unionYears, staff, women,
                            disabled == null ? 0 : disabled, Boolean.TRUE.equals(agreed), Boolean.TRUE.equals(largeGroup),
                            consentPaper == null ? "" : consentPaper);
        }
    }

    record Ending(@Nullable LocalDate on, @Nullable String why, @Nullable String words) {}

    record Consented(@Nullable LocalDate on, @Nullable String number, @Nullable String words) {}

    record NewConstituency(@Nullable String name, @Nullable Integer staff, @Nullable Integer women, @Nullable Integer seats, @Nullable Integer version) {}

    record Seats(@Nullable Integer seats) {}

    record Planned(@Nullable UUID key, @Nullable UUID constituency, @Nullable UUID delegate, @Nullable Boolean secret) {}

    record Nominee(@Nullable UUID person, @Nullable Boolean frontLine, @Nullable Boolean leader, @Nullable Boolean teacher, @Nullable Boolean dispatched,
                   @Nullable Boolean disabled) {}

    record Worker(@Nullable String name, @Nullable String idNumber, @Nullable String phone, @Nullable String code, @Nullable Boolean frontLine,
                  @Nullable Boolean leader, @Nullable Boolean teacher, @Nullable Boolean dispatched, @Nullable Boolean disabled) {

        Workers.Typed typed() {
            return new Workers.Typed(text(name), text(idNumber), text(phone), text(code));
        }

        Traits traits() {
            return new Traits(Boolean.TRUE.equals(frontLine), false, Boolean.TRUE.equals(leader), Boolean.TRUE.equals(teacher), Boolean.TRUE.equals(dispatched),
                    Boolean.TRUE.equals(disabled));
        }

        @Override
        public String toString() {
            return "Worker[]";
        }
    }

    record Counted(@Nullable Integer version, @Nullable LocalDate heldOn, @Nullable Integer constituency, @Nullable Integer takingPart,
                   @Nullable Map<UUID, Integer> votes, @Nullable LocalDate publishedOn) {}

    record NewCommittee(@Nullable CommitteeKind kind, @Nullable String name) {}

    record Appointed(@Nullable UUID person, @Nullable Boolean chair, @Nullable Boolean frontLine) {}

    record NewAttendee(@Nullable UUID person, @Nullable String name, @Nullable AttendeeKind kind, @Nullable String office) {}

    /** A body with how it stands. */
    record Shown(Body body, int voters, boolean onlineVoting, List<Verdict> standing) {}

    /** A seat of one's own. */
    record Seat(Delegate delegate, Body body) {}

    private final Bodies bodies;
    private final Congresses congresses;
    private final Constituencies constituencies;
    private final Delegates delegates;
    private final DelegateElections elections;
    private final Committees committees;
    private final Workers workers;
    private final CongressAnswers answers;
    private final Clock clock;

    CongressApi(Bodies bodies, Congresses congresses, Constituencies constituencies, Delegates delegates, DelegateElections elections,
                Committees committees, Workers workers, CongressAnswers answers, Clock clock) {
        this.bodies = bodies;
        this.congresses = congresses;
        this.constituencies = constituencies;
        this.delegates = delegates;
        this.elections = elections;
        this.committees = committees;
        this.workers = workers;
        this.answers = answers;
        this.clock = clock;
    }

    @Allowed(Permission.CONGRESS_READ)
    @GetMapping("/congresses")
    Slice<Body> list(@RequestParam(required = false) @Nullable String after) {
        return bodies.list(after != null && after.matches("[0-9a-zA-Z.]*_[0-9a-f-]{36}") ? after : null);
    }

    @Allowed(Permission.CONGRESS_WORK)
    @PostMapping("/congresses")
    ResponseEntity<?> setUp(@RequestBody NewBody form) {
        SetUpBody command = form.command(form.key(), form.unit(), form.kind());
        return command == null ? answers.incomplete() : answers.api(bodies.setUp(command), done ->
                ResponseEntity.created(URI.create("/api/v1/congresses/" + done.id())).body(congresses.get(done.id())));
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "congress")
    @GetMapping("/congresses/{id}")
    Shown show(@PathVariable UUID id) {
        Body body = congresses.get(id);
        return new Shown(body, congresses.voters(id, LocalDate.now(clock)), congresses.consentToOnlineVoting(id).isPresent(), bodies.standing(body));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PutMapping("/congresses/{id}")
    ResponseEntity<?> change(@PathVariable UUID id, @RequestBody NewBody form) {
        Body body = congresses.get(id);
        SetUpBody command = form.command(id, body.unit(), body.kind());
        return command == null || form.version() == null ? answers.incomplete()
                : answers.api(bodies.change(id, form.version(), command), done -> ResponseEntity.ok(congresses.get(id)));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/congresses/{id}/end")
    ResponseEntity<?> end(@PathVariable UUID id, @RequestBody Ending form) {
        return form.why() == null ? answers.incomplete() : answers.api(bodies.end(id, form.on(), form.why()), done -> ResponseEntity.ok(congresses.get(id)));
    }

    @Allowed(value = Permission.CONGRESS_REVIEW, record = "congress")
    @PostMapping("/congresses/{id}/consent")
    ResponseEntity<?> consent(@PathVariable UUID id, @RequestBody Consented form) {
        return form.number() == null || form.words() == null ? answers.incomplete() : answers.api(bodies.consent(id, Scope.desk().unit(), form.on(),
                form.number(), form.words()), done -> ResponseEntity.ok(bodies.consents(id)));
    }

    @Allowed(value = Permission.CONGRESS_REVIEW, record = "congress")
    @PostMapping("/congresses/{id}/consent/withdrawal")
    ResponseEntity<?> withdraw(@PathVariable UUID id, @RequestBody Ending form) {
        return form.why() == null ? answers.incomplete() : answers.api(bodies.withdrawConsent(id, Scope.desk().unit(), form.why()),
                done -> ResponseEntity.ok(bodies.consents(id)));
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "congress")
    @GetMapping("/congresses/{id}/seats")
    Constituencies.Plan seats(@PathVariable UUID id) {
        return constituencies.plan(congresses.get(id));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PutMapping("/congresses/{id}/seats")
    ResponseEntity<?> allot(@PathVariable UUID id, @RequestBody Seats form) {
        return form.seats() == null ? answers.incomplete() : answers.api(constituencies.allot(id, form.seats()), done -> ResponseEntity.ok(seats(id)));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/congresses/{id}/constituencies/draw")
    ResponseEntity<?> draw(@PathVariable UUID id) {
        return answers.api(constituencies.draw(id), done -> ResponseEntity.ok(constituencies.of(id)));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/congresses/{id}/constituencies")
    ResponseEntity<?> add(@PathVariable UUID id, @RequestBody NewConstituency form) {
        return form.name() == null || form.staff() == null || form.women() == null ? answers.incomplete()
                : answers.api(constituencies.add(id, form.name(), form.staff(), form.women()), done -> ResponseEntity.ok(constituencies.get(id, done.id())));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PutMapping("/congresses/{id}/constituencies/{constituency}")
    ResponseEntity<?> correct(@PathVariable UUID id, @PathVariable UUID constituency, @RequestBody NewConstituency form) {
        return form.staff() == null || form.women() == null || form.version() == null ? answers.incomplete()
                : answers.api(constituencies.change(id, constituency, form.version(), form.staff(), form.women(), form.seats()),
                        done -> ResponseEntity.ok(constituencies.get(id, constituency)));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @DeleteMapping("/congresses/{id}/constituencies/{constituency}")
    ResponseEntity<?> remove(@PathVariable UUID id, @PathVariable UUID constituency) {
        return answers.api(constituencies.remove(id, constituency), done -> ResponseEntity.noContent().build());
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "congress")
    @GetMapping("/congresses/{id}/roster")
    Roster roster(@PathVariable UUID id, @RequestParam(required = false) @Nullable LocalDate on) {
        delegates.list(id);
        return congresses.roster(id, on == null ? LocalDate.now(clock) : on);
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "congress")
    @GetMapping("/congresses/{id}/composition")
    List<Verdict> composition(@PathVariable UUID id) {
        return delegates.composition(congresses.get(id));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/congresses/{id}/enrolment")
    ResponseEntity<?> enrol(@PathVariable UUID id) {
        return answers.api(delegates.enrol(id), done -> ResponseEntity.ok(congresses.get(id)));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/congresses/{id}/delegates/{delegate}/end")
    ResponseEntity<?> leave(@PathVariable UUID id, @PathVariable UUID delegate, @RequestBody Ending form) {
        return form.why() == null ? answers.incomplete() : answers.api(delegates.end(id, delegate, form.on(), form.why(),
                form.words() == null ? "" : form.words()), done -> ResponseEntity.noContent().build());
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "congress")
    @GetMapping("/congresses/{id}/elections")
    List<DelegateElection> elections(@PathVariable UUID id) {
        return elections.of(id);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/congresses/{id}/elections")
    ResponseEntity<?> plan(@PathVariable UUID id, @RequestBody Planned form) {
        if (form.key() == null || (form.constituency() == null) == (form.delegate() == null)) {
            return answers.incomplete();
        }
        boolean secret = !Boolean.FALSE.equals(form.secret());
        CongressOutcome outcome = form.constituency() != null ? elections.plan(id, form.key(), form.constituency(), secret)
                : elections.planRecall(id, form.key(), form.delegate(), secret);
        return answers.api(outcome, done -> ResponseEntity.ok(elections.get(id, done.id())));
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "congress")
    @GetMapping("/congresses/{id}/elections/{election}")
    DelegateElection election(@PathVariable UUID id, @PathVariable UUID election) {
        return elections.get(id, election);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/congresses/{id}/elections/{election}/candidates")
    ResponseEntity<?> nominate(@PathVariable UUID id, @PathVariable UUID election, @RequestBody Nominee form) {
        return form.person() == null ? answers.incomplete() : answers.api(elections.nominate(id, election, form.person(),
                new Traits(Boolean.TRUE.equals(form.frontLine()), false, Boolean.TRUE.equals(form.leader()), Boolean.TRUE.equals(form.teacher()),
                        Boolean.TRUE.equals(form.dispatched()), Boolean.TRUE.equals(form.disabled()))), done -> ResponseEntity.ok(elections.get(id, election)));
    }

    /** Sends the code to the phone of a worker who is no member. */
    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/congresses/{id}/elections/{election}/workers/codes")
    ResponseEntity<?> code(@PathVariable UUID id, @PathVariable UUID election, @RequestBody Worker form, Locale locale, HttpServletRequest request) {
        return answers.api(workers.sendCode(id, election, text(form.phone()), request.getRemoteAddr(), locale), done -> ResponseEntity.accepted().build());
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/congresses/{id}/elections/{election}/workers")
    ResponseEntity<?> worker(@PathVariable UUID id, @PathVariable UUID election, @RequestBody Worker form) {
        return answers.api(workers.nominate(id, election, form.typed(), form.traits()), done -> ResponseEntity.ok(elections.get(id, election)));
    }

    /** The same for an assembly of all the staff, in which he is enrolled. */
    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/congresses/{id}/workers/codes")
    ResponseEntity<?> code(@PathVariable UUID id, @RequestBody Worker form, Locale locale, HttpServletRequest request) {
        return answers.api(workers.sendCode(id, null, text(form.phone()), request.getRemoteAddr(), locale), done -> ResponseEntity.accepted().build());
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/congresses/{id}/workers")
    ResponseEntity<?> worker(@PathVariable UUID id, @RequestBody Worker form) {
        return answers.api(workers.enrol(id, form.typed(), form.traits()), done -> ResponseEntity.ok(congresses.get(id)));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @DeleteMapping("/congresses/{id}/elections/{election}/candidates/{candidate}")
    ResponseEntity<?> strike(@PathVariable UUID id, @PathVariable UUID election, @PathVariable UUID candidate) {
        return answers.api(elections.strike(id, election, candidate), done -> ResponseEntity.noContent().build());
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PutMapping("/congresses/{id}/elections/{election}/count")
    ResponseEntity<?> count(@PathVariable UUID id, @PathVariable UUID election, @RequestBody Counted form) {
        if (form.version() == null || form.constituency() == null || form.takingPart() == null || form.votes() == null) {
            return answers.incomplete();
        }
        return answers.api(elections.count(id, election, form.version(), new DelegateElections.Result(form.heldOn(), form.constituency(),
                form.takingPart(), new HashMap<>(form.votes()), form.publishedOn())), done -> ResponseEntity.ok(elections.get(id, election)));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/congresses/{id}/elections/{election}/publication")
    ResponseEntity<?> publish(@PathVariable UUID id, @PathVariable UUID election, @RequestBody Ending form) {
        return answers.api(elections.publish(id, election, form.on()), done -> ResponseEntity.ok(elections.get(id, election)));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @DeleteMapping("/congresses/{id}/elections/{election}")
    ResponseEntity<?> cancel(@PathVariable UUID id, @PathVariable UUID election) {
        return answers.api(elections.cancel(id, election), done -> ResponseEntity.noContent().build());
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "congress")
    @GetMapping("/congresses/{id}/committees")
    List<Committee> committees(@PathVariable UUID id) {
        return congresses.committees(id);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/congresses/{id}/committees")
    ResponseEntity<?> found(@PathVariable UUID id, @RequestBody NewCommittee form) {
        return form.kind() == null || form.name() == null ? answers.incomplete()
                : answers.api(committees.found(id, form.kind(), form.name()), done -> ResponseEntity.ok(congresses.committees(id)));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @DeleteMapping("/congresses/{id}/committees/{committee}")
    ResponseEntity<?> dissolve(@PathVariable UUID id, @PathVariable UUID committee) {
        return answers.api(committees.dissolve(id, committee), done -> ResponseEntity.noContent().build());
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/congresses/{id}/committees/{committee}/members")
    ResponseEntity<?> appoint(@PathVariable UUID id, @PathVariable UUID committee, @RequestBody Appointed form) {
        return form.person() == null ? answers.incomplete() : answers.api(committees.appoint(id, committee, form.person(), Boolean.TRUE.equals(form.chair()),
                Boolean.TRUE.equals(form.frontLine())), done -> ResponseEntity.ok(congresses.committees(id)));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @DeleteMapping("/congresses/{id}/committees/{committee}/members/{person}")
    ResponseEntity<?> release(@PathVariable UUID id, @PathVariable UUID committee, @PathVariable UUID person) {
        return answers.api(committees.release(id, committee, person), done -> ResponseEntity.noContent().build());
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/congresses/{id}/attendees")
    ResponseEntity<?> attend(@PathVariable UUID id, @RequestBody NewAttendee form) {
        return form.kind() == null || form.office() == null ? answers.incomplete() : answers.api(committees.attend(id, form.person(),
                form.name() == null ? "" : form.name(), form.kind(), form.office()), done -> ResponseEntity.ok(roster(id, null).attendees()));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @DeleteMapping("/congresses/{id}/attendees/{attendee}")
    ResponseEntity<?> dismiss(@PathVariable UUID id, @PathVariable UUID attendee) {
        return answers.api(committees.dismiss(id, attendee), done -> ResponseEntity.noContent().build());
    }

    @Self
    @GetMapping("/my/congress")
    List<Seat> own() {
        return delegates.ofPerson(Scope.actor().orElseThrow()).stream().map(seat -> new Seat(seat, congresses.get(seat.body()))).toList();
    }
}
