package org.gongqiao.app.standing.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.membership.Membership;
import org.gongqiao.app.membership.Memberships;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.standing.transfer.AskOutcome;
import org.gongqiao.app.standing.transfer.AskTransfer;
import org.gongqiao.app.standing.transfer.TransferGround;
import org.gongqiao.app.standing.transfer.Transfers;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An officer asks for the transfer of a member of his union. */
@Allowed(value = Permission.MEMBER_WRITE, record = "member")
@Controller
@RequestMapping("/members/{id}/transfer")
class MemberTransferController {

    private final Transfers transfers;
    private final Memberships memberships;
    private final Unions unions;
    private final Ids ids;
    private final Clock clock;

    MemberTransferController(Transfers transfers, Memberships memberships, Unions unions, Ids ids, Clock clock) {
        this.transfers = transfers;
        this.memberships = memberships;
        this.unions = unions;
        this.ids = ids;
        this.clock = clock;
    }

    /** The form as typed. */
    record Form(@Nullable String key, @Nullable String unit, @Nullable String ground, @Nullable String since, @Nullable String words) {}

    @GetMapping
    ModelAndView form(@PathVariable UUID id) {
        return page(HttpStatus.OK, id, new Form(null, "", TransferGround.NEW_EMPLOYER.name(), "", ""), null, Map.of());
    }

    @PostMapping
    ModelAndView ask(@PathVariable UUID id, @ModelAttribute("form") Form form, @RequestParam(name = "q", defaultValue = "") String typedUnion,
                     @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var errors = new LinkedHashMap<String, String>();
        Optional<UUID> unit = Optional.of(text(form.unit())).filter(each -> each.matches("[0-9a-f-]{36}")).map(UUID::fromString)
                .filter(each -> unions.find(each).isPresent());
        if (unit.isEmpty()) {
            errors.put("unit", ui.msg("standing.ask.unitMissing"));
        }
        Optional<TransferGround> ground = Arrays.stream(TransferGround.values()).filter(each -> each.name().equals(form.ground())).findFirst();
        if (ground.isEmpty()) {
            errors.put("ground", ui.msg("standing.ask.groundMissing"));
        }
        LocalDate since = day(text(form.since()));
        if (ground.filter(TransferGround.SECONDMENT::equals).isPresent() && (since == null || since.isAfter(LocalDate.now(clock)))) {
            errors.put("since", ui.msg("standing.ask.sinceMissing"));
        }
        if (text(form.words()).isBlank() || text(form.words()).length() > TransferController.LONGEST) {
            errors.put("words", ui.msg("standing.fault.text", TransferController.LONGEST));
        }
        if (!errors.isEmpty() || !text(form.key()).matches("[0-9a-f-]{36}")) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, id, form, null, errors);
        }
        return switch (transfers.askFor(id, new AskTransfer(UUID.fromString(text(form.key())), unit.orElseThrow(), ground.orElseThrow(), since,
                text(form.words()).strip()))) {
            case AskOutcome.Asked(UUID transfer, String number) -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("standing.ask.done", number));
                yield new ModelAndView("redirect:/transfers/departures");
            }
            case AskOutcome.Stays(Verdict verdict) -> page(HttpStatus.UNPROCESSABLE_CONTENT, id, form, verdict, Map.of());
            case AskOutcome.NotPossible(String key) -> page(HttpStatus.UNPROCESSABLE_CONTENT, id, form, null, Map.of("unit", ui.msg(key)));
        };
    }

    private ModelAndView page(HttpStatus status, UUID id, Form form, @Nullable Verdict verdict, Map<String, String> errors) {
        Membership membership = memberships.get(id);
        String key = text(form.key()).matches("[0-9a-f-]{36}") ? text(form.key()) : ids.next().toString();
        String named = text(form.unit()).matches("[0-9a-f-]{36}")
                ? unions.find(UUID.fromString(text(form.unit()))).map(Union::name).orElse("") : "";
        return TransferController.view("standing/ask", status, new StandingPages.Ask(membership, unions.get(membership.unitId()).name(),
                UUID.fromString(key), named.isEmpty() ? "" : text(form.unit()), named, text(form.ground()), text(form.since()), text(form.words()),
                verdict, errors));
    }

    static @Nullable LocalDate day(String typed) {
        try {
            return typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
