package org.gongqiao.app.organization.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.ui.MenuEntry;
import org.gongqiao.app.ui.MenuSection;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The tree of unions on the officer's desk: a level at a time, search, one union, tables of the past. */
@Controller
class UnionController {

    private final UnionPages pages;

    UnionController(UnionPages pages) {
        this.pages = pages;
    }

    @Allowed(Permission.TREE_READ)
    @GetMapping("/unions")
    ModelAndView tree(@RequestParam(defaultValue = "") String q) {
        var model = new HashMap<String, Object>(Map.of("q", q, "found", q.isBlank() ? List.of() : pages.search(Scope.desk(), q)));
        model.put("tree", q.isBlank() ? pages.tree(Scope.desk()) : null);
        return new ModelAndView("organization/unions", model);
    }

    @Allowed(value = Permission.TREE_READ, record = "union")
    @GetMapping("/unions/{id}/children")
    ModelAndView children(@PathVariable UUID id, @RequestParam(defaultValue = "") String line, @RequestParam(defaultValue = "") String after) {
        Line along = UnionForm.one(Line.values(), line);
        return new ModelAndView("organization/_level", Map.of("level", pages.level(id, along == null ? Scope.desk().line() : along, after)));
    }

    /** Rows for a type-ahead box on a form of the desk. */
    @Allowed(Permission.TREE_READ)
    @GetMapping("/unions/options")
    ModelAndView options(@RequestParam(defaultValue = "") String q) {
        return new ModelAndView("organization/_options", Map.of("options", pages.search(Scope.desk(), q).stream()
                .map(row -> new Suggestion(row.union().id(), row.union().name(), row.place())).toList()));
    }

    @Allowed(value = Permission.TREE_READ, record = "union")
    @GetMapping("/unions/{id}")
    ModelAndView show(@PathVariable UUID id) {
        return new ModelAndView("organization/union", Map.of("page", pages.show(Scope.desk(), id)));
    }

    /** The table below a union as of a day, as believed at an instant (date and time in Asia/Shanghai). */
    @Allowed(value = Permission.TREE_READ, record = "union")
    @GetMapping("/unions/{id}/history")
    ModelAndView history(@PathVariable UUID id, @RequestParam(defaultValue = "") String on, @RequestParam(defaultValue = "") String at) {
        LocalDate day = UnionForm.date(on);
        return new ModelAndView("organization/history", Map.of("page", pages.history(id, day, instant(at)), "at", at));
    }

    static @Nullable Instant instant(String typed) {
        if (typed.isBlank()) {
            return null;
        }
        try {
            return LocalDateTime.parse(typed).atZone(Ui.ZONE).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    @Bean
    static MenuEntry unionsEntry() {
        return new MenuEntry(MenuSection.UNIONS, 40, "/unions", "sitemap", "organization.unions", Permission.TREE_READ);
    }

    @Bean
    static MenuEntry employersEntry() {
        return new MenuEntry(MenuSection.UNIONS, 45, "/employers", "building", "organization.employers", Permission.TREE_READ);
    }

    @Bean
    static MenuEntry regionsEntry() {
        return new MenuEntry(MenuSection.SYSTEM, 75, "/regions", "map-pin", "organization.regions", Permission.OPERATE);
    }
}
