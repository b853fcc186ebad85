package org.gongqiao.app.standing.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.MatterHistory;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.joining.Draft;
import org.gongqiao.app.joining.Relation;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.membership.Membership;
import org.gongqiao.app.membership.Memberships;
import org.gongqiao.app.membership.Trade;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.standing.transfer.AskOutcome;
import org.gongqiao.app.standing.transfer.Transfer;
import org.gongqiao.app.standing.transfer.TransferOutcome;
import org.gongqiao.app.standing.transfer.Transfers;
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

/** A member asks for his transfer on the phone: the new work, the union that fits and why, then what becomes of it. */
@Self
@Controller
class OwnTransferController {

    private static final int LONGEST = 100;

    private final Transfers transfers;
    private final Memberships memberships;
    private final Matters matters;
    private final MatterHistory history;
    private final Unions unions;
    private final Ids ids;

    OwnTransferController(Transfers transfers, Memberships memberships, Matters matters, MatterHistory history, Unions unions, Ids ids) {
        this.transfers = transfers;
        this.memberships = memberships;
        this.matters = matters;
        this.history = history;
        this.unions = unions;
        this.ids = ids;
    }

    /** The new work as typed; {@code q} is the text of the place and {@code place} what was picked. */
    record Form(@Nullable String key, @Nullable String trade, @Nullable String relation, @Nullable String q, @Nullable String place) {

        Draft draft(UUID otherwise) {
            String text = q == null ? "" : q.strip();
            return new Draft(key != null && key.matches("[0-9a-f-]{36}") ? UUID.fromString(key) : otherwise, constant(Trade.class, trade),
                    constant(Relation.class, relation), text.length() > LONGEST ? text.substring(0, LONGEST) : text, valid(place), null, "", "", "");
        }

        private static String valid(@Nullable String pick) {
            return pick != null && pick.matches("(employer|union):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|region:[1-9]\\d{5}") ? pick : "";
        }

