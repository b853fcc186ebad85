package org.gongqiao.app.voting.open;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongqiao.app.voting.Hindrance;
import org.gongqiao.app.voting.Issue;
import org.gongqiao.app.voting.Manner;
import org.gongqiao.app.voting.Side;
import org.gongqiao.app.voting.Vote;
import org.gongqiao.app.voting.office.Office;
import org.gongqiao.app.voting.office.OfficeNumbers;
import org.gongqiao.app.voting.office.VoteOffices;
import org.gongqiao.app.voting.teller.TellerSheets;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Open votes: two tellers before the opening, and their agreement before the close. */
@Component
@Order(4)
class OpenSide implements Side {

    private static final String RULE = Office.TELLER.rule();

    private final OpenVotes openVotes;
    private final VoteOffices offices;
    private final OfficeNumbers numbers;
    private final TellerSheets sheets;

    OpenSide(OpenVotes openVotes, VoteOffices offices, OfficeNumbers numbers, TellerSheets sheets) {
        this.openVotes = openVotes;
        this.offices = offices;
        this.numbers = numbers;
        this.sheets = sheets;
    }

    @Override
    public List<Hindrance> beforeOpening(Vote vote) {
        var found = new ArrayList<Hindrance>();
        if (!vote.manner().isSecret()) {
            int named = offices.of(vote.id(), Office.TELLER).size();
            if (named < numbers.tellers()) {
                found.add(Hindrance.of("voting.hindrance.tellers", RULE, named, numbers.tellers()));
            }
            if (vote.manner() == Manner.HANDS && openVotes.weighted(vote.id())) {
                found.add(Hindrance.of("voting.hindrance.weightedHands", RULE));
            }
        }
        return found;
    }

    @Override
    public List<Hindrance> beforeClosing(Vote vote) {
        if (vote.manner().isSecret() || sheets.standing(vote.id()).agreed()) {
            return List.of();
        }
        TellerSheets.Standing standing = sheets.standing(vote.id());
        return List.of(Hindrance.of(standing.differing().isEmpty() ? "voting.difference.notCounted" : "voting.difference.tellers", RULE, standing.attempt() - 1));
    }

    @Override
    public Optional<Issue> issue(Vote vote) {
        return openVotes.result(vote).map(result -> new Issue(0, 0, result.took(), result.took(), result.took(), 0));
    }

    @Override
    public Optional<List<List<Long>>> counted(Vote vote) {
        return openVotes.result(vote).map(OpenVotes.Result::counts);
    }
}
