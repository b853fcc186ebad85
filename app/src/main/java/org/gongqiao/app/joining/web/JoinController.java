package org.gongqiao.app.joining.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Public;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.identity.Accounts;
import org.gongqiao.app.identity.Claim;
import org.gongqiao.app.identity.Consents;
import org.gongqiao.app.identity.Masks;
import org.gongqiao.app.identity.OneTimeCodes;
import org.gongqiao.app.identity.Person;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.identity.Purpose;
import org.gongqiao.app.identity.Sessions;
import org.gongqiao.app.joining.Applicant;
import org.gongqiao.app.joining.Applications;
import org.gongqiao.app.joining.Draft;
import org.gongqiao.app.joining.Drafts;
import org.gongqiao.app.joining.FilingOutcome;
import org.gongqiao.app.joining.Relation;
import org.gongqiao.app.joining.Route;
import org.gongqiao.app.kernel.MobileNumber;
import org.gongqiao.app.membership.Membership;
import org.gongqiao.app.membership.Memberships;
import org.gongqiao.app.membership.Trade;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The three screens: the work, the person, the union that fits. Five fields are typed (place, name, number, phone, code);
 * the rest is tapped. Every answer works without scripts.
 */
@Controller
class JoinController {

    private static final int LONGEST = 100;

    private final DraftCookie cookie;
    private final Drafts drafts;
    private final Applications applications;
    private final Memberships memberships;
    private final Accounts accounts;
    private final OneTimeCodes codes;
    private final Sessions sessions;
    private final Consents consents;
    private final Persons persons;
    private final Unions unions;
    private final Clock clock;

    JoinController(DraftCookie cookie, Drafts drafts, Applications applications, Memberships memberships, Accounts accounts, OneTimeCodes codes,
                   Sessions sessions, Consents consents, Persons persons, Unions unions, Clock clock) {
        this.cookie = cookie;
        this.drafts = drafts;
        this.applications = applications;
        this.memberships = memberships;
        this.accounts = accounts;
        this.codes = codes;
        this.sessions = sessions;
        this.consents = consents;
        this.persons = persons;
        this.unions = unions;
        this.clock = clock;
    }

    /** First screen; {@code u} is the union whose code was scanned. */
    @Public
    @GetMapping("/join")
    ModelAndView work(@RequestParam(defaultValue = "") String u, @ModelAttribute("ui") Ui ui, HttpServletRequest request, HttpServletResponse response) {
        Draft draft = draft(request);
        Optional<Union> scanned = u.matches("[0-9a-f-]{36}") ? unions.find(UUID.fromString(u)).filter(Union::isActive) : Optional.empty();
        if (scanned.isPresent()) {
            draft = draft.invited(scanned.get().id());
            cookie.save(request, response, draft);
        }
        return workPage(HttpStatus.OK, ui, draft, Map.of());
    }

    @Public
    @PostMapping("/join")
    ModelAndView takeWork(@RequestParam(defaultValue = "") String trade, @RequestParam(defaultValue = "") String relation,
                          @RequestParam(name = "q", defaultValue = "") String workplace, @RequestParam(name = "place", defaultValue = "") String pick,
                          @ModelAttribute("ui") Ui ui, HttpServletRequest request, HttpServletResponse response) {
        if (!cookie.mayKeep(request)) {
            return workPage(HttpStatus.TOO_MANY_REQUESTS, ui, draft(request), Map.of("place", ui.msg("joining.fault.tooOften")));
        }
        Draft draft = draft(request).work(constant(Trade.class, trade), constant(Relation.class, relation), cut(workplace.strip()), validPick(pick));
        var errors = new LinkedHashMap<String, String>();
        if (draft.trade() == null) {
            errors.put("trade", ui.msg("joining.fault.trade"));
        }
        if (draft.relation() == null) {
            errors.put("relation", ui.msg("joining.fault.relation"));
        }
        if (draft.workplace().isEmpty() && draft.invitedBy() == null) {
            errors.put("place", ui.msg("joining.fault.place"));
        }
        cookie.save(request, response, draft);
        if (!errors.isEmpty()) {
            return workPage(HttpStatus.UNPROCESSABLE_CONTENT, ui, draft, errors);
        }
        return redirect(Scope.DESK.isBound() ? "/join/union" : "/join/person");
    }

