package org.gongqiao.app.home;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.MatterDue;
import org.gongqiao.app.casework.MatterKind;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.membership.Membership;
import org.gongqiao.app.notices.InboxEntry;
import org.gongqiao.app.ui.OwnService;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The worker's home and the officer's desk. */
@Controller
class HomeController {

    private static final int NEWS = 5;

    private final HomeReading reading;
    private final List<MatterKind> kinds;
    private final List<OwnService> services;

    HomeController(HomeReading reading, List<MatterKind> kinds, List<OwnService> services) {
        this.reading = reading;
        this.kinds = kinds;
        this.services = services;
    }

    @Self
    @GetMapping("/my")
    ModelAndView my(@ModelAttribute("ui") Ui ui) {
        HomeReading.Own read = reading.own(Scope.desk().personId());
        Optional<Membership> live = read.live();
        List<HomePages.Item> own = read.matters().stream().map(matter -> item(ui, matter, true)).toList();
        String waiting = own.stream().filter(HomePages.Item::open).map(HomePages.Item::href).findFirst().orElse(null);
        List<HomePages.Service> offered = services.stream().filter(service -> service.offeredTo(live.isPresent()))
                .sorted(Comparator.comparingInt(OwnService::order))
                .map(service -> new HomePages.Service(service.href(), service.icon(), ui.msg(service.label()))).toList();
        return page("home/my", new HomePages.My(live.orElse(null), live.map(Membership::memberNo).map(HomeController::hidden).orElse(""), waiting, offered,
                own, read.inbox().stream().limit(NEWS).map(entry -> news(ui, entry)).toList()));
    }

    @Allowed(Permission.DESK)
    @GetMapping("/desk")
    ModelAndView desk(@RequestParam(required = false) String after, @ModelAttribute("ui") Ui ui) {
        Desk desk = Scope.desk();
        HomeReading.AtDesk read = reading.desk(desk, key(after));
        Slice<Matter> toDo = read.toDo();
        return page("home/desk", new HomePages.AtDesk(read.workload(), read.totals().members(), read.totals().unions(),
                toDo.items().stream().map(matter -> item(ui, matter, false)).toList(), toDo.next() == null ? null : "/desk?after=" + toDo.next(),
                read.overdueBelow().stream().map(matter -> item(ui, matter, false)).toList(),
                read.passedOn()));
    }

    private HomePages.Item item(Ui ui, Matter matter, boolean own) {
        MatterKind kind = kinds.stream().filter(each -> each.name().equals(matter.kind())).findFirst().orElseThrow();
        String title = ui.msg(kind.module() + (own ? ".own." : ".matter.") + kind.name(), kind.titleArgs(matter.titleArgs(), ui::msg).toArray());
        String next = ui.msg(kind.module() + ".step." + matter.step());
        String outcome = matter.outcome() == null ? null : ui.msg(kind.module() + ".outcome." + matter.outcome());
        return new HomePages.Item(matter.number(), title, matter.handlerName(), next, due(matter, own),
                own ? kind.ownLink(matter.objectId()) : kind.deskLink(matter.objectId()), matter.isOpen(), outcome, own ? steps(ui, matter, next, outcome) : List.of(),
                !own && matter.escalatedTo() != null);
    }

    private static HomePages.@Nullable Due due(Matter matter, boolean own) {
        MatterDue due = matter.due();
        return due == null ? null : new HomePages.Due(due.on(), due.laterOn(), due.lateAfter(), due.provisional(), due.suspended(),
                (own ? "/my/clocks/" : "/clocks/") + due.clockId());
    }

    private static List<Ui.Step> steps(Ui ui, Matter matter, String next, @Nullable String outcome) {
        var steps = new ArrayList<Ui.Step>();
        steps.add(new Ui.Step(Ui.Stage.DONE, ui.msg("home.step.opened"), ui.when(matter.openedAt())));
        if (matter.closedAt() == null || outcome == null) {
            steps.add(new Ui.Step(Ui.Stage.NOW, next, matter.dueOn() == null ? null : ui.date(matter.dueOn()),
                    matter.due() == null ? null : "/my/clocks/" + matter.due().clockId()));
            steps.add(new Ui.Step(Ui.Stage.NEXT, ui.msg("home.step.done"), null));
        } else {
            steps.add(new Ui.Step(Ui.Stage.DONE, outcome, ui.when(matter.closedAt())));
        }
        return steps;
    }

    private static HomePages.News news(Ui ui, InboxEntry entry) {
        return new HomePages.News(ui.msg(entry.template() + ".title", entry.args().toArray()), entry.link(), entry.at(), entry.read());
    }

    /** The first four and the last four digits. */
    static String hidden(String number) {
        return number.length() < 12 ? number : number.substring(0, 4) + " **** **** " + number.substring(number.length() - 4);
    }

    static @Nullable String key(@Nullable String after) {
        return after != null && after.matches("\\d{4}-\\d{2}-\\d{2}_[0-9a-f-]{36}") ? after : null;
    }

    private static ModelAndView page(String name, Object page) {
        return new ModelAndView(name, new HashMap<>(Map.of("page", page)));
    }
}
