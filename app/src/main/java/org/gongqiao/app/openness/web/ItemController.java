package org.gongqiao.app.openness.web;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.documents.Audience;
import org.gongqiao.app.documents.NewAttachment;
import org.gongqiao.app.documents.TakeOutcome;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.deadline.Deadlines;
import org.gongqiao.app.law.deadline.Turn;
import org.gongqiao.app.law.deadline.Wording;
import org.gongqiao.app.openness.Outcome;
import org.gongqiao.app.openness.disclosure.Cycle;
import org.gongqiao.app.openness.disclosure.Disclosures;
import org.gongqiao.app.openness.disclosure.Enterprise;
import org.gongqiao.app.openness.disclosure.Enterprises;
import org.gongqiao.app.openness.disclosure.Figure;
import org.gongqiao.app.openness.disclosure.Item;
import org.gongqiao.app.openness.disclosure.Publication;
import org.gongqiao.app.openness.disclosure.PublishItem;
import org.gongqiao.app.openness.disclosure.Questions;
import org.gongqiao.app.openness.participation.Participation;
import org.gongqiao.app.ui.Forms;
import org.gongqiao.app.ui.Ui;
import org.gongqiao.app.ui.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One matter of the list, and what is published of it. */
@Controller
class ItemController {

    static final int BODY = 8_000;
    private static final int FIGURES = 8;

    private final Disclosures disclosures;
    private final Enterprises enterprises;
    private final Questions questions;
    private final Participation participation;
    private final Attachments attachments;
    private final Deadlines deadlines;
    private final Wording wording;
    private final Ids ids;
    private final Clock clock;

    ItemController(Disclosures disclosures, Enterprises enterprises, Questions questions, Participation participation, Attachments attachments,
                   Deadlines deadlines, Wording wording, Ids ids, Clock clock) {
        this.disclosures = disclosures;
        this.enterprises = enterprises;
        this.questions = questions;
        this.participation = participation;
        this.attachments = attachments;
        this.deadlines = deadlines;
        this.wording = wording;
        this.ids = ids;
        this.clock = clock;
    }

    @Allowed(value = Permission.OPENNESS_READ, record = "openItem")
    @GetMapping("/openness/items/{id}")
    ModelAndView show(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return show(HttpStatus.OK, id, null, Map.of(), ui);
    }

    private ModelAndView show(HttpStatus status, UUID id, @Nullable Verdict refused, Map<String, String> errors, Ui ui) {
        Item item = disclosures.get(id);
        Enterprise enterprise = enterprises.get(item.unitId());
        var due = deadlines.due(item.limit(), enterprise.region(), List.of(new Turn.Started(item.since())));
        return Views.of("openness/item", status, new OpennessPages.ItemPage(enterprise, item, disclosures.verdict(item, enterprise).orElse(null),
                item.isOverdue(LocalDate.now(clock)), wording.steps(due, ui.locale()), disclosures.publications(id),
                Scope.desk().may(Permission.OPENNESS_WORK) && item.isOpen(), refused, errors));
    }

