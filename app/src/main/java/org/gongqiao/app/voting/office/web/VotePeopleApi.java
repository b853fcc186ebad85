package org.gongqiao.app.voting.office.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.voting.Hindrance;
import org.gongqiao.app.voting.NewVote;
import org.gongqiao.app.voting.Vote;
import org.gongqiao.app.voting.VoteQuestion;
import org.gongqiao.app.voting.VoteState;
import org.gongqiao.app.voting.Votes;
import org.gongqiao.app.voting.ceremony.Ceremonies;
import org.gongqiao.app.voting.office.Holder;
import org.gongqiao.app.voting.office.NamingOutcome;
import org.gongqiao.app.voting.office.NextRounds;
import org.gongqiao.app.voting.office.Office;
import org.gongqiao.app.voting.office.VoteOffices;
import org.gongqiao.app.voting.paper.Medium;
import org.gongqiao.app.voting.paper.RollLine;
import org.gongqiao.app.voting.paper.Rolls;
import org.gongqiao.app.voting.registrar.Registrars;
import org.gongqiao.app.voting.teller.TellerSheets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The people of a vote, its roll and its further round, for other programs. */
@RestController
@RequestMapping("/api/v1/votes/{id}")
class VotePeopleApi {

    private final Votes votes;
    private final VoteOffices offices;
    private final Ceremonies ceremonies;
    private final Registrars registrars;
    private final Rolls rolls;
    private final TellerSheets sheets;
    private final NextRounds rounds;
    private final OfficeProblems problems;

    VotePeopleApi(Votes votes, VoteOffices offices, Ceremonies ceremonies, Registrars registrars, Rolls rolls, TellerSheets sheets, NextRounds rounds, OfficeProblems problems) {
        this.votes = votes;
        this.offices = offices;
        this.ceremonies = ceremonies;
        this.registrars = registrars;
        this.rolls = rolls;
        this.sheets = sheets;
        this.rounds = rounds;
        this.problems = problems;
    }

    record People(List<Holder> holders, Ceremonies.@Nullable Standing ceremony, List<Integer> decrypted, Registrars.@Nullable Standing credentials) {}

    /** @param replaces the holder in whose place somebody else is put; null to name for the next free place */
    record Naming(@Nullable Office office, @Nullable UUID person, @Nullable UUID replaces) {}

    record Release(@Nullable Office office, @Nullable UUID holder) {}

    record Handout(@Nullable UUID person, @Nullable Medium medium) {}

    record Spoilt(@Nullable UUID person) {}

    record PrintRun(@Nullable Integer printed) {}

    record Recount(@Nullable String why) {}

    /** @param questions null or empty to keep them as they are */
    record Round(@Nullable String title, @Nullable List<VoteQuestion> questions) {}

    record Made(UUID id) {}

    @Allowed(value = Permission.VOTE_READ, record = "vote")
    @GetMapping("/people")
    People people(@PathVariable UUID id) {
        Vote vote = votes.get(id);
        return new People(Arrays.stream(Office.values()).flatMap(office -> offices.of(id, office).stream()).toList(), ceremonies.standing(id).orElse(null),
                ceremonies.decrypted(vote), vote.manner().hasBoard() ? registrars.standing(id) : null);
    }

    @Allowed(value = Permission.VOTE_WORK, record = "vote")
    @PostMapping("/people")
    ResponseEntity<?> name(@PathVariable UUID id, @RequestBody Naming body) {
        if (body.office() == null || body.person() == null) {
            return problems.malformed();
        }
        NamingOutcome outcome = body.replaces() == null ? offices.name(id, body.office(), body.person())
                : offices.replace(id, body.office(), body.replaces(), body.person());
        return switch (outcome) {
            case NamingOutcome.Named(Holder holder) -> ResponseEntity.status(HttpStatus.CREATED).body(holder);
            case NamingOutcome.Refused(Hindrance why) -> problems.of(why);
        };
    }

