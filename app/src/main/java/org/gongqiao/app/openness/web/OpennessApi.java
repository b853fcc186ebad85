package org.gongqiao.app.openness.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.democracy.MatterFacts.Firm;
import org.gongqiao.app.openness.disclosure.Cycle;
import org.gongqiao.app.openness.disclosure.Disclosures;
import org.gongqiao.app.openness.disclosure.Enterprise;
import org.gongqiao.app.openness.disclosure.Enterprises;
import org.gongqiao.app.openness.disclosure.Figure;
import org.gongqiao.app.openness.disclosure.Item;
import org.gongqiao.app.openness.disclosure.Publication;
import org.gongqiao.app.openness.disclosure.PublishItem;
import org.gongqiao.app.openness.disclosure.Question;
import org.gongqiao.app.openness.disclosure.Questions;
import org.gongqiao.app.openness.disclosure.SetUpEnterprise;
import org.gongqiao.app.openness.participation.Participation;
import org.gongqiao.app.openness.participation.Shown;
import org.gongqiao.app.organization.Unions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Open management at the desk, for other programs. */
@RestController
@RequestMapping("/api/v1/openness")
class OpennessApi {

    private static final int PAGE = 50;
    private static final int LINE = 100;

    record SetUp(@Nullable UUID employerId, @Nullable String employerName, @Nullable Firm owner, @Nullable String responsibleName,
                 @Nullable String responsiblePost, @Nullable String preparer) {}

    record Responsible(@Nullable Integer version, @Nullable String name, @Nullable String post, @Nullable Firm owner) {}

    record NewItem(@Nullable UUID key, @Nullable Integer version, @Nullable String name, @Nullable Cycle cycle, @Nullable Boolean sensitive, @Nullable String preparer) {}

    record Version(@Nullable Integer version, @Nullable String why) {}

    /** @param attachments ids from {@code /api/v1/my/uploads} */
    record NewPublication(@Nullable UUID key, @Nullable String title, @Nullable String period, @Nullable String body, @Nullable List<Figure> figures,
                          @Nullable String leftOut, @Nullable List<UUID> attachments) {}

    record Reply(@Nullable Integer version, @Nullable String text, @Nullable Boolean shared) {}

    record EnterpriseView(UUID id, String unitName, String region, String employerName, Firm owner, String responsibleName, String responsiblePost,
                          int items, int overdue, int waiting, int version) {

        static EnterpriseView of(Enterprises.Standing row) {
            Enterprise e = row.enterprise();
            return new EnterpriseView(e.id(), e.unitName(), e.region(), e.employerName(), e.owner(), e.responsibleName(), e.responsiblePost(), row.items(),
                    row.overdue(), row.waiting(), e.version());
        }
    }

    record ItemView(UUID id, @Nullable String kind, @Nullable String name, Cycle cycle, boolean sensitive, String preparer, @Nullable LocalDate lastPublishedOn,
                    LocalDate dueOn, @Nullable LocalDate lateAfter, int version) {

        static ItemView of(Item i) {
            return new ItemView(i.id(), i.kind() == null ? null : i.kind().name(), i.name(), i.cycle(), i.sensitive(), i.preparer(), i.lastPublishedOn(),
                    i.dueOn(), i.lateAfter(), i.version());
        }
    }

    record FileView(UUID id, String fileName, String mediaType, long bytes, String sha256) {

        static FileView of(Attachment a) {
            return new FileView(a.id(), a.fileName(), a.type().mediaType(), a.bytes(), a.sha256());
        }
    }

    /** @param opened how many devices opened it, as far as it may be shown; null for a worker */
    record PublicationView(UUID id, UUID itemId, String title, String period, String body, List<Figure> figures, String leftOut, boolean sensitive,
                           LocalDate publishedOn, @Nullable LocalDate withdrawnOn, @Nullable Shown opened, List<FileView> files, int version) {

        static PublicationView of(Publication p, @Nullable Shown opened, List<Attachment> files) {
            return new PublicationView(p.id(), p.itemId(), p.title(), p.period(), p.body(), p.figures(), p.leftOut(), p.sensitive(), p.publishedOn(),
                    p.withdrawnOn(), opened, files.stream().map(FileView::of).toList(), p.version());
        }
    }