        private static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable String name) {
            return Arrays.stream(type.getEnumConstants()).filter(each -> each.name().equals(name)).findFirst().orElse(null);
        }
    }

    @GetMapping("/my/transfer")
    ModelAndView form(@ModelAttribute("ui") Ui ui) {
        UUID person = Scope.desk().personId();
        Optional<Membership> live = memberships.liveOf(person);
        if (live.isEmpty()) {
            return new ModelAndView("redirect:/join");
        }
        return transfers.of(person).stream().filter(Transfer::isWaiting).findFirst()
                .map(waiting -> new ModelAndView("redirect:/my/transfers/" + waiting.id()))
                .orElseGet(() -> formPage(HttpStatus.OK, ui, live.get(), Draft.begun(ids.next()), Map.of()));
    }

    /** Shows which union fits and why; nothing is stored. */
    @PostMapping("/my/transfer")
    ModelAndView destination(@ModelAttribute("form") Form form, @ModelAttribute("ui") Ui ui) {
        Optional<Membership> live = memberships.liveOf(Scope.desk().personId());
        if (live.isEmpty()) {
            return new ModelAndView("redirect:/join");
        }
        Draft draft = form.draft(ids.next());
        Map<String, String> errors = errors(ui, draft);
        if (!errors.isEmpty()) {
            return formPage(HttpStatus.UNPROCESSABLE_CONTENT, ui, live.get(), draft, errors);
        }
        return transfers.route(live.get(), draft.toApplication()).map(destination -> TransferController.view("standing/own-destination", HttpStatus.OK,
                new StandingPages.OwnDestination(unions.get(live.get().unitId()).name(), destination, draft.key(), name(draft.trade()),
                        name(draft.relation()), draft.workplace(), draft.pick())))
                .orElseGet(() -> formPage(HttpStatus.UNPROCESSABLE_CONTENT, ui, live.get(), draft,
                        Map.of("place", ui.msg("standing.ask.fitsAlready"))));
    }

    @PostMapping("/my/transfers")
    ModelAndView ask(@ModelAttribute("form") Form form, @ModelAttribute("ui") Ui ui) {
        Draft draft = form.draft(ids.next());
        Optional<Membership> live = memberships.liveOf(Scope.desk().personId());
        if (live.isEmpty()) {
            return new ModelAndView("redirect:/join");
        }
        Map<String, String> errors = errors(ui, draft);
        if (!errors.isEmpty()) {
            return formPage(HttpStatus.UNPROCESSABLE_CONTENT, ui, live.get(), draft, errors);
        }
        return switch (transfers.askForOneself(Scope.desk().personId(), draft.toApplication())) {
            case AskOutcome.Asked asked -> new ModelAndView("redirect:/my/transfers/" + asked.transferId());
            case AskOutcome.NotPossible(String key) -> formPage(HttpStatus.UNPROCESSABLE_CONTENT, ui, live.get(), draft, Map.of("place", ui.msg(key)));
            case AskOutcome.Stays stays -> formPage(HttpStatus.UNPROCESSABLE_CONTENT, ui, live.get(), draft,
                    Map.of("place", ui.msg(stays.verdict().key())));
        };
    }

    @GetMapping("/my/transfers/{id}")
    ModelAndView show(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return show(HttpStatus.OK, id, ui, Map.of());
    }

    @PostMapping("/my/transfers/{id}/withdrawal")
    ModelAndView withdraw(@PathVariable UUID id, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return switch (transfers.withdraw(id)) {
            case TransferOutcome.Done(Transfer now) -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("standing.own.withdrawn", now.number()));
                yield new ModelAndView("redirect:/my/transfers/" + id);
            }
            case TransferOutcome.Stale stale -> show(HttpStatus.CONFLICT, id, ui, Map.of("stale", ui.msg("standing.stale")));
            case TransferOutcome.NotPossible(String key) -> show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, Map.of("notPossible", ui.msg(key)));
        };
    }

    private ModelAndView show(HttpStatus status, UUID id, Ui ui, Map<String, String> errors) {
        Transfer transfer = transfers.get(id);
        Matter matter = matters.get(transfer.matterId());
        return TransferController.view("standing/own-transfer", status,
                new StandingPages.Own(transfer, matter, steps(ui, transfer, matter), history.of(ui, matter.id()), errors));
    }

    private static List<Ui.Step> steps(Ui ui, Transfer transfer, Matter matter) {
        var steps = new ArrayList<Ui.Step>();
        steps.add(new Ui.Step(Ui.Stage.DONE, ui.msg("standing.steps.asked"), ui.when(transfer.askedAt())));
        String decided = transfer.decidedAt() == null ? null : ui.when(transfer.decidedAt());
        switch (transfer.status()) {
            case WAITING -> {
                steps.add(new Ui.Step(Ui.Stage.NOW, ui.msg("standing.steps.deciding"), matter.dueOn() == null ? null : ui.date(matter.dueOn()),
                        matter.due() == null ? null : "/my/clocks/" + matter.due().clockId()));
                steps.add(new Ui.Step(Ui.Stage.NEXT, ui.msg("standing.steps.moved"), null));
            }
            case ACCEPTED -> steps.add(new Ui.Step(Ui.Stage.DONE, ui.msg("standing.steps.moved"), decided));
            case REFUSED -> steps.add(new Ui.Step(Ui.Stage.BAD, ui.msg("standing.steps.refused"), decided));
            case WITHDRAWN -> steps.add(new Ui.Step(Ui.Stage.BAD, ui.msg("standing.steps.withdrawn"), decided));
        }
        return List.copyOf(steps);
    }

    private static Map<String, String> errors(Ui ui, Draft draft) {
        var errors = new LinkedHashMap<String, String>();
        if (draft.trade() == null) {
            errors.put("trade", ui.msg("joining.fault.trade"));
        }
        if (draft.relation() == null) {
            errors.put("relation", ui.msg("joining.fault.relation"));
        }
        if (draft.workplace().isEmpty()) {
            errors.put("place", ui.msg("joining.fault.place"));
        }
        return errors;
    }

    private ModelAndView formPage(HttpStatus status, Ui ui, Membership membership, Draft draft, Map<String, String> errors) {
        var trades = Arrays.stream(Trade.values()).map(trade -> new Ui.Option(trade.name(), ui.msg("membership.trade." + trade.name()))).toList();
        var relations = Arrays.stream(Relation.values())
                .map(relation -> new Ui.Option(relation.name(), ui.msg("joining.relation." + relation.name()))).toList();
        return TransferController.view("standing/own-ask", status, new StandingPages.OwnAsk(unions.get(membership.unitId()).name(), trades, relations,
                name(draft.trade()), name(draft.relation()), draft.workplace(), draft.pick(), errors));
    }

    private static String name(@Nullable Enum<?> constant) {
        return constant == null ? "" : constant.name();
    }
}
