package org.gongqiao.app.operations.health;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.List;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.ui.MenuEntry;
import org.gongqiao.app.ui.MenuSection;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseBody;

/** The operator's page, and the same for a monitoring system that signs in. */
@Controller
@Allowed(Permission.OPERATE)
public class HealthController {

    private final Health health;

    HealthController(Health health) {
        this.health = health;
    }

    /** The page. */
    public record Page(List<Line> lines, List<Health.FailedJob> failedJobs, Health.Grade worst) {}

    public record Line(String part, Health.Grade grade, String text) {}

    /** The same for programs; names instead of words. */
    record Report(Health.Grade worst, List<Part> parts, List<Job> failedJobs) {}

    record Part(String part, Health.Grade grade, String text) {}

    record Job(String name, int failures, @Nullable Instant lastSuccess, Instant next) {}

    @GetMapping("/operations/health")
    String show(@ModelAttribute("ui") Ui ui, Model model) {
        model.addAttribute("page", page(ui));
        return "operations/health";
    }

    @GetMapping("/api/v1/operations/health")
    @ResponseBody
    Report report(@Parameter(hidden = true) @ModelAttribute("ui") Ui ui) {
        Page page = page(ui);
        return new Report(page.worst(), page.lines().stream().map(line -> new Part(line.part(), line.grade(), line.text())).toList(),
                page.failedJobs().stream().map(job -> new Job(job.name(), job.failures(), job.lastSuccess(), job.next())).toList());
    }

    private Page page(Ui ui) {
        List<Health.Check> checks = health.checks();
        Health.Grade worst = checks.stream().map(Health.Check::grade).max(Enum::compareTo).orElse(Health.Grade.GOOD);
        return new Page(checks.stream().map(check -> new Line(check.part(), check.grade(), ui.msg(check.key(), check.args().toArray()))).toList(),
                health.failedJobs(), worst);
    }

    @Configuration(proxyBeanMethods = false)
    static class Menu {

        @Bean
        MenuEntry healthEntry() {
            return new MenuEntry(MenuSection.SYSTEM, 88, "/operations/health", "server", "operations.health.menu", Permission.OPERATE);
        }
    }
}
