package org.gongqiao.app.openness.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.openness.disclosure.Enterprise;
import org.gongqiao.app.openness.disclosure.Enterprises;
import org.gongqiao.app.openness.participation.Participation;
import org.gongqiao.app.ui.Forms;
import org.gongqiao.app.ui.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** How far workers take part: counts by union and by what was published. */
@Controller
class ParticipationController {

    static final int PAGE = 30;

    private final Participation participation;
    private final Enterprises enterprises;
    private final Clock clock;

    ParticipationController(Participation participation, Enterprises enterprises, Clock clock) {
        this.participation = participation;
        this.enterprises = enterprises;
        this.clock = clock;
    }

    @Allowed(Permission.OPENNESS_READ)
    @GetMapping("/participation")
    ModelAndView home(@RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to, @RequestParam(required = false) @Nullable String after) {
        return page(enterprises.find(Scope.desk().unit()).orElse(null), from, to, after);
    }

    @Allowed(value = Permission.OPENNESS_READ, record = "enterprise")
    @GetMapping("/participation/enterprises/{id}")
    ModelAndView enterprise(@PathVariable UUID id) {
        Enterprise enterprise = enterprises.get(id);
        return Views.of("openness/participation", HttpStatus.OK, new SystemPages.ParticipationPage(enterprise, participation.items(enterprise), List.of(),
                List.of(), participation.least(enterprise.region()), "", "", null));
    }

    private ModelAndView page(@Nullable Enterprise enterprise, String from, String to, @Nullable String after) {
        LocalDate first = day(from, participation.yearAgo());
        LocalDate last = day(to, LocalDate.now(clock));
        Slice<Participation.OfUnit> units = participation.units(Forms.after(after), PAGE, first, last);
        return Views.of("openness/participation", HttpStatus.OK, new SystemPages.ParticipationPage(enterprise,
                enterprise == null ? null : participation.items(enterprise), participation.sources(), units.items(), participation.least(Parameter.COUNTRY),
                first.toString(), last.toString(), units.next() == null ? null : "/participation?from=" + first + "&to=" + last + "&after=" + units.next()));
    }

    static LocalDate day(String typed, LocalDate otherwise) {
        LocalDate day = Forms.date(typed);
        return day == null ? otherwise : day;
    }
}
