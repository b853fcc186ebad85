package org.gongqiao.app.voting.registrar;

import java.util.List;
import org.gongqiao.app.voting.Hindrance;
import org.gongqiao.app.voting.Setups;
import org.gongqiao.app.voting.Side;
import org.gongqiao.app.voting.Vote;
import org.gongqiao.app.voting.board.Digests;
import org.gongqiao.app.voting.office.Office;
import org.gongqiao.app.voting.office.OfficeNumbers;
import org.gongqiao.app.voting.office.VoteOffices;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** No vote with a board opens before both registrars have confirmed the list of credentials as it is. */
@Component
@Order(2)
class RegistrarSide implements Side {

    private final RegistrarStore store;
    private final VoteOffices offices;
    private final OfficeNumbers numbers;
    private final Setups setups;

    RegistrarSide(RegistrarStore store, VoteOffices offices, OfficeNumbers numbers, Setups setups) {
        this.store = store;
        this.offices = offices;
        this.numbers = numbers;
        this.setups = setups;
    }

    @Override
    public List<Hindrance> beforeOpening(Vote vote) {
        if (!vote.manner().hasBoard()) {
            return List.of();
        }
        int named = offices.of(vote.id(), Office.REGISTRAR).size();
        // Without anybody named there is no list either, since only a registrar hands one in and it goes when one gives up: the vote itself says so.
        if (named == 0) {
            return List.of();
        }
        if (named < numbers.registrars()) {
            return List.of(Hindrance.of("voting.hindrance.registrars", Office.REGISTRAR.rule(), named, numbers.registrars()));
        }
        String fingerprint = setups.credentials(vote.id()).map(Digests::fingerprint).orElse(null);
        long confirmed = store.confirmed(vote.id()).values().stream().filter(each -> each.equals(fingerprint)).count();
        return fingerprint == null || confirmed == named ? List.of()
                : List.of(Hindrance.of("voting.hindrance.unconfirmed", Office.REGISTRAR.rule(), confirmed, named));
    }
}
