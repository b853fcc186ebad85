package org.gongqiao.app.openness.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.openness.disclosure.Enterprises;
import org.gongqiao.app.openness.participation.Participation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How far workers take part, as counts with small ones hidden, for other programs. */
@RestController
@RequestMapping("/api/v1/participation")
class ParticipationApi {

    /** @param sources what the counts of each union are of, in order */
    record UnitsView(List<String> sources, int least, LocalDate from, LocalDate to, Slice<Participation.OfUnit> units) {}

    private final Participation participation;
    private final Enterprises enterprises;
    private final Clock clock;

    ParticipationApi(Participation participation, Enterprises enterprises, Clock clock) {
        this.participation = participation;
        this.enterprises = enterprises;
        this.clock = clock;
    }

    @Allowed(Permission.OPENNESS_READ)
    @GetMapping
    UnitsView units(@RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to, @RequestParam(required = false) @Nullable String after) {
        LocalDate first = ParticipationController.day(from, participation.yearAgo());
        LocalDate last = ParticipationController.day(to, LocalDate.now(clock));
        return new UnitsView(participation.sources(), participation.least(Parameter.COUNTRY), first, last,
                participation.units(Forms.after(after), ParticipationController.PAGE, first, last));
    }

    @Allowed(value = Permission.OPENNESS_READ, record = "enterprise")
    @GetMapping("/enterprises/{id}")
    List<Participation.OfItem> items(@PathVariable UUID id) {
        return participation.items(enterprises.get(id));
    }
}
