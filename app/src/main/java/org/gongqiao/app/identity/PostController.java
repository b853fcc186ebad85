package org.gongqiao.app.identity;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.RecordLookup;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.kernel.MobileNumber;
import org.gongqiao.app.organization.Unions;
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
    private final Unions unions;

    PostController(Posts posts, Unions unions) {
        this.posts = posts;
        this.unions = unions;
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
        var errors = new HashMap<String, String>();
        if (!(MobileNumber.parse(phone) instanceof MobileNumber.Valid)) {
            errors.put("phone", ui.msg("identity.phone.invalid"));
        }
        if (name.isBlank()) {
            errors.put("name", ui.msg("identity.post.name.missing"));
        }
        if (givable().stream().noneMatch(each -> each.name().equals(role))) {
            errors.put("role", ui.msg("identity.post.role.missing"));
        }
        if (!unit.matches("[0-9a-f-]{36}") || unions.find(UUID.fromString(unit)).isEmpty()) {
            errors.put("unit", ui.msg("identity.post.unit.missing"));
        }
        if (!errors.isEmpty()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, null, typed, errors);
        }
        String digits = ((MobileNumber.Valid) MobileNumber.parse(phone)).number().value();
        return switch (posts.give(digits, name.strip(), UUID.fromString(unit), Role.valueOf(role), line)) {
            case Posts.Giving.Given given -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("identity.post.given", name.strip()));
                yield new ModelAndView("redirect:/posts");
            }
            case Posts.Giving.NobodyFound() -> page(HttpStatus.UNPROCESSABLE_CONTENT, null, typed, Map.of("phone", ui.msg("identity.post.nobody")));
            case Posts.Giving.NotOnLine() -> page(HttpStatus.UNPROCESSABLE_CONTENT, null, typed, Map.of("unit", ui.msg("identity.post.notOnLine")));
        };
    }

    @Allowed(value = Permission.POST_WRITE, record = "post")
    @PostMapping("/posts/{id}/end")
    ModelAndView end(@PathVariable UUID id, RedirectAttributes redirect) {
        posts.end(id);
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("identity.post.ended"));
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

    private static List<Role> givable() {
        return Arrays.stream(Role.values()).filter(role -> role != Role.MEMBER).toList();
    }

    private ModelAndView page(HttpStatus status, @Nullable UUID before, Map<String, String> typed, Map<String, String> errors) {
        return new ModelAndView("identity/posts", Map.of("posts", posts.list(before, PAGE), "roles", givable(), "typed", typed, "errors", errors), status);
    }
}
