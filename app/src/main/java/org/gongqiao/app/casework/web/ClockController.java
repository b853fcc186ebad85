package org.gongqiao.app.casework.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.access.TakesPart;
import org.gongqiao.app.casework.Grants;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.MatterKind;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.clock.Clocks;
import org.gongqiao.app.casework.clock.LedgerEntry;
import org.gongqiao.app.casework.clock.PartClocks;
import org.gongqiao.app.casework.clock.RunningClock;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.law.deadline.Turn;
import org.gongqiao.app.law.deadline.Wording;
import org.gongqiao.app.ui.Ui;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "Explain this date": for the officer, who also records what happened to its clock, and for the person whose matter it is. */
@Controller
class ClockController {

    private final Clocks clocks;
    private final PartClocks partClocks;
    private final Grants grants;
    private final Matters matters;
    private final List<MatterKind> kinds;
    private final Wording wording;
    private final MessageSource texts;
    private final Clock clock;

    ClockController(Clocks clocks, PartClocks partClocks, Grants grants, Matters matters, List<MatterKind> kinds, Wording wording, MessageSource texts, Clock clock) {
        this.clocks = clocks;
        this.partClocks = partClocks;
        this.grants = grants;
        this.matters = matters;
        this.kinds = kinds;
        this.wording = wording;
        this.texts = texts;
        this.clock = clock;
    }

    @Allowed(value = Permission.DESK, record = "clock")
    @GetMapping("/clocks/{id}")
    ModelAndView show(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return desk(HttpStatus.OK, id, ui, blank(), Map.of());
    }

    @Self
    @GetMapping("/my/clocks/{id}")
    ModelAndView own(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return new ModelAndView("casework/own-clock", new HashMap<>(Map.of("page", page(id, ui, false, blank(), Map.of()))));
    }

    /** For somebody who takes part by a grant: the arithmetic and the articles, without the ledger's names and reasons. */
    @TakesPart({PartRole.MEDIATOR, PartRole.PARTNER, PartRole.LAWYER, PartRole.SUPERVISOR, PartRole.EMPLOYER, PartRole.COMPLAINANT})
    @GetMapping("/part/clock")
    ModelAndView part(@ModelAttribute("ui") Ui ui) {
        PartClocks.Explained explained = partClocks.driving().orElseThrow(() -> new NotFound("clock", Scope.part().matterId()));
        Due due = explained.due();
        Due.Standing standing = due.on(LocalDate.now(clock));
        return new ModelAndView("casework/part-clock", new HashMap<>(Map.of("page", new ClockPages.Show(Scope.part().grantId(), grants.matter().number(),
                wording.limit(explained.limit(), ui.locale()), ui.msg("casework.part.side." + explained.side().name()), due.earlier(), due.later(),
                due.lateAfter().orElse(null), due.provisional(), due.state() == Due.State.SUSPENDED, false, ui.msg("law.standing." + standing.name()), colour(standing),
                wording.steps(due, ui.locale()), List.of(), "/part", false, List.of(), "", "", "", "", Map.of()))));
    }

