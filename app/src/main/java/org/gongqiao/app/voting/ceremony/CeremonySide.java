package org.gongqiao.app.voting.ceremony;

import java.util.List;
import org.gongqiao.app.voting.Hindrance;
import org.gongqiao.app.voting.Setups;
import org.gongqiao.app.voting.Side;
import org.gongqiao.app.voting.Vote;
import org.gongqiao.app.voting.office.Office;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** No vote with a board opens before its trustees have made the key and have decrypted a test from their files. */
@Component
@Order(1)
class CeremonySide implements Side {

    private final CeremonyStore store;
    private final Setups setups;

    CeremonySide(CeremonyStore store, Setups setups) {
        this.store = store;
        this.setups = setups;
    }

    @Override
    public List<Hindrance> beforeOpening(Vote vote) {
        // The record is put down by the last message of a test decryption and by nothing else.
        if (!vote.manner().hasBoard() || setups.trustees(vote.id()).isPresent()) {
            return List.of();
        }
        // Before it has begun, the vote itself says that the key is missing.
        return store.now(vote.id()).map(ceremony -> List.of(Hindrance.of("voting.hindrance.ceremony." + ceremony.stage().name(), Office.TRUSTEE.rule(),
                ceremony.messages().stream().filter(sent -> !ceremony.hasDone(sent.place())).count()))).orElse(List.of());
    }
}
