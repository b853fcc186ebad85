package org.gongqiao.app.voting.office.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.voting.Hindrance;
import org.gongqiao.app.voting.Vote;
import org.gongqiao.app.voting.Votes;
import org.gongqiao.app.voting.paper.Medium;
import org.gongqiao.app.voting.paper.RollLine;
import org.gongqiao.app.voting.paper.RollNumbers;
import org.gongqiao.app.voting.paper.Rolls;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The roll at the door, the same for officers and registrars. */
@Component
class RollPage {

    private static final int SHOWN = 60;

    private final Rolls rolls;
    private final Votes votes;

    RollPage(Rolls rolls, Votes votes) {
        this.rolls = rolls;
        this.votes = votes;
    }

    /** @param medium as typed; null where it went well */
    @Nullable Hindrance hand(UUID vote, String person, String medium) {
        Medium taken = Arrays.stream(Medium.values()).filter(each -> each.name().equals(medium)).findFirst().orElse(null);
        UUID who = VotePeopleController.uuid(person).orElse(null);
        return taken == null || who == null ? Hindrance.of("voting.roll.pick", "V-14") : rolls.hand(vote, who, taken).orElse(null);
    }

    @Nullable Hindrance spoil(UUID vote, String person) {
        UUID who = VotePeopleController.uuid(person).orElse(null);
        return who == null ? Hindrance.of("voting.roll.pick", "V-14") : rolls.spoil(vote, who).orElse(null);
    }

    ModelAndView page(HttpStatus status, UUID id, String q, String action, boolean officer, boolean may, @Nullable Hindrance refusal) {
        Vote vote = votes.get(id);
        List<RollLine> all = rolls.roll(id);
        List<RollLine> found = q.isBlank() ? all : all.stream().filter(line -> line.name().contains(q.strip())).toList();
        List<RollLine> lines = found.stream().limit(SHOWN).toList();
        return new ModelAndView("voting/roll", new HashMap<>(Map.of("page", new OfficePages.Roll(vote, lines, found.size() - lines.size(), q, RollNumbers.of(all),
                rolls.printed(id).orElse(null), Rolls.offered(vote), action, officer, may, refusal))), status);
    }
}
