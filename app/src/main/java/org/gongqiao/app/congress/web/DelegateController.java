package org.gongqiao.app.congress.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.congress.Bodies;
import org.gongqiao.app.congress.Body;
import org.gongqiao.app.congress.CongressOutcome;
import org.gongqiao.app.congress.Congresses;
import org.gongqiao.app.congress.Constituencies;
import org.gongqiao.app.congress.Constituency;
import org.gongqiao.app.congress.Delegate;
import org.gongqiao.app.congress.DelegateElection;
import org.gongqiao.app.congress.DelegateElections;
import org.gongqiao.app.congress.DelegateEnd;
import org.gongqiao.app.congress.Delegates;
import org.gongqiao.app.congress.Traits;
import org.gongqiao.app.congress.Workers;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.law.decision.Kept;
import org.gongqiao.app.law.decision.Verdicts;
import org.gongqiao.app.membership.MemberPages;
import org.gongqiao.app.membership.MemberQuery;
import org.gongqiao.app.membership.MembershipStatus;
import org.gongqiao.app.ui.Ui;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Delegates of a body: their list and make-up, votes of constituencies, recalls, gaps. */
@Controller
@RequestMapping("/congresses/{id}")
class DelegateController {

    private static final int MOST_NAMES = 60;

    private final Congresses congresses;
    private final Bodies bodies;
    private final Constituencies constituencies;
    private final Delegates delegates;
    private final DelegateElections elections;
    private final Workers workers;
    private final Verdicts verdicts;
    private final MemberPages members;
    private final CongressAnswers answers;
    private final Ids ids;

    DelegateController(Congresses congresses, Bodies bodies, Constituencies constituencies, Delegates delegates, DelegateElections elections,
                       Workers workers, Verdicts verdicts, MemberPages members, CongressAnswers answers, Ids ids) {
        this.congresses = congresses;
        this.bodies = bodies;
        this.constituencies = constituencies;
        this.delegates = delegates;
        this.elections = elections;
        this.workers = workers;
        this.verdicts = verdicts;
        this.members = members;
        this.answers = answers;
        this.ids = ids;
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "congress")
    @GetMapping("/delegates")
    ModelAndView list(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return list(id, ui, Typed.NOTHING, CongressAnswers.Failure.NONE);
    }

    private ModelAndView list(UUID id, Ui ui, Typed typed, CongressAnswers.Failure failure) {
        Body body = congresses.get(id);
        List<Constituency> all = constituencies.of(id);
        List<Delegate> people = delegates.list(id);
        var free = new HashMap<UUID, Integer>();
        all.forEach(each -> free.put(each.id(), Math.max(0, (each.seats() == null ? 0 : each.seats())
                - (int) people.stream().filter(of -> of.untilOn() == null && each.id().equals(of.constituency())).count())));
        return CongressController.view("congress/delegates", failure.status(), new CongressPages.Delegates(
                CongressController.frame(body, bodies, typed, failure), people, delegates.composition(body), elections.of(id), all, free,
                ids.next(), Scope.desk().may(Permission.LIST_EXPORT)));
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "congress")
    @GetMapping("/delegates/{delegate}")
    ModelAndView one(@PathVariable UUID id, @PathVariable UUID delegate, @ModelAttribute("ui") Ui ui) {
        return one(id, delegate, ui, Typed.NOTHING, CongressAnswers.Failure.NONE);
    }

