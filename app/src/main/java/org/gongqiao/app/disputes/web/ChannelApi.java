package org.gongqiao.app.disputes.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.disputes.file.Mediator;
import org.gongqiao.app.disputes.Mediators;
import org.gongqiao.app.disputes.channel.Channel;
import org.gongqiao.app.disputes.channel.Channels;
import org.gongqiao.app.disputes.checklist.Checklist;
import org.gongqiao.app.disputes.checklist.Checklists;
import org.gongqiao.app.disputes.checklist.Settlements;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.documents.FormFiles;
import org.gongqiao.app.kernel.MobileNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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

    record PartnerForm(Channel.@Nullable Kind kind, @Nullable String name, @Nullable String contact, @Nullable String phone) {}

    record ChecklistForm(@Nullable String name, Checklist.@Nullable Target target, @Nullable List<String> slots) {}

    record ChannelForm(@Nullable String name, @Nullable String purpose) {}

    record ProofForm(@Nullable UUID key, @Nullable UUID checklist, @Nullable Integer slot, @Nullable String served, @Nullable LocalDate on, @Nullable String note, @Nullable List<String> attachments) {}

    record ChecklistView(UUID id, String name, String target, List<String> slots, List<Checklist.Row> own, List<Checklist.Row> below) {}

    private final Mediators mediators;
    private final Channels channels;
    private final Checklists checklists;
    private final Settlements settlements;
    private final FormFiles files;
    private final Answers answers;

    ChannelApi(Mediators mediators, Channels channels, Checklists checklists, Settlements settlements, FormFiles files, Answers answers) {
        this.mediators = mediators;
        this.channels = channels;
        this.checklists = checklists;
        this.settlements = settlements;
        this.files = files;
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

    @Allowed(value = Permission.DISPUTE_WORK, record = "mediator")
    @PostMapping("/mediators/{id}/end")
    ResponseEntity<?> end(@PathVariable UUID id) {
        mediators.end(id);
        return ResponseEntity.noContent().build();
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

    @Allowed(value = Permission.DISPUTE_CONFIGURE, record = "channel")
    @PostMapping("/channels/{id}/partners")
    ResponseEntity<?> partner(@PathVariable UUID id, @RequestBody PartnerForm form) {
        String name = Typed.text(form.name());
        String contact = Typed.text(form.contact());
        if (form.kind() == null || name.isEmpty() || name.length() > 100 || contact.isEmpty() || contact.length() > 50
                || !(MobileNumber.parse(Typed.text(form.phone())) instanceof MobileNumber.Valid valid)) {
            return answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "disputes.fault.partner");
        }
        channels.addPartner(id, form.kind(), name, contact, valid.number().value());
        return ResponseEntity.noContent().build();
    }

    @Allowed(value = Permission.DISPUTE_CONFIGURE, record = "channel")
    @PostMapping("/channels/{id}/end")
    ResponseEntity<?> endChannel(@PathVariable UUID id) {
        channels.close(id);
        return ResponseEntity.noContent().build();
    }

    @Allowed(Permission.DISPUTE_CONFIGURE)
    @PostMapping("/checklists")
    ResponseEntity<?> checklist(@RequestBody ChecklistForm form) {
        List<String> slots = form.slots() == null ? List.of() : form.slots().stream().map(Typed::text).filter(each -> !each.isEmpty()).toList();
        if (form.target() == null || !ChecklistController.isChecklist(Typed.text(form.name()), slots)) {
            return answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "disputes.fault.checklist");
        }
        return ResponseEntity.status(HttpStatus.CREATED).body(Map.of("id", checklists.name(Typed.text(form.name()), form.target(), slots)));
    }

    @Allowed(value = Permission.DISPUTE_CONFIGURE, record = "checklist")
    @PostMapping("/checklists/{id}/end")
    ResponseEntity<?> endChecklist(@PathVariable UUID id) {
        checklists.close(id);
        return ResponseEntity.noContent().build();
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
        return right && checklists.fill(form.key(), form.checklist(), form.slot(), Typed.text(form.served()), form.on(), Typed.text(form.note()),
                form.attachments() == null ? List.of() : files.waiting(form.attachments()).stream().map(Attachment::id).toList())
                ? ResponseEntity.noContent().build() : answers.problem(HttpStatus.UNPROCESSABLE_CONTENT, "disputes.fault.proof");
    }

    @Allowed(Permission.DISPUTE_READ)
    @GetMapping("/settlements")
    List<Settlements.Line> settlements(@RequestParam LocalDate from, @RequestParam LocalDate until) {
        return settlements.of(from, until);
    }
}
