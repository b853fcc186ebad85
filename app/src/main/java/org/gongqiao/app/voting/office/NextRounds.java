package org.gongqiao.app.voting.office;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gongqiao.app.voting.NewVote;
import org.gongqiao.app.voting.Vote;
import org.gongqiao.app.voting.VotePrepared;
import org.gongqiao.app.voting.VoteQuestion;
import org.gongqiao.app.voting.Votes;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A further round: a new vote with the roll, the manner and the people of an earlier one. Credentials and key are made anew, since
 * both are bound to one vote and the first round's slips must be worth nothing in the second.
 */
@Component
public class NextRounds {

    private final Votes votes;
    private final VoteOffices offices;
    private final OfficeStore store;

    NextRounds(Votes votes, VoteOffices offices, OfficeStore store) {
        this.votes = votes;
        this.offices = offices;
        this.store = store;
    }

    /** Prepares the further round; returns the new vote. */
    @Transactional
    public UUID prepare(UUID earlier, String title, List<VoteQuestion> questions) {
        Vote before = votes.get(earlier);
        return votes.prepare(new NewVote(before.unit(), before.subject(), before.subjectLink(), title, before.manner(), questions, votes.electors(earlier),
                before.consent(), before.graceHours(), Set.of(), earlier));
    }

    /** Names the same people, as far as they may hold their office in it; whoever prepared it. */
    @EventListener
    void on(VotePrepared event) {
        UUID earlier = event.after();
        if (earlier == null) {
            return;
        }
        store.copyBarred(earlier, event.vote());
        for (Office office : Office.values()) {
            offices.of(earlier, office).forEach(holder -> offices.name(event.vote(), office, holder.person()));
        }
    }
}
