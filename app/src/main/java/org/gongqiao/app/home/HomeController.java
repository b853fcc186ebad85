package org.gongqiao.app.home;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.MatterDue;
import org.gongqiao.app.casework.MatterKind;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.membership.Membership;
import org.gongqiao.app.membership.Memberships;
import org.gongqiao.app.notices.InboxEntry;
import org.gongqiao.app.notices.Notices;
import org.gongqiao.app.organization.Tallies;
import org.gongqiao.app.organization.Totals;
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

    private static final int TO_DO = 20;
    private static final int BELOW = 20;
    private static final int PASSED = 10;
    private static final int NEWS = 5;

    private final Matters matters;
    private final List<MatterKind> kinds;
    private final Memberships memberships;
    private final Notices notices;
    private final Tallies tallies;
    private final List<OwnService> services;

    HomeController(Matters matters, List<MatterKind> kinds, Memberships memberships, Notices notices, Tallies tallies, List<OwnService> services) {
        this.matters = matters;
        this.kinds = kinds;
        this.memberships = memberships;
        this.notices = notices;
        this.tallies = tallies;
        this.services = services;
    }

    @Self
    @GetMapping("/my")
    ModelAndView my(@ModelAttribute("ui") Ui ui) {
        UUID person = Scope.desk().personId();
        Optional<Membership> live = memberships.liveOf(person);
        List<HomePages.Item> own = matters.of(person, 10).stream().map(matter -> item(ui, matter, true)).toList();
        String waiting = own.stream().filter(HomePages.Item::open).map(HomePages.Item::href).findFirst().orElse(null);
        List<HomePages.Service> offered = services.stream().filter(service -> service.offeredTo(live.isPresent()))
                .sorted(Comparator.comparingInt(OwnService::order))
                .map(service -> new HomePages.Service(service.href(), service.icon(), ui.msg(service.label()))).toList();
        return page("home/my", new HomePages.My(live.orElse(null), live.map(Membership::memberNo).map(HomeController::hidden).orElse(""), waiting, offered,
                own, notices.inbox(person, null).items().stream().limit(NEWS).map(entry -> news(ui, entry)).toList()));
    }

    @Allowed(Permission.DESK)
    @GetMapping("/desk")
    ModelAndView desk(@RequestParam(required = false) String after, @ModelAttribute("ui") Ui ui) {
        Desk desk = Scope.desk();
        Slice<Matter> toDo = matters.toDo(desk.unit(), key(after), TO_DO);
        Totals totals = tallies.subtree(desk.unit(), desk.line());
        return page("home/desk", new HomePages.AtDesk(matters.workload(desk.unit()), totals.members(), totals.unions(),
                toDo.items().stream().map(matter -> item(ui, matter, false)).toList(), toDo.next() == null ? null : "/desk?after=" + toDo.next(),
                matters.overdueBelow(desk.unit(), BELOW).stream().map(matter -> item(ui, matter, false)).toList(),
                matters.passedOnBy(desk.unit(), PASSED)));
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
            steps.add(new Ui.Step(Ui.Stage.NOW, next, matter.dueOn() == null ? null : ui.date(matter.dueOn())));
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
