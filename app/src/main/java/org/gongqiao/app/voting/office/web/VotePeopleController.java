package org.gongqiao.app.voting.office.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.ui.Ui;
import org.gongqiao.app.voting.Elector;
import org.gongqiao.app.voting.Hindrance;
import org.gongqiao.app.voting.Vote;
import org.gongqiao.app.voting.VoteState;
import org.gongqiao.app.voting.Votes;
import org.gongqiao.app.voting.ceremony.Ceremonies;
import org.gongqiao.app.voting.office.Holder;
import org.gongqiao.app.voting.office.NamingOutcome;
import org.gongqiao.app.voting.office.Office;
import org.gongqiao.app.voting.office.OfficeNumbers;
import org.gongqiao.app.voting.office.VoteOffices;
import org.gongqiao.app.voting.registrar.Registrars;
import org.gongqiao.app.voting.teller.TellerSheets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Officers name the people of a vote, and begin the trustees' ceremony. */
@Controller
@RequestMapping("/votes/{id}")
class VotePeopleController {

    private static final int OFFERED = 12;

    private final Votes votes;
    private final VoteOffices offices;
    private final OfficeNumbers numbers;
    private final Ceremonies ceremonies;
    private final Registrars registrars;
    private final TellerSheets sheets;

    VotePeopleController(Votes votes, VoteOffices offices, OfficeNumbers numbers, Ceremonies ceremonies, Registrars registrars, TellerSheets sheets) {
        this.votes = votes;
        this.offices = offices;
        this.numbers = numbers;
        this.ceremonies = ceremonies;
        this.registrars = registrars;
        this.sheets = sheets;
    }

    @Allowed(value = Permission.VOTE_READ, record = "vote")
    @GetMapping("/people")
    ModelAndView people(@PathVariable UUID id) {
        return page(HttpStatus.OK, id, null);
    }

    /** Rows of the type-ahead: electors of the vote by name. */
    @Allowed(value = Permission.VOTE_WORK, record = "vote")
    @GetMapping("/electors")
    ModelAndView electors(@PathVariable UUID id, @RequestParam(defaultValue = "") String q) {
        String part = q.strip();
        List<Elector> found = part.isEmpty() ? List.of()
                : offices.electors(id).stream().filter(elector -> elector.name().contains(part)).limit(OFFERED).toList();
        return new ModelAndView("voting/_electors", Map.of("electors", found));
    }

    @Allowed(value = Permission.VOTE_WORK, record = "vote")
    @PostMapping("/people")
    ModelAndView name(@PathVariable UUID id, @RequestParam(defaultValue = "") String office, @RequestParam(defaultValue = "") String person,
                      @RequestParam(defaultValue = "") String holder, RedirectAttributes redirect) {
        Office wanted = office(office).orElse(null);
        UUID elector = uuid(person).orElse(null);
        if (wanted == null || elector == null) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, id, Hindrance.of("voting.office.pick", wanted == null ? Office.TRUSTEE.rule() : wanted.rule()));
        }
        NamingOutcome outcome = uuid(holder).map(before -> offices.replace(id, wanted, before, elector)).orElseGet(() -> offices.name(id, wanted, elector));
        return switch (outcome) {
            case NamingOutcome.Named(Holder named) -> back(id, redirect, "voting.people.named", named.name());
            case NamingOutcome.Refused(Hindrance why) -> page(HttpStatus.UNPROCESSABLE_CONTENT, id, why);
        };
    }

    @Allowed(value = Permission.VOTE_WORK, record = "vote")
    @PostMapping("/people/released")
    ModelAndView release(@PathVariable UUID id, @RequestParam(defaultValue = "") String office, @RequestParam(defaultValue = "") String holder,
                         RedirectAttributes redirect) {
        Office from = office(office).orElse(null);
        UUID who = uuid(holder).orElse(null);
        if (from == null || who == null) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, id, Hindrance.of("voting.office.pick", Office.TRUSTEE.rule()));
        }
        return offices.release(id, from, who).map(why -> page(HttpStatus.UNPROCESSABLE_CONTENT, id, why))
                .orElseGet(() -> back(id, redirect, "voting.people.released"));
    }

    @Allowed(value = Permission.VOTE_WORK, record = "vote")
    @PostMapping("/ceremony")
    ModelAndView begin(@PathVariable UUID id, RedirectAttributes redirect) {
        return ceremonies.begin(id).map(why -> page(HttpStatus.UNPROCESSABLE_CONTENT, id, why)).orElseGet(() -> back(id, redirect, "voting.people.begun"));
    }

    @Allowed(value = Permission.VOTE_WORK, record = "vote")
    @PostMapping("/ceremony/again")
    ModelAndView again(@PathVariable UUID id, RedirectAttributes redirect) {
        return ceremonies.beginAgain(id).map(why -> page(HttpStatus.UNPROCESSABLE_CONTENT, id, why)).orElseGet(() -> back(id, redirect, "voting.people.begunAgain"));
    }

    /** Sets an agreed count of the tellers aside, with the reason; as long as nothing was counted with it. */
    @Allowed(value = Permission.VOTE_WORK, record = "vote")
    @PostMapping("/recount")
    ModelAndView recount(@PathVariable UUID id, @RequestParam(defaultValue = "") String why, RedirectAttributes redirect) {
        VoteState state = votes.get(id).state();
        if (why.isBlank() || why.length() > Registrars.LONGEST) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, id, Hindrance.of("voting.recount.why", Office.TELLER.rule(), Registrars.LONGEST));
        }
        boolean early = state == VoteState.OPEN || state == VoteState.CLOSED;
        return early && sheets.countAgain(id, why.strip()) ? back(id, redirect, "voting.recount.done")
                : page(HttpStatus.UNPROCESSABLE_CONTENT, id, Hindrance.of("voting.recount.none", Office.TELLER.rule()));
    }

    private static ModelAndView back(UUID id, RedirectAttributes redirect, String key, Object... args) {
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done(key, args));
        return new ModelAndView("redirect:/votes/" + id + "/people");
    }

    private ModelAndView page(HttpStatus status, UUID id, @Nullable Hindrance refusal) {
        Vote vote = votes.get(id);
        List<OfficePages.Group> groups = Arrays.stream(Office.values()).filter(office -> VoteOffices.has(vote.manner(), office))
                .map(office -> new OfficePages.Group(office, offices.of(id, office), least(office, vote), open(office, vote))).toList();
        boolean board = vote.manner().hasBoard();
        return new ModelAndView("voting/people", new HashMap<>(Map.of("page", new OfficePages.People(vote, groups, numbers.few(), numbers.many(),
                numbers.proposed(vote.electors()), ceremonies.standing(id).orElse(null), ceremonies.decrypted(vote), board ? registrars.standing(id) : null,
                board ? registrars.rare(offices.electors(id)) : List.of(), VoteOffices.has(vote.manner(), Office.TELLER) ? sheets.standing(id) : null,
                Scope.desk().may(Permission.VOTE_WORK), refusal))), status);
    }

    private int least(Office office, Vote vote) {
        return switch (office) {
            case TRUSTEE -> numbers.proposed(vote.electors()).size();
            case REGISTRAR -> numbers.registrars();
            case TELLER -> numbers.tellers();
        };
    }

    private static boolean open(Office office, Vote vote) {
        return vote.state() == VoteState.PREPARING || office == Office.TELLER && (vote.state() == VoteState.OPEN || vote.state() == VoteState.CLOSED);
    }

    static Optional<Office> office(String name) {
        return Arrays.stream(Office.values()).filter(each -> each.name().equals(name)).findFirst();
    }

    static Optional<UUID> uuid(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