    @Allowed(value = Permission.VOTE_WORK, record = "vote")
    @PostMapping("/people/released")
    ResponseEntity<?> release(@PathVariable UUID id, @RequestBody Release body) {
        return body.office() == null || body.holder() == null ? problems.malformed() : answer(offices.release(id, body.office(), body.holder()));
    }

    /** Begins the trustees' ceremony; beginning a second time changes nothing. */
    @Allowed(value = Permission.VOTE_WORK, record = "vote")
    @PostMapping("/ceremony")
    ResponseEntity<?> begin(@PathVariable UUID id) {
        return answer(ceremonies.begin(id));
    }

    @Allowed(value = Permission.VOTE_WORK, record = "vote")
    @PostMapping("/ceremony/again")
    ResponseEntity<?> again(@PathVariable UUID id) {
        return answer(ceremonies.beginAgain(id));
    }

    @Allowed(value = Permission.VOTE_READ, record = "vote")
    @GetMapping("/roll")
    List<RollLine> roll(@PathVariable UUID id) {
        return rolls.roll(id);
    }

    @Allowed(value = Permission.VOTE_WORK, record = "vote")
    @PostMapping("/handouts")
    ResponseEntity<?> hand(@PathVariable UUID id, @RequestBody Handout body) {
        return body.person() == null || body.medium() == null ? problems.malformed() : answer(rolls.hand(id, body.person(), body.medium()));
    }

    @Allowed(value = Permission.VOTE_WORK, record = "vote")
    @PostMapping("/spoilt-papers")
    ResponseEntity<?> spoil(@PathVariable UUID id, @RequestBody Spoilt body) {
        return body.person() == null ? problems.malformed() : answer(rolls.spoil(id, body.person()));
    }

    @Allowed(value = Permission.VOTE_WORK, record = "vote")
    @PutMapping("/print-run")
    ResponseEntity<?> print(@PathVariable UUID id, @RequestBody PrintRun body) {
        return body.printed() == null ? problems.malformed() : answer(rolls.print(id, body.printed()));
    }

    @Allowed(value = Permission.VOTE_WORK, record = "vote")
    @PostMapping("/recount")
    ResponseEntity<?> recount(@PathVariable UUID id, @RequestBody Recount body) {
        VoteState state = votes.get(id).state();
        if (body.why() == null || body.why().isBlank() || body.why().length() > Registrars.LONGEST) {
            return problems.of(Hindrance.of("voting.recount.why", Office.TELLER.rule(), Registrars.LONGEST));
        }
        boolean done = (state == VoteState.OPEN || state == VoteState.CLOSED) && sheets.countAgain(id, body.why().strip());
        return answer(done ? Optional.empty() : Optional.of(Hindrance.of("voting.recount.none", Office.TELLER.rule())));
    }

    /** Prepares a further round of a counted vote. */
    @Allowed(value = Permission.VOTE_WORK, record = "vote")
    @PostMapping("/next-round")
    ResponseEntity<?> nextRound(@PathVariable UUID id, @RequestBody Round body) {
        Vote vote = votes.get(id);
        if (body.title() == null || body.title().isBlank() || body.title().length() > VoteQuestion.LONGEST
                || body.questions() != null && body.questions().size() > NewVote.QUESTIONS) {
            return problems.malformed();
        }
        if (vote.state() != VoteState.FINISHED || vote.answersTo()) {
            return problems.of(HttpStatus.CONFLICT, vote.answersTo() ? "voting.next.elsewhere" : "voting.next.early");
        }
        List<VoteQuestion> questions = body.questions() == null || body.questions().isEmpty() ? vote.questions() : body.questions();
        return ResponseEntity.status(HttpStatus.CREATED).body(new Made(rounds.prepare(id, body.title().strip(), questions)));
    }

    private ResponseEntity<?> answer(Optional<Hindrance> why) {
        return why.<ResponseEntity<?>>map(problems::of).orElseGet(() -> ResponseEntity.noContent().build());
    }
}