    record QuestionView(UUID id, UUID publicationId, String number, String itemName, @Nullable String name, boolean delegate, String text, Instant askedAt,
                        @Nullable String reply, @Nullable Instant repliedAt, boolean shared, @Nullable Instant withdrawnAt, int version) {

        static QuestionView of(Question q) {
            return new QuestionView(q.id(), q.publicationId(), q.number(), q.itemName(), q.name(), q.delegate(), q.text(), q.askedAt(), q.reply(), q.repliedAt(),
                    q.shared(), q.withdrawnAt(), q.version());
        }
    }

    private final Enterprises enterprises;
    private final Disclosures disclosures;
    private final Questions questions;
    private final Participation participation;
    private final Attachments attachments;
    private final Unions unions;
    private final OpennessAnswers answers;
    private final Ids ids;

    OpennessApi(Enterprises enterprises, Disclosures disclosures, Questions questions, Participation participation, Attachments attachments, Unions unions,
                OpennessAnswers answers, Ids ids) {
        this.enterprises = enterprises;
        this.disclosures = disclosures;
        this.questions = questions;
        this.participation = participation;
        this.attachments = attachments;
        this.unions = unions;
        this.answers = answers;
        this.ids = ids;
    }

    @Allowed(Permission.OPENNESS_READ)
    @GetMapping("/enterprises")
    Slice<EnterpriseView> enterprises(@RequestParam(required = false) @Nullable String after) {
        Slice<Enterprises.Standing> page = enterprises.list(Forms.after(after), PAGE);
        return new Slice<>(page.items().stream().map(EnterpriseView::of).toList(), page.next());
    }

    /** Begins open management at the desk's enterprise. */
    @Allowed(Permission.OPENNESS_WORK)
    @PostMapping("/enterprises")
    ResponseEntity<?> setUp(@RequestBody SetUp form) {
        var union = unions.get(Scope.desk().unit());
        if (!OpennessController.isEnterprise(union)) {
            return answers.faulty("openness.notPossible.federation");
        }
        if (form.owner() == null || blank(form.employerName(), LINE) || blank(form.preparer(), LINE)) {
            return answers.faulty("openness.fault.form");
        }
        return answers.of(enterprises.setUp(new SetUpEnterprise(union.id(), form.employerId(), text(form.employerName()), form.owner(),
                text(form.responsibleName()), text(form.responsiblePost()), text(form.preparer()))));
    }

    @Allowed(value = Permission.OPENNESS_WORK, record = "enterprise")
    @PostMapping("/enterprises/{id}/responsible")
    ResponseEntity<?> responsible(@PathVariable UUID id, @RequestBody Responsible form) {
        if (form.version() == null || form.owner() == null || text(form.name()).length() > LINE || text(form.post()).length() > LINE) {
            return answers.faulty("openness.fault.form");
        }
        return answers.of(enterprises.change(id, form.version(), text(form.name()), text(form.post()), form.owner()));
    }

    @Allowed(value = Permission.OPENNESS_READ, record = "enterprise")
    @GetMapping("/enterprises/{id}/items")
    List<ItemView> items(@PathVariable UUID id) {
        return disclosures.items(id).stream().map(ItemView::of).toList();
    }

    @Allowed(value = Permission.OPENNESS_WORK, record = "enterprise")
    @PostMapping("/enterprises/{id}/items")
    ResponseEntity<?> add(@PathVariable UUID id, @RequestBody NewItem form) {
        if (blank(form.name(), LINE) || form.cycle() == null || blank(form.preparer(), LINE) || text(form.name()).startsWith("openness.")) {
            return answers.faulty("openness.fault.form");
        }
        return answers.of(disclosures.add(form.key() == null ? ids.random() : form.key(), id, text(form.name()), form.cycle(), Boolean.TRUE.equals(form.sensitive()),
                text(form.preparer())));
    }

    @Allowed(value = Permission.OPENNESS_WORK, record = "openItem")
    @PostMapping("/items/{id}")
    ResponseEntity<?> change(@PathVariable UUID id, @RequestBody NewItem form) {
        boolean own = disclosures.get(id).kind() == null;
        if (form.version() == null || form.cycle() == null || blank(form.preparer(), LINE) || own && (blank(form.name(), LINE) || text(form.name()).startsWith("openness."))) {
            return answers.faulty("openness.fault.form");
        }
        return answers.of(disclosures.change(id, form.version(), own ? text(form.name()) : null, form.cycle(), Boolean.TRUE.equals(form.sensitive()), text(form.preparer())));
    }

