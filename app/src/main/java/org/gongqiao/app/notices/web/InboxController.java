package org.gongqiao.app.notices.web;

import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.notices.Notices;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person's own messages. */
@Controller
@RequestMapping("/my/messages")
@Self
class InboxController {

    private final Notices notices;

    InboxController(Notices notices) {
        this.notices = notices;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable UUID after, @ModelAttribute("ui") Ui ui, Model model) {
        var slice = notices.inbox(person(), after);
        model.addAttribute("page", new InboxPages.Inbox(slice.items().stream().map(entry -> InboxPages.Item.of(entry, ui)).toList(),
                notices.unread(person()) > 0, Scope.desk().isPost(), slice.next() == null ? null : "/my/messages?after=" + slice.next()));
        return "notices/inbox";
    }

    /** Marks one as read and goes where it leads. */
    @PostMapping("/{id}/reading")
    String read(@PathVariable UUID id) {
        String link = notices.open(person(), id).link();
        return "redirect:" + (link == null ? "/my/messages" : link);
    }

    @PostMapping("/readings")
    String readAll() {
        notices.markAllRead(person());
        return "redirect:/my/messages";
    }

    private static UUID person() {
        return Scope.desk().personId();
    }
}
