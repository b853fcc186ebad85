package org.gongqiao.app.elections.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.congress.Bodies;
import org.gongqiao.app.congress.Body;
import org.gongqiao.app.congress.CongressOutcome;
import org.gongqiao.app.congress.Congresses;
import org.gongqiao.app.congress.web.CongressAnswers;
import org.gongqiao.app.congress.web.CongressPages;
import org.gongqiao.app.congress.web.Typed;
import org.gongqiao.app.elections.Candidate;
import org.gongqiao.app.elections.Companies;
import org.gongqiao.app.elections.Election;
import org.gongqiao.app.elections.ElectionState;
import org.gongqiao.app.elections.Elections;
import org.gongqiao.app.elections.NewElection;
import org.gongqiao.app.elections.Office;
import org.gongqiao.app.elections.Round;
import org.gongqiao.app.elections.Rounds;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.decision.Verdicts;
import org.gongqiao.app.law.democracy.ElectionFacts;
import org.gongqiao.app.membership.MemberPages;
import org.gongqiao.app.membership.MemberQuery;
import org.gongqiao.app.membership.MembershipStatus;
import org.gongqiao.app.ui.Ui;
import org.gongqiao.app.voting.Count;
import org.gongqiao.app.voting.Manner;
import org.gongqiao.app.voting.Votes;
import org.jspecify.annotations.Nullable;
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

/** Elections on the officer's desk, and their review and answer at the union above. */
@Controller
@RequestMapping("/elections")
class ElectionController {

    private final Elections elections;
    private final Rounds rounds;
    private final Companies companies;
    private final Congresses congresses;
    private final Bodies bodies;
    private final Votes votes;
    private final MemberPages members;
    private final Verdicts verdicts;
    private final CongressAnswers answers;
    private final Ids ids;
    private final Clock clock;

    ElectionController(Elections elections, Rounds rounds, Companies companies, Congresses congresses, Bodies bodies, Votes votes, MemberPages members,
                       Verdicts verdicts, CongressAnswers answers, Ids ids, Clock clock) {
        this.elections = elections;
        this.rounds = rounds;
        this.companies = companies;
        this.congresses = congresses;
        this.bodies = bodies;
        this.votes = votes;
        this.members = members;
        this.verdicts = verdicts;
        this.answers = answers;
        this.ids = ids;
        this.clock = clock;
    }

    @Allowed(Permission.CONGRESS_READ)
    @GetMapping
    ModelAndView list(@RequestParam(required = false) @Nullable String after, @RequestParam(defaultValue = "false") boolean waiting) {
        Slice<Election> page = elections.list(waiting, after != null && after.matches("[0-9a-zA-Z.]*_[0-9a-f-]{36}") ? after : null);
        return view("elections/list", HttpStatus.OK, new ElectionPages.Listing(page.items(), waiting, Scope.desk().may(Permission.CONGRESS_WORK),
                page.next() == null ? null : "/elections?waiting=" + waiting + "&after=" + page.next()));
    }

    @Allowed(Permission.CONGRESS_WORK)
    @GetMapping("/new")
    ModelAndView form(@RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui) {
        return form(ui, new Typed(typed), CongressAnswers.Failure.NONE);
    }

    private ModelAndView form(Ui ui, Typed typed, CongressAnswers.Failure failure) {
        UUID unit = Scope.desk().unitId();
        List<Body> own = unit == null ? List.of() : congresses.of(unit).stream().filter(Body::isLive).toList();
        UUID key = typed.id("key");
        return view("elections/new", failure.status(), new ElectionPages.Form(key == null ? ids.next() : key,
                own.stream().map(each -> new Ui.Option(each.id().toString(), each.name())).toList(),
                unit == null ? List.of() : companies.of(unit).stream().map(each -> new Ui.Option(each.id().toString(), each.name())).toList(),
                Typed.options(ui, Office.values(), "elections.office."), typed, failure.errors(), failure.verdict()));
    }