    private ModelAndView one(UUID id, UUID delegate, Ui ui, Typed typed, CongressAnswers.Failure failure) {
        List<Ui.Option> ends = Arrays.stream(new DelegateEnd[] {DelegateEnd.RESIGNED, DelegateEnd.LEFT, DelegateEnd.MOVED, DelegateEnd.DIED})
                .map(each -> new Ui.Option(each.name(), ui.msg("congress.end." + each.name()))).toList();
        return CongressController.view("congress/delegate", failure.status(), new CongressPages.DelegateShow(
                CongressController.frame(congresses.get(id), bodies, typed, failure), delegates.open(id, delegate), ids.next(), ends));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/enrolment")
    ModelAndView enrol(@PathVariable UUID id, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return answer(id, delegates.enrol(id), "congress.done.enrolled", Typed.NOTHING, ui, redirect);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/delegates/{delegate}/end")
    ModelAndView end(@PathVariable UUID id, @PathVariable UUID delegate, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui,
                     RedirectAttributes redirect) {
        var typed = new Typed(values);
        return answers.page(delegates.end(id, delegate, typed.day("on"), typed.text("why"), typed.text("words")), ui, redirect, "congress.done.delegateEnded",
                done -> "/congresses/" + id + "/delegates", failure -> one(id, delegate, ui, typed, failure));
    }

    private ModelAndView answer(UUID id, CongressOutcome outcome, String flash, Typed typed, Ui ui, RedirectAttributes redirect) {
        return answers.page(outcome, ui, redirect, flash, done -> "/congresses/" + id + "/delegates", failure -> list(id, ui, typed, failure));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/elections")
    ModelAndView plan(@PathVariable UUID id, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var typed = new Typed(values);
        UUID key = typed.id("key");
        UUID constituency = typed.id("constituency");
        UUID delegate = typed.id("delegate");
        CongressOutcome outcome = key == null || (constituency == null) == (delegate == null)
                ? new CongressOutcome.Faulty(Map.of("constituency", "congress.fault.constituency"))
                : constituency != null ? elections.plan(id, key, constituency, !typed.yes("open")) : elections.planRecall(id, key, delegate, !typed.yes("open"));
        return answers.page(outcome, ui, redirect, "congress.done.planned", done -> at(id, done.id()),
                failure -> delegate == null ? list(id, ui, typed, failure) : one(id, delegate, ui, typed, failure));
    }

    private static String at(UUID id, UUID election) {
        return "/congresses/" + id + "/elections/" + election;
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "congress")
    @GetMapping("/elections/{election}")
    ModelAndView show(@PathVariable UUID id, @PathVariable UUID election) {
        return show(id, election, Typed.NOTHING, CongressAnswers.Failure.NONE);
    }

    private ModelAndView show(UUID id, UUID election, Typed typed, CongressAnswers.Failure failure) {
        DelegateElection of = elections.get(id, election);
        Map<UUID, Kept> kept = verdicts.about("congress", id).stream().collect(Collectors.toMap(Kept::id, each -> each));
        var byCandidate = new HashMap<UUID, Kept>();
        of.candidates().forEach(each -> {
            if (each.decision() != null && kept.containsKey(each.decision())) {
                byCandidate.put(each.id(), kept.get(each.decision()));
            }
        });
        return CongressController.view("congress/election", failure.status(), new CongressPages.Election(
                CongressController.frame(congresses.get(id), bodies, typed, failure), of, constituencies.get(id, of.constituency()), byCandidate));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/elections/{election}/candidates")
    ModelAndView nominate(@PathVariable UUID id, @PathVariable UUID election, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui,
                          RedirectAttributes redirect) {
        var typed = new Typed(values);
        UUID person = typed.id("person");
        CongressOutcome outcome = person == null ? new CongressOutcome.Faulty(Map.of("person-text", "congress.fault.person"))
                : elections.nominate(id, election, person, new Traits(typed.yes("frontLine"), false, typed.yes("leader"), typed.yes("teacher"),
                        typed.yes("dispatched"), typed.yes("disabled")));
        return answer(id, election, outcome, "congress.done.nominated", typed, ui, redirect);
    }

    /** Sends the code to a worker who is no member; what was typed stays. */
    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/elections/{election}/workers/codes")
    ModelAndView code(@PathVariable UUID id, @PathVariable UUID election, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui,
                      RedirectAttributes redirect, Locale locale, HttpServletRequest request) {
        CongressOutcome outcome = workers.sendCode(id, election, values.getOrDefault("worker-phone", ""), request.getRemoteAddr(), locale);
        return outcome instanceof CongressOutcome.Done ? show(id, election, sent(values), CongressAnswers.Failure.NONE)
                : answer(id, election, outcome, "congress.worker.sent", new Typed(values), ui, redirect);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/elections/{election}/workers")
    ModelAndView worker(@PathVariable UUID id, @PathVariable UUID election, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui,
                        RedirectAttributes redirect) {
        var typed = new Typed(values);
        return answer(id, election, workers.nominate(id, election, worker(typed), traits(typed)), "congress.done.nominated", typed, ui, redirect);
    }

    /** The same for an assembly of all the staff, in which he is enrolled. */
    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/workers/codes")
    ModelAndView code(@PathVariable UUID id, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect, Locale locale,
                      HttpServletRequest request) {
        CongressOutcome outcome = workers.sendCode(id, null, values.getOrDefault("worker-phone", ""), request.getRemoteAddr(), locale);
        return outcome instanceof CongressOutcome.Done ? list(id, ui, sent(values), CongressAnswers.Failure.NONE)
                : answer(id, outcome, "congress.worker.sent", new Typed(values), ui, redirect);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/workers")
    ModelAndView worker(@PathVariable UUID id, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var typed = new Typed(values);
        return answer(id, workers.enrol(id, worker(typed), traits(typed)), "congress.done.enrolled", typed, ui, redirect);
    }

    private static Typed sent(Map<String, String> values) {
        var sent = new HashMap<>(values);
        sent.put("worker-sent", "true");
        return new Typed(sent);
    }

    private static Workers.Typed worker(Typed typed) {
        return new Workers.Typed(typed.text("worker-name"), typed.text("worker-idNumber"), typed.text("worker-phone"), typed.text("worker-code"));
    }

    private static Traits traits(Typed typed) {
        return new Traits(typed.yes("worker-frontLine"), false, typed.yes("worker-leader"), typed.yes("worker-teacher"), typed.yes("worker-dispatched"),
                typed.yes("worker-disabled"));
    }

    /** Many at once, a name a line: whoever is found exactly once among the members of the constituency; the others come back with the form. */
    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/elections/{election}/candidates/names")
    ModelAndView nominateAll(@PathVariable UUID id, @PathVariable UUID election, @RequestParam(defaultValue = "") String names, @ModelAttribute("ui") Ui ui,
                             RedirectAttributes redirect) {
        List<String> asked = names.lines().map(String::strip).filter(name -> !name.isEmpty()).distinct().toList();
        UUID within = constituencies.get(id, elections.get(id, election).constituency()).unit();
        UUID unit = within == null ? congresses.get(id).unit() : within;
        List<String> left = asked.stream().limit(MOST_NAMES).filter(name -> {
            List<UUID> found = members.list(Scope.desk(), new MemberQuery(name, unit, MembershipStatus.LIVE, null, null, MemberQuery.Sort.TREE, null)).rows()
                    .items().stream().filter(row -> row.name().equals(name)).map(MemberPages.Row::personId).toList();
            return found.size() != 1 || !(elections.nominate(id, election, found.getFirst(), new Traits(true, false, false, false, false, false))
                    instanceof CongressOutcome.Done);
        }).toList();
        if (asked.isEmpty() || asked.size() > MOST_NAMES || !left.isEmpty()) {
            String error = asked.isEmpty() || asked.size() > MOST_NAMES ? ui.msg("congress.names.number", MOST_NAMES)
                    : ui.msg("congress.names.left", String.join(", ", left));
            return show(id, election, new Typed(Map.of("names", asked.size() > MOST_NAMES ? names : String.join("\n", left))),
                    new CongressAnswers.Failure(HttpStatus.UNPROCESSABLE_CONTENT, Map.of("names", error), null));
        }
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("congress.done.nominated"));
        return new ModelAndView("redirect:" + at(id, election));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/elections/{election}/candidates/{candidate}/removal")
    ModelAndView strike(@PathVariable UUID id, @PathVariable UUID election, @PathVariable UUID candidate, @ModelAttribute("ui") Ui ui,
                        RedirectAttributes redirect) {
        return answer(id, election, elections.strike(id, election, candidate), "congress.done.removed", Typed.NOTHING, ui, redirect);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/elections/{election}/count")
    ModelAndView count(@PathVariable UUID id, @PathVariable UUID election, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui,
                       RedirectAttributes redirect) {
        var typed = new Typed(values);
        var votes = new HashMap<UUID, Integer>();
        elections.get(id, election).candidates().forEach(each -> votes.put(each.id(), typed.number("votes-" + each.id())));
        return answer(id, election, elections.count(id, election, typed.number("version"), new DelegateElections.Result(typed.day("heldOn"),
                typed.number("constituency"), typed.number("takingPart"), votes, typed.day("publishedOn"))), "congress.done.counted", typed, ui, redirect);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/elections/{election}/publication")
    ModelAndView publish(@PathVariable UUID id, @PathVariable UUID election, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui,
                         RedirectAttributes redirect) {
        var typed = new Typed(values);
        return answer(id, election, elections.publish(id, election, typed.day("on")), "congress.done.published", typed, ui, redirect);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @PostMapping("/elections/{election}/cancellation")
    ModelAndView cancel(@PathVariable UUID id, @PathVariable UUID election, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return answers.page(elections.cancel(id, election), ui, redirect, "congress.done.cancelled", done -> "/congresses/" + id + "/delegates",
                failure -> show(id, election, Typed.NOTHING, failure));
    }

    private ModelAndView answer(UUID id, UUID election, CongressOutcome outcome, String flash, Typed typed, Ui ui, RedirectAttributes redirect) {
        return answers.page(outcome, ui, redirect, flash, done -> at(id, election), failure -> show(id, election, typed, failure));
    }

    /** Type-ahead: members of a constituency, or of the whole body. */
    @Allowed(value = Permission.CONGRESS_WORK, record = "congress")
    @GetMapping("/people")
    ModelAndView people(@PathVariable UUID id, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String constituency) {
        Body body = congresses.get(id);
        UUID of = new Typed(Map.of("id", constituency)).id("id");
        UUID within = of == null ? null : constituencies.get(id, of).unit();
        List<CongressPages.Person> found = q.isBlank() ? List.of() : members.list(Scope.desk(), new MemberQuery(q.strip(),
                within == null ? body.unit() : within, MembershipStatus.LIVE, null, null, MemberQuery.Sort.TREE, null)).rows().items().stream().limit(12)
                .map(row -> new CongressPages.Person(row.personId(), row.name(), row.where())).toList();
        return new ModelAndView("congress/_people", Map.of("people", found));
    }
}