    @Allowed(value = Permission.OPENNESS_WORK, record = "openItem")
    @PostMapping("/openness/items/{id}")
    ModelAndView change(@PathVariable UUID id, @RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Item item = disclosures.get(id);
        var form = new Forms(ui);
        String name = item.kind() == null ? form.text("name", typed.getOrDefault("name", ""), 60) : null;
        if (name != null && name.startsWith("openness.")) {
            form.fault("name", "ui.fault.choose");
        }
        Cycle cycle = form.one("cycle", Cycle.values(), typed.getOrDefault("cycle", ""));
        String preparer = form.text("preparer", typed.getOrDefault("preparer", ""), 50);
        int version = form.number("version", typed.getOrDefault("version", ""), Integer.MAX_VALUE);
        if (form.failed()) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, id, null, form.errors(), ui);
        }
        return answer(id, disclosures.change(id, version, name, cycle, "true".equals(typed.get("sensitive")), preparer), "openness.flash.changed", ui, redirect);
    }

    /** Takes a matter off the list. */
    @Allowed(value = Permission.OPENNESS_WORK, record = "openItem")
    @PostMapping("/openness/items/{id}/removal")
    ModelAndView remove(@PathVariable UUID id, @RequestParam(defaultValue = "-1") int version, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        return answer(id, disclosures.close(id, version), "openness.flash.removed", ui, redirect);
    }

    private ModelAndView answer(UUID id, Outcome outcome, String done, Ui ui, RedirectAttributes redirect) {
        OpennessAnswers.No no = OpennessAnswers.no(outcome, ui);
        if (no != null) {
            return show(no.status(), id, no.verdict(), no.errors(), ui);
        }
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done(done));
        return new ModelAndView("redirect:/openness/items/" + id);
    }

    @Allowed(value = Permission.OPENNESS_WORK, record = "openItem")
    @GetMapping("/openness/items/{id}/publications/new")
    ModelAndView blank(@PathVariable UUID id) {
        return form(HttpStatus.OK, id, Map.of("key", ids.random().toString()), List.of(), List.of(), null, Map.of());
    }

    @Allowed(value = Permission.OPENNESS_WORK, record = "openItem")
    @PostMapping("/openness/items/{id}/publications")
    ModelAndView publish(@PathVariable UUID id, @RequestParam Map<String, String> typed, @RequestParam(name = "figureName", defaultValue = "") List<String> names,
                         @RequestParam(name = "figureValue", defaultValue = "") List<String> values,
                         @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> files, @ModelAttribute("ui") Ui ui,
                         RedirectAttributes redirect) throws IOException {
        var form = new Forms(ui);
        String title = form.text("title", typed.getOrDefault("title", ""), 100);
        String period = form.text("period", typed.getOrDefault("period", ""), 50);
        String body = form.text("body", typed.getOrDefault("body", ""), BODY);
        String leftOut = form.optional("leftOut", typed.getOrDefault("leftOut", ""), 500);
        List<Figure> figures = figures(names, values, form);
        if (form.failed()) {
            return form(HttpStatus.UNPROCESSABLE_CONTENT, id, typed, names, values, null, form.errors());
        }
        UUID key = Forms.uuid(typed.get("key"));
        Outcome outcome = disclosures.publish(new PublishItem(key == null ? ids.random() : key, id, title, period, body, figures, leftOut, List.of()));
        OpennessAnswers.No no = OpennessAnswers.no(outcome, ui);
        if (no != null || !(outcome instanceof Outcome.Done(UUID publication))) {
            return form(no == null ? HttpStatus.CONFLICT : no.status(), id, typed, names, values, no == null ? null : no.verdict(),
                    no == null ? Map.of() : no.errors());
        }
        TakeOutcome.Refused refused = take(attachments, AttachmentOwner.of(Disclosures.OWNER, publication), Audience.PERSON, files);
        redirect.addFlashAttribute(Ui.Flash.NAME, refused == null ? Ui.Flash.done("openness.flash.published")
                : Ui.Flash.refused("openness.flash.fileRefused", ui.msg("documents.take." + refused.fault().name(), refused.args().toArray())));
        return new ModelAndView("redirect:/openness/publications/" + publication);
    }

    private static List<Figure> figures(List<String> names, List<String> values, Forms form) {
        var figures = new ArrayList<Figure>();
        for (int i = 0; i < Math.min(FIGURES, Math.max(names.size(), values.size())); i++) {
            String name = i < names.size() ? names.get(i).strip() : "";
            String value = i < values.size() ? values.get(i).strip() : "";
            if (name.isEmpty() != value.isEmpty() || name.length() > 50 || value.length() > 50) {
                form.fault("figures", "openness.fault.figure", i + 1);
            } else if (!name.isEmpty()) {
                figures.add(new Figure(name, value));
            }
        }
        return figures;
    }

    /** Takes files to a record that was just made; the first that is refused, or null. */
    static TakeOutcome.@Nullable Refused take(Attachments attachments, AttachmentOwner owner, Audience audience, @Nullable List<MultipartFile> files)
            throws IOException {
        TakeOutcome.Refused first = null;
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            if (file.isEmpty()) {
                continue;
            }
            try (InputStream content = file.getInputStream()) {
                String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
                if (attachments.take(NewAttachment.of(owner, name, audience), content) instanceof TakeOutcome.Refused refused && first == null) {
                    first = refused;
                }
            }
        }
        return first;
    }

    private ModelAndView form(HttpStatus status, UUID id, Map<String, String> typed, List<String> names, List<String> values, @Nullable Verdict refused,
                              Map<String, String> errors) {
        Item item = disclosures.get(id);
        UUID key = Forms.uuid(typed.get("key"));
        return Views.of("openness/publish", status, new OpennessPages.PublishPage(enterprises.get(item.unitId()), item, key == null ? ids.random() : key, typed,
                padded(names), padded(values), item.kind() != null && item.kind().mayBeSecret(), refused, errors));
    }

    private static List<String> padded(List<String> values) {
        var padded = new ArrayList<>(values.subList(0, Math.min(FIGURES, values.size())));
        while (padded.size() < 4 || padded.size() < FIGURES && !padded.getLast().isBlank()) {
            padded.add("");
        }
        return padded;
    }

    @Allowed(value = Permission.OPENNESS_READ, record = "publication")
    @GetMapping("/openness/publications/{id}")
    ModelAndView publication(@PathVariable UUID id) {
        return publication(HttpStatus.OK, id, Map.of());
    }

    private ModelAndView publication(HttpStatus status, UUID id, Map<String, String> errors) {
        Publication publication = disclosures.publication(id);
        Enterprise enterprise = enterprises.get(publication.unitId());
        return Views.of("openness/publication", status, new OpennessPages.PublicationPage(enterprise, disclosures.get(publication.itemId()), publication,
                participation.opened(publication.opened(), enterprise.id(), enterprise.region()), attachments.of(AttachmentOwner.of(Disclosures.OWNER, id)),
                questions.ofPublication(id), Scope.desk().may(Permission.OPENNESS_WORK), errors));
    }

    /** Adds files to what is out. */
    @Allowed(value = Permission.OPENNESS_WORK, record = "publication")
    @PostMapping("/openness/publications/{id}/files")
    ModelAndView files(@PathVariable UUID id, @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> files, @ModelAttribute("ui") Ui ui)
            throws IOException {
        TakeOutcome.Refused refused = take(attachments, AttachmentOwner.of(Disclosures.OWNER, id), Audience.PERSON, files);
        return refused == null ? new ModelAndView("redirect:/openness/publications/" + id) : publication(HttpStatus.UNPROCESSABLE_CONTENT, id,
                Map.of("files", ui.msg("documents.take." + refused.fault().name(), refused.args().toArray())));
    }

    /** Takes what is out back. */
    @Allowed(value = Permission.OPENNESS_WORK, record = "publication")
    @PostMapping("/openness/publications/{id}/withdrawal")
    ModelAndView withdraw(@PathVariable UUID id, @RequestParam Map<String, String> typed, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var form = new Forms(ui);
        String why = form.text("why", typed.getOrDefault("why", ""), 200);
        int version = form.number("version", typed.getOrDefault("version", ""), Integer.MAX_VALUE);
        if (form.failed()) {
            return publication(HttpStatus.UNPROCESSABLE_CONTENT, id, form.errors());
        }
        OpennessAnswers.No no = OpennessAnswers.no(disclosures.withdraw(id, version, why), ui);
        if (no != null) {
            return publication(no.status(), id, no.errors());
        }
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("openness.flash.withdrawn"));
        return new ModelAndView("redirect:/openness/publications/" + id);
    }
}
