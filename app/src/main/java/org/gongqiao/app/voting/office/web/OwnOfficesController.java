package org.gongqiao.app.voting.office.web;

import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.voting.VoteState;
import org.gongqiao.app.voting.office.Office;
import org.gongqiao.app.voting.office.VoteOffices;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** One's own offices in votes, for whoever has lost the message. */
@Self
@Controller
class OwnOfficesController {

    private final VoteOffices offices;

    OwnOfficesController(VoteOffices offices) {
        this.offices = offices;
    }

    /** @param path where the part is done */
    record View(UUID id, Office office, int place, UUID vote, String title, VoteState state, String path) {}

    @GetMapping("/my/vote-offices")
    ModelAndView list() {
        return new ModelAndView("voting/own-offices", "page", offices.mine());
    }

    @GetMapping("/api/v1/my/vote-offices")
    @ResponseBody
    List<View> own() {
        return offices.mine().stream().map(held -> new View(held.holder().id(), held.holder().office(), held.holder().place(), held.vote().id(), held.vote().title(),
                held.vote().state(), held.holder().path())).toList();
    }
}
