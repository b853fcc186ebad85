package org.gongqiao.app.voting.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongqiao.app.voting.Hindrance;
import org.gongqiao.app.voting.Issue;
import org.gongqiao.app.voting.Side;
import org.gongqiao.app.voting.Vote;
import org.gongqiao.app.voting.Written;
import org.gongqiao.app.voting.office.Office;
import org.gongqiao.app.voting.office.OfficeNumbers;
import org.gongqiao.app.voting.office.VoteOffices;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What was handed out in a secret vote, and the papers. */
@Component
@Order(3)
class PaperSide implements Side {

    private final Rolls rolls;
    private final VoteOffices offices;
    private final OfficeNumbers numbers;

    PaperSide(Rolls rolls, VoteOffices offices, OfficeNumbers numbers) {
        this.rolls = rolls;
        this.offices = offices;
        this.numbers = numbers;
    }

    @Override
    public List<Hindrance> beforeOpening(Vote vote) {
        var found = new ArrayList<Hindrance>();
        if (vote.manner().hasPaper()) {
            int named = offices.of(vote.id(), Office.TELLER).size();
            if (named < numbers.tellers()) {
                found.add(Hindrance.of("voting.hindrance.tellers", Office.TELLER.rule(), named, numbers.tellers()));
            }
            if (rolls.printed(vote.id()).isEmpty()) {
                found.add(Hindrance.of("voting.hindrance.notPrinted", Rolls.RULE));
            }
        }
        return found;
    }

    @Override
    public Optional<Issue> issue(Vote vote) {
        if (!vote.manner().isSecret()) {
            return Optional.empty();
        }
        RollNumbers roll = RollNumbers.of(rolls.roll(vote.id()));
        if (!vote.manner().hasPaper() && roll.slips() == 0) {
            // No roll was kept at the door: every credential of the public list was handed out.
            return Optional.empty();
        }
        PaperSheet sheet = vote.manner().hasPaper() ? rolls.agreed(vote.id()).orElse(null) : null;
        return Optional.of(new Issue(roll.slips(), Math.toIntExact(roll.slipWeight()), roll.papers(), sheet == null ? 0 : sheet.returned(), sheet == null ? 0 : sheet.valid(),
                sheet == null ? 0 : sheet.invalid()));
    }

    @Override
    public List<Hindrance> beforeCounting(Vote vote) {
        return vote.manner().hasPaper() ? rolls.differences(vote) : List.of();
    }

    @Override
    public Optional<List<List<Long>>> counted(Vote vote) {
        return vote.manner().hasPaper() ? rolls.agreed(vote.id()).map(PaperSheet::weighed) : Optional.empty();
    }

    @Override
    public List<List<Written>> written(Vote vote) {
        return vote.manner().hasPaper() ? rolls.agreed(vote.id()).map(PaperSheet::writtenByWeight).orElse(List.of()) : List.of();
    }
}
