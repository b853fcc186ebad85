package org.gongqiao.app.voting.office.web;

import java.util.UUID;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.voting.Votes;
import org.gongqiao.app.voting.casting.BallotScripts;
import org.gongqiao.app.voting.office.Holder;
import org.gongqiao.app.voting.office.Office;
import org.gongqiao.app.voting.office.VoteOffices;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** A trustee's page: the ceremony and the decryption happen in its script. */
@Self
@Controller
class TrusteeController {

    private final VoteOffices offices;
    private final Votes votes;
    private final BallotScripts scripts;

    TrusteeController(VoteOffices offices, Votes votes, BallotScripts scripts) {
        this.offices = offices;
        this.votes = votes;
        this.scripts = scripts;
    }

    @GetMapping("/my/trustee/{id}")
    ModelAndView show(@PathVariable UUID id) {
        Holder me = offices.own(id, Office.TRUSTEE);
        return new ModelAndView("voting/trustee", "page", new OfficePages.Trustee(votes.get(me.vote()), id, me.place(), scripts.address("ballot.js"), "vote-trustee.js"));
    }
}
