package org.gongqiao.app.disputes.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.disputes.channel.Channel;
import org.gongqiao.app.disputes.channel.Channels;
import org.gongqiao.app.kernel.MobileNumber;
import org.gongqiao.app.ui.Ui;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Channels of joint mediation: named by a higher union, used for a dispute with the workers' consent. */
@Controller
class ChannelController {

    private final Channels channels;
    private final DisputeDesk desk;
    private final Clock clock;

    ChannelController(Channels channels, DisputeDesk desk, Clock clock) {
        this.channels = channels;
        this.desk = desk;
        this.clock = clock;
    }

    @Allowed(Permission.DISPUTE_READ)
    @GetMapping("/channels")
    ModelAndView list(@ModelAttribute("ui") Ui ui) {
        return list(HttpStatus.OK, ui, Map.of());
    }

    @Allowed(Permission.DISPUTE_CONFIGURE)
    @PostMapping("/channels")
    ModelAndView name(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String purpose, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        if (name.isBlank() || name.length() > 50 || purpose.isBlank() || purpose.length() > 300) {
            return list(HttpStatus.UNPROCESSABLE_CONTENT, ui, Map.of("name", ui.msg("disputes.fault.channel")));
        }
        channels.name(name.strip(), purpose.strip());
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("disputes.flash.channel", name.strip()));
        return new ModelAndView("redirect:/channels");
    }

    @Allowed(value = Permission.DISPUTE_CONFIGURE, record = "channel")
    @PostMapping("/channels/{id}/partners")
    ModelAndView partner(@PathVariable UUID id, @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String partner,
                         @RequestParam(defaultValue = "") String contact, @RequestParam(defaultValue = "") String phone, @ModelAttribute("ui") Ui ui,
                         RedirectAttributes redirect) {
        var chosen = Typed.choice(Channel.Kind.class, kind);
        if (chosen.isEmpty() || partner.isBlank() || partner.length() > 100 || contact.isBlank() || contact.length() > 50
                || !(MobileNumber.parse(phone.strip()) instanceof MobileNumber.Valid valid)) {
            return list(HttpStatus.UNPROCESSABLE_CONTENT, ui, Map.of("partner-" + id, ui.msg("disputes.fault.partner")));
        }
        channels.addPartner(id, chosen.get(), partner.strip(), contact.strip(), valid.number().value());
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("disputes.flash.partner", partner.strip()));
        return new ModelAndView("redirect:/channels");
    }

    @Allowed(value = Permission.DISPUTE_CONFIGURE, record = "channel")
    @PostMapping("/channels/{id}/end")
    ModelAndView close(@PathVariable UUID id, RedirectAttributes redirect) {
        channels.close(id);
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("disputes.flash.channelClosed"));
        return new ModelAndView("redirect:/channels");
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping("/disputes/{id}/shares")
    ModelAndView propose(@PathVariable UUID id, @RequestParam UUID partner, RedirectAttributes redirect) {
        channels.propose(id, partner);
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("disputes.flash.shareProposed"));
        return new ModelAndView("redirect:/disputes/" + id + "#shares");
    }

    /** What becomes of a proposed share: a consent on paper, sending it, or taking it back. */
    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping("/disputes/{id}/shares/steps")
    ModelAndView step(@PathVariable UUID id, @RequestParam UUID share, @RequestParam String step, @RequestParam(defaultValue = "") String claimant,
                      @RequestParam(defaultValue = "") String shareLastDay, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        boolean done = switch (step) {
            case "paper" -> Typed.id(claimant).map(each -> channels.onPaper(id, share, each)).orElse(false);
            case "send" -> Typed.day(shareLastDay).filter(day -> !day.isBefore(LocalDate.now(clock)))
                    .flatMap(day -> channels.send(id, share, day, MediatorController.base())).isPresent();
            case "cancel" -> channels.cancel(id, share, ui.msg("disputes.show.endedByDesk"));
            default -> false;
        };
        if (!done) {
            return desk.show(HttpStatus.CONFLICT, id, ui, List.of(), Map.of("shareLastDay", ui.msg("disputes.fault.share")));
        }
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("disputes.flash.share." + step));
        return new ModelAndView("redirect:/disputes/" + id + "#shares");
    }

    private ModelAndView list(HttpStatus status, Ui ui, Map<String, String> errors) {
        List<Channel> all = channels.all();
        Set<UUID> mine = all.stream().map(Channel::id).filter(channels::inScope).collect(Collectors.toSet());
        return Answers.view("disputes/channels", status, new ChannelPages.ListPage(all, mine, Scope.desk().may(Permission.DISPUTE_CONFIGURE),
                Answers.options(ui, Channel.Kind.values(), "disputes.partner."), errors));
    }
}
