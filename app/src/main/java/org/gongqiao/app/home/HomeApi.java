package org.gongqiao.app.home;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.casework.HandOver;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.MatterDue;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The desk's counts and to-do list, and a person's own matters, for other programs. */
@RestController
class HomeApi {

    private static final int PAGE = 50;

    /** @param step what comes next; {@code due} is explained at {@code /api/v1/clocks/<clockId>}; {@code outcome} null while it is open */
    record MatterView(UUID id, String number, String kind, UUID objectId, String handlerName, String step, @Nullable LocalDate dueOn, @Nullable MatterDue due,
                      Instant openedAt, @Nullable String outcome) {

        static MatterView of(Matter m) {
            return new MatterView(m.id(), m.number(), m.kind(), m.objectId(), m.handlerName(), m.step(), m.dueOn(), m.due(), m.openedAt(), m.outcome());
        }
    }

    record DeskView(long members, long unions, Matters.Workload workload) {}

    private final Matters matters;
    private final HomeReading reading;

    HomeApi(Matters matters, HomeReading reading) {
        this.matters = matters;
        this.reading = reading;
    }

    @Allowed(Permission.DESK)
    @GetMapping("/api/v1/desk")
    DeskView desk() {
        HomeReading.Counts counts = reading.counts(Scope.desk());
        return new DeskView(counts.totals().members(), counts.totals().unions(), counts.workload());
    }

    /** What waits at the desk's union, the earliest day first. */
    @Allowed(Permission.DESK)
    @GetMapping("/api/v1/desk/matters")
    Slice<MatterView> toDo(@RequestParam(required = false) @Nullable String after) {
        Slice<Matter> page = matters.toDo(Scope.desk().unit(), HomeController.key(after), PAGE);
        return new Slice<>(page.items().stream().map(MatterView::of).toList(), page.next());
    }

    /** What is overdue at the unions below. */
    @Allowed(Permission.DESK)
    @GetMapping("/api/v1/desk/overdue-below")
    List<MatterView> overdueBelow() {
        return matters.overdueBelow(Scope.desk().unit(), PAGE).stream().map(MatterView::of).toList();
    }

    /** What the desk's union had and passed on. */
    @Allowed(Permission.DESK)
    @GetMapping("/api/v1/desk/passed-on")
    List<HandOver> passedOn() {
        return matters.passedOnBy(Scope.desk().unit(), PAGE);
    }

    @Self
    @GetMapping("/api/v1/my/matters")
    List<MatterView> own() {
        return matters.of(Scope.desk().personId(), PAGE).stream().map(MatterView::of).toList();
    }
}