    @Allowed(Permission.CONGRESS_WORK)
    @PostMapping
    ModelAndView prepare(@RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var typed = new Typed(values);
        UUID key = typed.id("key");
        UUID body = typed.id("body");
        Office office = typed.one("office", Office.values());
        var missing = new HashMap<String, String>();
        if (body == null || congresses.find(body).isEmpty()) {
            missing.put("body", ui.msg("elections.fault.body"));
        }
        if (office == null) {
            missing.put("office", ui.msg("congress.fault.kind"));
        }
        if (key == null || body == null || office == null || !missing.isEmpty()) {
            return form(ui, typed, new CongressAnswers.Failure(HttpStatus.UNPROCESSABLE_CONTENT, missing, null));
        }
        return answers.page(elections.prepare(new NewElection(key, body, office, typed.text("title"), typed.number("members"), typed.number("seats"),
                typed.number("entitled"), typed.yes("amongElected"), typed.yes("byElection"), typed.number("termYears"), typed.id("company"),
                typed.day("meetingOn"))), ui, redirect, "elections.done.prepared", done -> "/elections/" + done.id(), failure -> form(ui, typed, failure));
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "election")
    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return show(id, ui, Typed.NOTHING, CongressAnswers.Failure.NONE);
    }

    private ModelAndView show(UUID id, Ui ui, Typed typed, CongressAnswers.Failure failure) {
        Election e = elections.get(id);
        List<Round> all = elections.rounds(id);
        var desk = Scope.desk();
        UUID unit = desk.unitId();
        Body body = congresses.get(e.body());
        var held = new HashMap<UUID, ElectionPages.Held>();
        all.forEach(each -> {
            if (each.vote() != null) {
                votes.find(each.vote()).ifPresent(vote -> held.put(each.id(), new ElectionPages.Held(vote.state(),
                        votes.count(vote.id()).filter(Count::suppressed).isPresent(), rounds.reaching(e, each))));
            }
        });
        boolean open = e.state() == ElectionState.PREPARING || e.state() == ElectionState.VOTING;
        Round.Outcome last = all.isEmpty() || all.getLast().count() == null ? null : all.getLast().count().outcome();
        boolean mayBegin = open && all.stream().noneMatch(each -> each.count() == null) && last != Round.Outcome.CONFIRM;
        List<Ui.Option> manners = Stream.concat(Stream.of(new Ui.Option(Round.ENTERED, ui.msg("elections.manner.entered"))),
                Arrays.stream(Manner.values()).filter(Manner::isSecret)
                        .filter(each -> !each.hasBoard() || congresses.consentToOnlineVoting(e.body()).isPresent())
                        .map(each -> new Ui.Option(each.name(), ui.msg("voting.manner." + each.name())))).toList();
        return view("elections/show", failure.status(), new ElectionPages.Show(e, body.name(), elections.candidates(id), all, elections.steps(e),
                verdicts.about("election", id), elections.shown(e).orElse(null), elections.reply(e).orElse(null), desk.may(Permission.CONGRESS_WORK),
                unit != null && desk.may(Permission.CONGRESS_REVIEW) && bodies.isAbove(unit, body), mayBegin, manners,
                Typed.options(ui, ElectionFacts.WriteIn.values(), "elections.writeIn."), held, typed, failure.errors(), failure.verdict()));
    }

    private ModelAndView answer(UUID id, CongressOutcome outcome, String flash, Typed typed, Ui ui, RedirectAttributes redirect) {
        return answers.page(outcome, ui, redirect, flash, done -> "/elections/" + id, failure -> show(id, ui, typed, failure));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "election")
    @PostMapping("/{id}/candidates")
    ModelAndView nominate(@PathVariable UUID id, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var typed = new Typed(values);
        UUID person = typed.id("person");
        CongressOutcome outcome = person == null ? new CongressOutcome.Faulty(Map.of("person-text", "congress.fault.person"))
                : elections.nominate(id, person, bars(typed), Math.max(0, typed.number("strokes")), typed.text("motion"));
        return answer(id, outcome, "congress.done.nominated", typed, ui, redirect);
    }

    private static Candidate.Bars bars(Typed typed) {
        return new Candidate.Bars(typed.yes("nearRelative"), typed.yes("head"), typed.yes("personnelOrForeign"), typed.yes("unionHead"),
                typed.yes("executive"), typed.yes("director"), typed.yes("supervisor"), typed.yes("finance"));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "election")
    @PostMapping("/{id}/candidates/{candidate}/withdrawal")
    ModelAndView withdraw(@PathVariable UUID id, @PathVariable UUID candidate, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return answer(id, elections.withdraw(id, candidate), "congress.done.removed", Typed.NOTHING, ui, redirect);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "election")
    @PostMapping("/{id}/publication")
    ModelAndView publish(@PathVariable UUID id, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var typed = new Typed(values);
        return answer(id, elections.publish(id, typed.day("publishedOn"), typed.day("meetingOn")), "elections.done.published", typed, ui, redirect);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "election")
    @PostMapping("/{id}/approval")
    ModelAndView approve(@PathVariable UUID id, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var typed = new Typed(values);
        return answer(id, elections.approve(id, typed.text("approval")), "congress.done.changed", typed, ui, redirect);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "election")
    @PostMapping("/{id}/party-review")
    ModelAndView party(@PathVariable UUID id, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var typed = new Typed(values);
        return answer(id, elections.partyReview(id, typed.day("reviewedOn"), !typed.text("partyVerdict").equals("refused"), typed.text("reviewWords")),
                "elections.done.reviewed", typed, ui, redirect);
    }

    @Allowed(value = Permission.CONGRESS_REVIEW, record = "election")
    @PostMapping("/{id}/review")
    ModelAndView review(@PathVariable UUID id, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var typed = new Typed(values);
        return answer(id, elections.aboveReview(id, Scope.desk().unit(), typed.day("aboveOn"), typed.text("verdict").equals("approved"), typed.text("reviewWords")),
                "elections.done.reviewed", typed, ui, redirect);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "election")
    @PostMapping("/{id}/conduct")
    ModelAndView conduct(@PathVariable UUID id, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var typed = new Typed(values);
        ElectionFacts.WriteIn writeIn = typed.one("writeIn", ElectionFacts.WriteIn.values());
        CongressOutcome outcome = writeIn == null ? new CongressOutcome.Faulty(Map.of("writeIn", "congress.fault.kind"))
                : elections.conduct(id, new Election.Conduct(writeIn, typed.yes("proxies"), typed.yes("tellerStands"), typed.yes("mobileBox"),
                        typed.yes("boxWatched"), typed.yes("nominatedByUnion")));
        return answer(id, outcome, "congress.done.changed", typed, ui, redirect);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "election")
    @PostMapping("/{id}/rounds")
    ModelAndView begin(@PathVariable UUID id, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var typed = new Typed(values);
        return answer(id, rounds.begin(id, typed.number("version"), typed.text("manner"), Math.max(0, typed.number("graceHours"))), "elections.done.begun",
                typed, ui, redirect);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "election")
    @PostMapping("/{id}/rounds/{round}/count")
    ModelAndView enter(@PathVariable UUID id, @PathVariable UUID round, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui,
                       RedirectAttributes redirect) {
        var typed = new Typed(values);
        var cast = new HashMap<UUID, Integer>();
        elections.candidates(id).forEach(each -> cast.put(each.id(), typed.number("votes-" + each.id())));
        return answer(id, rounds.enter(id, round, typed.number("version"), new Rounds.Entered(typed.day("heldOn"), typed.number("present"),
                typed.number("issued"), typed.number("returned"), typed.number("invalid"), cast)), "congress.done.counted", typed, ui, redirect);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "election")
    @PostMapping("/{id}/rounds/{round}/taking-over")
    ModelAndView take(@PathVariable UUID id, @PathVariable UUID round, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return answer(id, rounds.takeCount(id, round), "congress.done.counted", Typed.NOTHING, ui, redirect);
    }

    /** Who a name on the papers is; or, without a person, why it is counted for nobody. */
    @Allowed(value = Permission.CONGRESS_WORK, record = "election")
    @PostMapping("/{id}/rounds/{round}/names/{name}")
    ModelAndView identify(@PathVariable UUID id, @PathVariable UUID round, @PathVariable UUID name, @RequestParam Map<String, String> values,
                          @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var typed = new Typed(values);
        UUID person = typed.id("who-" + name);
        CongressOutcome outcome = values.containsKey("aside-" + name) ? rounds.setAside(id, round, name, typed.text("aside-" + name))
                : person == null ? new CongressOutcome.Faulty(Map.of("person-text", "congress.fault.person"))
                : rounds.identify(id, round, name, person, bars(typed), Math.max(0, typed.number("strokes-" + name)), ui.msg("elections.written.motion"));
        return answer(id, outcome, "congress.done.changed", typed, ui, redirect);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "election")
    @PostMapping("/{id}/rounds/{round}/removal")
    ModelAndView drop(@PathVariable UUID id, @PathVariable UUID round, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return answer(id, rounds.drop(id, round), "congress.done.removed", Typed.NOTHING, ui, redirect);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "election")
    @PostMapping("/{id}/fewer")
    ModelAndView fewer(@PathVariable UUID id, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var typed = new Typed(values);
        return answer(id, elections.leaveEmpty(id, typed.number("fewerPresent"), typed.number("fewerConsenting")), "congress.done.changed", typed, ui, redirect);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "election")
    @PostMapping("/{id}/report")
    ModelAndView report(@PathVariable UUID id, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var typed = new Typed(values);
        return answer(id, elections.report(id, typed.day("reportedOn")), "elections.done.reported", typed, ui, redirect);
    }

    @Allowed(value = Permission.CONGRESS_REVIEW, record = "election")
    @PostMapping("/{id}/answer")
    ModelAndView reply(@PathVariable UUID id, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var typed = new Typed(values);
        return answer(id, elections.answer(id, Scope.desk().unit(), typed.text("verdict").equals("approved"), typed.text("answerWords")),
                "elections.done.answered", typed, ui, redirect);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "election")
    @PostMapping("/{id}/breaking-off")
    ModelAndView breakOff(@PathVariable UUID id, @RequestParam Map<String, String> values, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var typed = new Typed(values);
        return answer(id, elections.breakOff(id, typed.text("breakWhy")), "elections.done.broken", typed, ui, redirect);
    }

    /** Type-ahead: members of the election's union; for a seat on a board the delegates too. */
    @Allowed(value = Permission.CONGRESS_WORK, record = "election")
    @GetMapping("/{id}/people")
    ModelAndView people(@PathVariable UUID id, @RequestParam(defaultValue = "") String q) {
        Election e = elections.get(id);
        List<CongressPages.Person> found = people(members, e.unit(), q);
        // Those of the staff's delegates who are no members may stand for a seat on a board.
        Stream<CongressPages.Person> delegates = !e.office().isOnBoard() || q.isBlank() ? Stream.empty() : congresses.roster(e.body(), LocalDate.now(clock)).delegates()
                .stream().filter(each -> each.name().contains(q.strip()) && found.stream().noneMatch(of -> of.id().equals(each.person()))).limit(12)
                .map(each -> new CongressPages.Person(each.person(), each.name(), each.constituencyName()));
        return new ModelAndView("congress/_people", Map.of("people", Stream.concat(found.stream(), delegates).toList()));
    }

    static List<CongressPages.Person> people(MemberPages members, UUID unit, String q) {
        return q.isBlank() ? List.of() : members.list(Scope.desk(), new MemberQuery(q.strip(), unit, MembershipStatus.LIVE, null, null,
                MemberQuery.Sort.TREE, null)).rows().items().stream().limit(12).map(row -> new CongressPages.Person(row.personId(), row.name(), row.where())).toList();
    }

    static ModelAndView view(String template, HttpStatus status, Object page) {
        var view = new ModelAndView(template, Map.of("page", page));
        view.setStatus(status);
        return view;
    }
}
