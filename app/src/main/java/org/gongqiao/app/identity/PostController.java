package org.gongqiao.app.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.RecordLookup;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who holds which post: the security administrator gives and ends them. */
@Controller
@Allowed(Permission.POST_WRITE)
class PostController implements RecordLookup {

    private static final int PAGE = 50;

    private final Posts posts;
    private final LostFactors factors;

    PostController(Posts posts, LostFactors factors) {
        this.posts = posts;
        this.factors = factors;
    }

    @GetMapping("/posts")
    ModelAndView list(@RequestParam(required = false) @Nullable UUID before) {
        return page(HttpStatus.OK, before, Map.of(), Map.of());
    }

    @PostMapping("/posts")
    ModelAndView give(@RequestParam(defaultValue = "") String phone, @RequestParam(defaultValue = "") String name,
                      @RequestParam(defaultValue = "") String unit, @RequestParam(defaultValue = "") String role,
                      @RequestParam(defaultValue = "AREA") Line line, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Map<String, String> typed = Map.of("phone", phone, "name", name, "unit", unit, "role", role, "line", line.name());
        return switch (posts.give(new Posts.Appointment(phone, name, unit, role, line))) {
            case Posts.Giving.Given given -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("identity.post.given", name.strip()));
                yield new ModelAndView("redirect:/posts");
            }
            case Posts.Giving.Refused(Map<String, String> faults) -> {
                var errors = new LinkedHashMap<String, String>();
                faults.forEach((field, key) -> errors.put(field, ui.msg(key)));
                yield page(HttpStatus.UNPROCESSABLE_CONTENT, null, typed, errors);
            }
        };
    }

    @Allowed(value = Permission.POST_WRITE, record = "post")
    @PostMapping("/posts/{id}/end")
    ModelAndView end(@PathVariable UUID id, RedirectAttributes redirect) {
        posts.end(id);
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("identity.post.ended"));
        return new ModelAndView("redirect:/posts");
    }

    @Allowed(value = Permission.POST_WRITE, record = "post")
    @PostMapping("/posts/{id}/lost-second-factor")
    ModelAndView forgetSecondFactor(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Ui.Flash.NAME, switch (factors.forget(id, reason)) {
            case LostFactors.Outcome.Done(String name) -> Ui.Flash.done("identity.lostFactor.done", name);
            case LostFactors.Outcome.Refused(String key) -> Ui.Flash.refused(key);
        });
        return new ModelAndView("redirect:/posts");
    }

    @Override
    public String kind() {
        return "post";
    }

    @Override
    public boolean inScope(UUID id) {
        return posts.find(id).isPresent();
    }

    private ModelAndView page(HttpStatus status, @Nullable UUID before, Map<String, String> typed, Map<String, String> errors) {
        return new ModelAndView("identity/posts", Map.of("posts", posts.list(before, PAGE), "roles", Posts.givable(), "typed", typed, "errors", errors), status);
    }
}
