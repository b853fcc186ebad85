package org.gongqiao.app.supervision.web;

import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The menu's way in: the cases come first. */
@Controller
class SupervisionController {

    @Allowed(Permission.SUPERVISION_READ)
    @GetMapping("/supervision")
    String first() {
        return "redirect:/supervision/cases";
    }
}
