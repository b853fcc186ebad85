package org.gongqiao.app.disputes.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.disputes.Mediator;
import org.gongqiao.app.disputes.Mediators;
import org.gongqiao.app.disputes.channel.Channel;
import org.gongqiao.app.disputes.channel.Channels;
import org.gongqiao.app.disputes.checklist.Checklist;
import org.gongqiao.app.disputes.checklist.Checklists;
import org.gongqiao.app.disputes.checklist.Settlements;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Mediators, channels, checklists and settlements of a desk, for other programs. */
@RestController
@RequestMapping("/api/v1")
class ChannelApi {

    record MediatorForm(@Nullable String name, Mediator.@Nullable Seat seat, @Nullable String employer, Mediator.@Nullable Basis basis, @Nullable Boolean chair) {}

    record ChannelForm(@Nullable String name, @Nullable String purpose) {}

    record ProofForm(@Nullable UUID key, @Nullable UUID checklist, @Nullable Integer slot, @Nullable String served, @Nullable LocalDate on, @Nullable String note) {}

    record ChecklistView(UUID id, String name, String target, List<String> slots, List<Checklist.Row> own, List<Checklist.Row> below) {}

    private final Mediators mediators;
    private final Channels channels;
    private final Checklists checklists;
    private final Settlements settlements;
    private final Answers answers;

    ChannelApi(Mediators mediators, Channels channels, Checklists checklists, Settlements settlements, Answers answers) {
        this.mediators = mediators;
        this.channels = channels;
        this.checklists = checklists;
        this.settlements = settlements;
        this.answers = answers;
    }

    @Allowed(Permission.DISPUTE_READ)
    @GetMapping("/mediators")
    List<Mediator> mediators() {
        return mediators.of(Scope.desk().unit());
    }

    @Allowed(Permission.DISPUTE_WORK)
    @PostMapping("/mediators")
    ResponseEntity<?> mediator(@RequestBody MediatorForm form) {
        if (Typed.text(form.name()).isEmpty() || Typed.text(form.name()).length() > 50 || form.seat() == null || form.basis() == null) {
            return answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "disputes.fault.mediator");
        }
        return ResponseEntity.status(HttpStatus.CREATED).body(Map.of("id", mediators.add(Typed.text(form.name()), form.seat(), Typed.text(form.employer()), form.basis(),
                Boolean.TRUE.equals(form.chair()))));
    }

    @Allowed(Permission.DISPUTE_READ)
    @GetMapping("/channels")
    List<Channel> channels() {
        return channels.all();
    }

    @Allowed(Permission.DISPUTE_CONFIGURE)
    @PostMapping("/channels")
    ResponseEntity<?> channel(@RequestBody ChannelForm form) {
        if (Typed.text(form.name()).isEmpty() || Typed.text(form.name()).length() > 50 || Typed.text(form.purpose()).isEmpty() || Typed.text(form.purpose()).length() > 300) {
            return answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "disputes.fault.channel");
        }
        return ResponseEntity.status(HttpStatus.CREATED).body(Map.of("id", channels.name(Typed.text(form.name()), Typed.text(form.purpose()))));
    }

    @Allowed(Permission.DISPUTE_READ)
    @GetMapping("/checklists")
    List<ChecklistView> checklists() {
        return checklists.all().stream().map(each -> new ChecklistView(each.id(), each.name(), each.target().name(), each.slots(), checklists.progress(each),
                checklists.below(each))).toList();
    }

    @Allowed(Permission.DISPUTE_WORK)
    @PostMapping("/proofs")
    ResponseEntity<?> fill(@RequestBody ProofForm form) {
        boolean right = form.key() != null && form.checklist() != null && form.slot() != null && form.on() != null && !Typed.text(form.note()).isEmpty()
                && Typed.text(form.note()).length() <= 500 && Typed.text(form.served()).length() <= 100 && checklists.find(form.checklist()).isPresent();
        return right && checklists.fill(form.key(), form.checklist(), form.slot(), Typed.text(form.served()), form.on(), Typed.text(form.note()))
                ? ResponseEntity.noContent().build() : answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "disputes.fault.proof");
    }

    @Allowed(Permission.DISPUTE_READ)
    @GetMapping("/settlements")
    List<Settlements.Line> settlements(@RequestParam LocalDate from, @RequestParam LocalDate until) {
        return settlements.of(from, until);
    }
}