    @Allowed(value = Permission.OPENNESS_WORK, record = "openItem")
    @PostMapping("/items/{id}/removal")
    ResponseEntity<?> remove(@PathVariable UUID id, @RequestBody Version form) {
        return form.version() == null ? answers.faulty("openness.fault.form") : answers.of(disclosures.close(id, form.version()));
    }

    @Allowed(value = Permission.OPENNESS_READ, record = "openItem")
    @GetMapping("/items/{id}/publications")
    List<PublicationView> publications(@PathVariable UUID id) {
        Enterprise enterprise = enterprises.get(disclosures.get(id).unitId());
        return disclosures.publications(id).stream().map(each -> PublicationView.of(each,
                participation.opened(each.opened(), enterprise.id(), enterprise.region()), List.of())).toList();
    }

    @Allowed(value = Permission.OPENNESS_WORK, record = "openItem")
    @PostMapping("/items/{id}/publications")
    ResponseEntity<?> publish(@PathVariable UUID id, @RequestBody NewPublication form) {
        List<Figure> figures = form.figures() == null ? List.of() : form.figures();
        boolean wrong = figures.size() > 50 || figures.stream().anyMatch(each -> each == null || blank(each.name(), LINE) || blank(each.value(), LINE));
        if (wrong || blank(form.title(), LINE) || blank(form.period(), LINE) || blank(form.body(), ItemController.BODY) || text(form.leftOut()).length() > 500) {
            return answers.faulty("openness.fault.form");
        }
        return answers.of(disclosures.publish(new PublishItem(form.key() == null ? ids.random() : form.key(), id, text(form.title()), text(form.period()),
                text(form.body()), figures, text(form.leftOut()), ids(form.attachments()))));
    }

    @Allowed(value = Permission.OPENNESS_READ, record = "publication")
    @GetMapping("/publications/{id}")
    PublicationView publication(@PathVariable UUID id) {
        Publication publication = disclosures.publication(id);
        Enterprise enterprise = enterprises.get(publication.unitId());
        return PublicationView.of(publication, participation.opened(publication.opened(), enterprise.id(), enterprise.region()),
                attachments.of(AttachmentOwner.of(Disclosures.OWNER, id)));
    }

    @Allowed(value = Permission.OPENNESS_WORK, record = "publication")
    @PostMapping("/publications/{id}/withdrawal")
    ResponseEntity<?> withdraw(@PathVariable UUID id, @RequestBody Version form) {
        return form.version() == null || blank(form.why(), 200) ? answers.faulty("openness.fault.form")
                : answers.of(disclosures.withdraw(id, form.version(), text(form.why())));
    }

    @Allowed(Permission.OPENNESS_READ)
    @GetMapping("/questions")
    List<QuestionView> questions(@RequestParam(defaultValue = "true") boolean waiting) {
        return questions.list(waiting, PAGE).stream().map(QuestionView::of).toList();
    }

    @Allowed(value = Permission.OPENNESS_READ, record = "openQuestion")
    @GetMapping("/questions/{id}")
    QuestionView question(@PathVariable UUID id) {
        return QuestionView.of(questions.open(id));
    }

    @Allowed(value = Permission.OPENNESS_WORK, record = "openQuestion")
    @PostMapping("/questions/{id}/reply")
    ResponseEntity<?> reply(@PathVariable UUID id, @RequestBody Reply form) {
        return form.version() == null || blank(form.text(), QuestionController.REPLY) ? answers.faulty("openness.fault.form")
                : answers.of(questions.reply(id, form.version(), text(form.text()), Boolean.TRUE.equals(form.shared())));
    }

    static List<UUID> ids(@Nullable List<UUID> sent) {
        return sent == null ? List.of() : sent.stream().filter(java.util.Objects::nonNull).toList();
    }

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /** Missing, blank or longer than {@code most}. */
    static boolean blank(@Nullable String typed, int most) {
        String text = text(typed);
        return text.isEmpty() || text.length() > most;
    }
}