    @Allowed(value = Permission.CLOCK_WRITE, record = "clock")
    @PostMapping("/clocks/{id}/turns")
    ModelAndView record(@PathVariable UUID id, @RequestParam(required = false) String kind, @RequestParam(required = false) String day,
                        @RequestParam(required = false) String days, @RequestParam(required = false) String why,
                        @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        TurnForm form = TurnForm.of(kind, day, days, why);
        Map<String, String> errors = said(ui, form.faults(LocalDate.now(clock), event(find(id))));
        if (errors.isEmpty() && !find(id).isOpen()) {
            errors = Map.of("kind", ui.msg("casework.turn.fault.ended"));
        }
        if (!errors.isEmpty()) {
            return desk(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, form, errors);
        }
        Due due = matters.turn(id, form.turn(), form.why());
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("casework.turn.done", ui.date(due.earlier())));
        return new ModelAndView("redirect:/clocks/" + id);
    }

    @Allowed(value = Permission.CLOCK_WRITE, record = "clock")
    @PostMapping("/clocks/{id}/withdrawals")
    ModelAndView strike(@PathVariable UUID id, @RequestParam(defaultValue = "") String entry, @RequestParam(defaultValue = "") String why,
                        @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Optional<UUID> struck = strikeable(find(id), entry);
        if (struck.isEmpty() || why.isBlank()) {
            return desk(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, blank(),
                    Map.of("why", ui.msg(struck.isEmpty() ? "casework.turn.fault.entry" : "casework.turn.fault.why")));
        }
        Due due = clocks.strike(id, struck.get(), why.strip());
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("casework.turn.done", ui.date(due.earlier())));
        return new ModelAndView("redirect:/clocks/" + id);
    }

    /** The first entry stays: a wrong event is replaced by another one. */
    static Optional<UUID> strikeable(RunningClock running, String entryId) {
        return running.isOpen() ? running.ledger().stream().skip(1).filter(entry -> entry.id().toString().equals(entryId) && entry.struck() == null)
                .map(LedgerEntry::id).findFirst() : Optional.empty();
    }

    /** The day from which the clock counts. */
    static LocalDate event(RunningClock running) {
        return running.ledger().reversed().stream().filter(entry -> entry.struck() == null && entry.turn() instanceof Turn.Started)
                .map(entry -> entry.turn().day()).findFirst().orElseThrow();
    }

    private RunningClock find(UUID id) {
        return clocks.find(id).orElseThrow(() -> new NotFound("clock", id));
    }

    private TurnForm blank() {
        return new TurnForm("", LocalDate.now(clock).toString(), "", "");
    }

    private static Map<String, String> said(Ui ui, Map<String, String> faults) {
        var said = new LinkedHashMap<String, String>();
        faults.forEach((field, key) -> said.put(field, ui.msg(key)));
        return said;
    }

    private ModelAndView desk(HttpStatus status, UUID id, Ui ui, TurnForm form, Map<String, String> errors) {
        return new ModelAndView("casework/clock", new HashMap<>(Map.of("page", page(id, ui, true, form, errors))), status);
    }

    private ClockPages.Show page(UUID id, Ui ui, boolean atDesk, TurnForm form, Map<String, String> errors) {
        RunningClock running = find(id);
        Matter matter = matters.get(running.matterId());
        Due due = running.due();
        Due.Standing standing = due.on(LocalDate.now(clock));
        boolean ended = due.state() == Due.State.ENDED;
        boolean mayRecord = atDesk && !ended && Scope.desk().may(Permission.CLOCK_WRITE);
        String link = kinds.stream().filter(kind -> kind.name().equals(matter.kind())).findFirst()
                .map(kind -> atDesk ? kind.deskLink(matter.objectId()) : kind.ownLink(matter.objectId())).orElse(null);
        List<ClockPages.Entry> ledger = running.ledger().stream().map(entry -> entry(ui, entry, matter, mayRecord && strikeable(running, entry.id().toString()).isPresent())).toList();
        return new ClockPages.Show(id, matter.number(), wording.limit(running.limit(), ui.locale()), ui.msg("casework.side." + running.side().name()),
                due.earlier(), due.later(), due.lateAfter().orElse(null), due.provisional(), due.state() == Due.State.SUSPENDED, ended,
                ui.msg("law.standing." + standing.name()), colour(standing), wording.steps(due, ui.locale()), ledger, link, mayRecord,
                TurnForm.KINDS.stream().map(kind -> new Ui.Option(kind, ui.msg("casework.turn." + kind))).toList(),
                form.kind(), form.day(), form.days(), form.why(), errors);
    }

    private static String colour(Due.Standing standing) {
        return switch (standing) {
            case IN_TIME -> "green";
            case DOUBTFUL, UNKNOWN -> "amber";
            case LATE -> "red";
            case SUSPENDED -> "";
        };
    }

    private ClockPages.Entry entry(Ui ui, LedgerEntry entry, Matter matter, boolean mayStrike) {
        LedgerEntry.Struck struck = entry.struck();
        return new ClockPages.Entry(entry.id(), ui.msg("casework.turn.on", ui.date(entry.turn().day()), what(ui, entry.turn())), ui.time(entry.at()),
                who(ui, entry, matter), said(ui, entry.why()),
                struck == null ? null : ui.msg("casework.turn.struck", ui.time(struck.at()), said(ui, struck.why())), mayStrike);
    }

    private static String what(Ui ui, Turn turn) {
        return switch (turn) {
            case Turn.Started started -> ui.msg("casework.turn.STARTED");
            case Turn.Suspended suspended -> ui.msg("casework.turn.SUSPENDED");
            case Turn.Resumed resumed -> ui.msg("casework.turn.RESUMED");
            case Turn.Extended extended -> ui.msg("casework.turn.EXTENDED");
            case Turn.ExtendedBy by -> ui.msg("casework.turn.extendedBy", by.days());
            case Turn.Interrupted interrupted -> ui.msg("casework.turn.INTERRUPTED");
            case Turn.Ended ended -> ui.msg("casework.turn.ENDED");
        };
    }

    private static String who(Ui ui, LedgerEntry entry, Matter matter) {
        if (entry.actor() != null && entry.actor().equals(matter.subject())) {
            return ui.msg("casework.byPerson");
        }
        return entry.unitName() == null ? ui.msg("casework.bySystem") : entry.unitName();
    }

    /** A reason is a message key or somebody's words. */
    private String said(Ui ui, String why) {
        return texts.getMessage(why, null, why, ui.locale());
    }
}
