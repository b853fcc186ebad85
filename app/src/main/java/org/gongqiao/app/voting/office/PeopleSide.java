package org.gongqiao.app.voting.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongqiao.app.voting.Hindrance;
import org.gongqiao.app.voting.Side;
import org.gongqiao.app.voting.Vote;
import org.gongqiao.app.voting.VoteState;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Leads from a vote to its people, its roll and its further round. */
@Component
@Order(0)
class PeopleSide implements Side {

    private final OfficeStore store;

    PeopleSide(OfficeStore store) {
        this.store = store;
    }

    @Override
    public Optional<Hindrance> beforeStanding(Vote vote, Set<UUID> persons) {
        return Stream.of(Office.values()).flatMap(office -> store.of(vote.id(), office).stream()).filter(holder -> persons.contains(holder.person()))
                .findFirst().map(holder -> Hindrance.of("voting.office.stands", VoteOffices.NO_CANDIDATE, holder.name()));
    }

    @Override
    public List<Page> pages(Vote vote) {
        var pages = new ArrayList<Page>();
        pages.add(new Page("/votes/" + vote.id() + "/people", "voting.people.title"));
        if (vote.manner().isSecret()) {
            pages.add(new Page("/votes/" + vote.id() + "/roll", "voting.roll.title"));
        }
        if (vote.state() == VoteState.FINISHED) {
            pages.add(vote.answersTo() ? new Page(vote.subjectLink(), "voting.next.subject") : new Page("/votes/" + vote.id() + "/next-round", "voting.next"));
        }
        return pages;
    }
}