    /** Keeps what is typed while it is typed; answers nothing. */
    @Public
    @PostMapping("/join/draft")
    void keep(@RequestParam Map<String, String> typed, HttpServletRequest request, HttpServletResponse response) {
        if (!cookie.mayKeep(request)) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            return;
        }
        Draft draft = draft(request);
        if (typed.containsKey("idNumber") || typed.containsKey("name") || typed.containsKey("phone")) {
            draft = draft.person(cut(typed.getOrDefault("name", draft.name())), cut(typed.getOrDefault("idNumber", "")),
                    cut(typed.getOrDefault("phone", draft.phone())));
        } else {
            draft = draft.work(constant(Trade.class, typed.getOrDefault("trade", "")), constant(Relation.class, typed.getOrDefault("relation", "")),
                    cut(typed.getOrDefault("q", "")), validPick(typed.getOrDefault("place", "")));
        }
        cookie.save(request, response, draft);
        response.setStatus(HttpStatus.NO_CONTENT.value());
    }

    /** Second screen. */
    @Public
    @GetMapping("/join/person")
    ModelAndView person(@RequestParam(defaultValue = "false") boolean sent, HttpServletRequest request) {
        Optional<Draft> draft = cookie.draft(request);
        if (draft.isEmpty() || !draft.get().hasWork()) {
            return redirect("/join");
        }
        return Scope.DESK.isBound() ? redirect("/join/union") : personPage(HttpStatus.OK, draft.get(), sent, Map.of());
    }

    /** A phone that comes back to the tab asks again for the address of the form. */
    @Public
    @GetMapping("/join/codes")
    ModelAndView backToPerson() {
        return redirect("/join/person");
    }

    /** Sends a code to the phone that was typed; keeps the other fields. */
    @Public
    @PostMapping("/join/codes")
    ModelAndView sendCode(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String idNumber,
                          @RequestParam(defaultValue = "") String phone, @ModelAttribute("ui") Ui ui, Locale locale,
                          HttpServletRequest request, HttpServletResponse response, RedirectAttributes redirect) {
        Optional<Draft> before = cookie.draft(request);
        if (before.isEmpty() || !before.get().hasWork()) {
            return redirect("/join");
        }
        Draft draft = before.get().person(cut(name.strip()), cut(idNumber.strip()), cut(phone.strip()));
        cookie.save(request, response, draft);
        if (!(MobileNumber.parse(draft.phone()) instanceof MobileNumber.Valid valid)) {
            String fault = ((MobileNumber.Refused) MobileNumber.parse(draft.phone())).fault().name();
            return personPage(HttpStatus.UNPROCESSABLE_CONTENT, draft, false, Map.of("phone", ui.msg("joining.fault.phone." + fault)));
        }
        return switch (codes.send(valid.number().value(), OneTimeCodes.Purpose.JOIN, request.getRemoteAddr(), locale)) {
            case OneTimeCodes.Sending.Sent sent -> sent(redirect, Ui.Flash.done("joining.code.sent", valid.number().masked()));
            case OneTimeCodes.Sending.TooSoon(Instant again) -> sent(redirect, Ui.Flash.note("joining.code.tooSoon",
                    Math.max(1, Duration.between(clock.instant(), again).toSeconds())));
            case OneTimeCodes.Sending.TooMany() -> personPage(HttpStatus.TOO_MANY_REQUESTS, draft, false,
                    Map.of("phone", ui.msg("joining.code.tooMany")));
        };
    }

    private static ModelAndView sent(RedirectAttributes redirect, Ui.Flash message) {
        redirect.addFlashAttribute(Ui.Flash.NAME, message);
        return redirect("/join/person?sent=true");
    }

    /** Proves the phone, enters the person or finds him, records the consents, and signs him in. */
    @Public
    @PostMapping("/join/person")
    ModelAndView takePerson(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String idNumber,
                            @RequestParam(defaultValue = "") String phone, @RequestParam(defaultValue = "") String code,
                            @RequestParam(defaultValue = "false") boolean agree, @RequestParam(defaultValue = "false") boolean identify,
                            @ModelAttribute("ui") Ui ui, HttpServletRequest request, HttpServletResponse response) {
        Optional<Draft> before = cookie.draft(request);
        if (before.isEmpty() || !before.get().hasWork()) {
            return redirect("/join");
        }
        Draft draft = before.get().person(cut(name.strip()), cut(idNumber.strip()), cut(phone.strip()));
        cookie.save(request, response, draft);
        Applicant applicant = Applicant.read(draft.name(), draft.idNumber(), draft.phone());
        var errors = new LinkedHashMap<String, String>();
        applicant.faults().forEach((field, key) -> errors.put(field, ui.msg(key)));
        if (!code.strip().matches("\\d{6}")) {
            errors.put("code", ui.msg("joining.fault.code"));
        }
        if (!agree) {
            errors.put("agree", ui.msg("joining.fault.agree"));
        }
        if (!identify) {
            errors.put("identify", ui.msg("joining.fault.identify"));
        }
        if (!errors.isEmpty()) {
            return personPage(HttpStatus.UNPROCESSABLE_CONTENT, draft, !code.isBlank(), errors);
        }
        var proved = Objects.requireNonNull(applicant.person());
        return switch (codes.check(Objects.requireNonNull(proved.phone()), OneTimeCodes.Purpose.JOIN, code.strip())) {
            case WRONG -> personPage(HttpStatus.UNPROCESSABLE_CONTENT, draft, true, Map.of("code", ui.msg("joining.code.wrong")));
            case EXPIRED -> personPage(HttpStatus.UNPROCESSABLE_CONTENT, draft, false, Map.of("code", ui.msg("joining.code.expired")));
            case RIGHT -> switch (accounts.claim(proved)) {
                case Claim.Ready ready -> {
                    sessions.begin(request, response, ready);
                    Scope.run(new Scope.Own(ready.personId()), () ->
                            consents.give(ready.personId(), Purpose.MEMBERSHIP, Purpose.IDENTIFICATION));
                    // The number is in the person's own row now; the draft need not keep a second copy.
                    cookie.save(request, response, new Draft(draft.key(), draft.trade(), draft.relation(), draft.workplace(), draft.pick(),
                            draft.invitedBy(), draft.name(), "", draft.phone()));
                    yield redirect("/join/union");
                }
                case Claim.OtherName() -> personPage(HttpStatus.CONFLICT, draft, false, Map.of("name", ui.msg("joining.fault.otherName")));
                case Claim.OtherPhone() -> personPage(HttpStatus.CONFLICT, draft, false, Map.of("phone", ui.msg("joining.fault.otherPhone")));
                case Claim.PhoneTaken() -> personPage(HttpStatus.CONFLICT, draft, false, Map.of("phone", ui.msg("joining.fault.phoneTaken")));
            };
        };
    }

    /** Third screen: which union and why, who decides and until when. */
    @Self
    @GetMapping("/join/union")
    ModelAndView union(@ModelAttribute("ui") Ui ui, HttpServletRequest request) {
        UUID person = Scope.desk().personId();
        Optional<Membership> live = memberships.liveOf(person);
        if (live.isPresent()) {
            return view("joining/member", HttpStatus.OK, new JoinPages.Member(unions.get(live.get().unitId()).name(), live.get().joinedOn(), null));
        }
        Optional<UUID> waiting = applications.waitingOf(person);
        if (waiting.isPresent()) {
            return redirect("/my/applications/" + waiting.get());
        }
        Optional<Draft> draft = cookie.draft(request);
        if (draft.isEmpty() || !draft.get().hasWork()) {
            return redirect("/join");
        }
        return applications.route(draft.get().toApplication()).map(route -> destination(ui, draft.get(), route, person))
                .orElseGet(() -> new ModelAndView("joining/no-union", Map.of(), HttpStatus.OK));
    }

    /** Files the application; sending twice makes one. */
    @Self
    @PostMapping("/join/applications")
    ModelAndView file(@RequestParam(defaultValue = "") String key, HttpServletRequest request, HttpServletResponse response) {
        UUID person = Scope.desk().personId();
        Optional<Draft> draft = cookie.draft(request);
        if (draft.isEmpty() || !draft.get().hasWork() || !draft.get().key().toString().equals(key)) {
            // The form was sent before and its draft is gone: the application it made is the answer.
            return key.matches("[0-9a-f-]{36}") ? applications.byKey(UUID.fromString(key)).map(id -> redirect("/my/applications/" + id))
                    .orElseGet(() -> redirect("/join")) : redirect("/join");
        }
        return switch (applications.file(person, draft.get().toApplication())) {
            case FilingOutcome.Filed(UUID id) -> {
                cookie.end(request, response);
                yield redirect("/my/applications/" + id);
            }
            case FilingOutcome.OtherWaits(UUID id) -> redirect("/my/applications/" + id);
            case FilingOutcome.AlreadyMember member -> view("joining/member", HttpStatus.CONFLICT,
                    new JoinPages.Member(member.unionName(), member.since(), member.verdict()));
            case FilingOutcome.Unlawful unlawful -> new ModelAndView("joining/unlawful", Map.of("verdict", unlawful.verdict()), HttpStatus.UNPROCESSABLE_CONTENT);
            case FilingOutcome.NoUnion() -> new ModelAndView("joining/no-union", Map.of(), HttpStatus.OK);
        };
    }

    private ModelAndView destination(Ui ui, Draft draft, Route route, UUID person) {
        String name = persons.find(person).map(Person::name).orElse("");
        return view("joining/union", HttpStatus.OK, new JoinPages.Destination(draft.key(), route.first(),
                route.choices().subList(1, route.choices().size()), route.until(),
                "/law/reckoning?limit=" + Applications.DECIDE + "&region=" + route.countedIn() + "&on=" + ui.today(), route.verdicts(), name,
                ui.msg("membership.trade." + Objects.requireNonNull(draft.trade()).name()),
                ui.msg("joining.relation." + Objects.requireNonNull(draft.relation()).name()), draft.workplace()));
    }

    private Draft draft(HttpServletRequest request) {
        return cookie.draft(request).orElseGet(drafts::begin);
    }

    private ModelAndView workPage(HttpStatus status, Ui ui, Draft draft, Map<String, String> errors) {
        var trades = Arrays.stream(Trade.values()).map(trade -> new Ui.Option(trade.name(), ui.msg("membership.trade." + trade.name()))).toList();
        var relations = Arrays.stream(Relation.values())
                .map(relation -> new Ui.Option(relation.name(), ui.msg("joining.relation." + relation.name()))).toList();
        String inviter = draft.invitedBy() == null ? null : unions.find(draft.invitedBy()).map(Union::name).orElse(null);
        return view("joining/work", status, new JoinPages.Work(trades, relations, draft.trade() == null ? null : draft.trade().name(),
                draft.relation() == null ? null : draft.relation().name(), draft.workplace(), draft.pick(), inviter, errors));
    }

    private static ModelAndView personPage(HttpStatus status, Draft draft, boolean sent, Map<String, String> errors) {
        String masked = draft.idNumber().isEmpty() ? "" : Masks.number(draft.idNumber());
        return view("joining/person", status, new JoinPages.Identity(draft.name(), masked, draft.phone(), sent, errors));
    }

    private static ModelAndView view(String name, HttpStatus status, Object page) {
        return new ModelAndView(name, new HashMap<>(Map.of("page", page)), status);
    }

    private static ModelAndView redirect(String path) {
        return new ModelAndView("redirect:" + path);
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants()).filter(each -> each.name().equals(name)).findFirst().orElse(null);
    }

    /** A pick is one of ours or nothing. */
    private static String validPick(String pick) {
        return pick.matches("(employer|union):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|region:[1-9]\\d{5}") ? pick : "";
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
