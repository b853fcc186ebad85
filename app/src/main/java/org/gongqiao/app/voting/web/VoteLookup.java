package org.gongqiao.app.voting.web;

import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.gongqiao.app.voting.Votes;
import org.springframework.stereotype.Component;

@Component
class VoteLookup implements RecordLookup {

    private final Votes votes;

    VoteLookup(Votes votes) {
        this.votes = votes;
    }

    @Override
    public String kind() {
        return "vote";
    }

    @Override
    public boolean inScope(UUID id) {
        return votes.find(id).isPresent();
    }
}
