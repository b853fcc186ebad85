package org.gongqiao.app.notices.web;

import java.util.List;
import org.gongqiao.app.access.Public;
import org.gongqiao.app.notices.DemoOutbox;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** In demo mode, where codes can be read; everywhere else there is no such page. */
@Controller
@Public
class OutboxController {

    private final DemoOutbox outbox;

    OutboxController(DemoOutbox outbox) {
        this.outbox = outbox;
    }

    @GetMapping("/demo/outbox")
    String show(Model model) {
        model.addAttribute("page", new InboxPages.Outbox(outbox.newest().stream().map(letter ->
                new InboxPages.OutboxItem(letter.at(), letter.channel().name(), letter.address(), letter.title(), letter.text())).toList()));
        return "notices/outbox";
    }

    @GetMapping("/api/v1/demo/outbox")
    @ResponseBody
    ResponseEntity<List<DemoOutbox.Letter>> list() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(outbox.newest());
    }
}
