package org.gongqiao.app.documents;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.documents.paper.DocxWriter;
import org.gongqiao.app.documents.paper.Filling;
import org.gongqiao.app.documents.paper.PaperFonts;
import org.gongqiao.app.documents.paper.PdfWriter;
import org.gongqiao.app.documents.paper.Samples;
import org.gongqiao.app.documents.paper.Template;
import org.gongqiao.app.documents.paper.TemplateFault;
import org.gongqiao.app.documents.paper.TemplateReader;
import org.gongqiao.app.documents.paper.TemplateStore;
import org.gongqiao.app.documents.paper.Values;
import org.gongqiao.app.kernel.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Official papers. A template ({@code resources/papers/<module>/<name>.paper}, or a later version of it that the operator
 * took in) and the values of a case give a docx and a PDF. The same template version, values and fonts give the same
 * bytes. Layout after GB/T 9704-2012.
 */
@Service
public class Papers {

    private final TemplateStore store;
    private final PaperFonts fonts;
    private final AuditLog audit;
    private final Clock clock;
    /** Only the text of a template is read in a transaction; no connection is held while a paper is set. */
    private final TransactionTemplate transaction;
    private final Map<String, Template> read = new ConcurrentHashMap<>();

    Papers(TemplateStore store, PaperFonts fonts, AuditLog audit, Clock clock, PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
        this.store = store;
        this.fonts = fonts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes a paper with the newest version of the template.
     *
     * @param values a {@code Map<String, ?>} or a record, nested as the field names are: texts, dates ({@code LocalDate}),
     *               moments, whole numbers, amounts in cents ({@code long}, printed with {@code :yuan}), yes and no, and
     *               collections of maps or records for lists. Empty, blank and null are missing.
     * @throws NotFound for an unknown template
     */
    public PaperOutcome make(String template, Object values) {
        TemplateStore.Stored newest = transaction.execute(status -> newest(template));
        return set(Objects.requireNonNull(newest), values);
    }

    /** Makes it again as it was made with an older version. */
    public PaperOutcome make(String template, int version, Object values) {
        return set(find(template, version), values);
    }

    private PaperOutcome set(TemplateStore.Stored stored, Object values) {
        Template template = read.computeIfAbsent(stored.id() + " " + stored.version(), key -> read(stored));
        return set(stored.id(), stored.version(), template, values);
    }

    private PaperOutcome set(String id, int version, Template template, Object values) {
        Filling.Filled filled = Filling.fill(template, Values.of(values));
        if (!filled.faults().isEmpty()) {
            return new PaperOutcome.Refused(filled.faults());
        }
        String title = filled.title(template);
        byte[] docx = DocxWriter.write(filled.blocks(), template.layout(), title);
        String docxHash = sha256(docx);
        PdfWriter.Written pdf = PdfWriter.write(filled.blocks(), template.layout(), title, fonts, identity(id + " " + version + " " + docxHash));
        if (!pdf.missing().isEmpty()) {
            return new PaperOutcome.Refused(new TreeSet<>(pdf.missing()).stream().<PaperFault>map(PaperFault.MissingGlyph::new).toList());
        }
        return new PaperOutcome.Made(new Paper(id, version, title, docx, pdf.bytes(), docxHash, sha256(pdf.bytes()), pdf.pages(), fonts.description()));
    }

    /** The newest version of each template, by id. */
    @Transactional(readOnly = true)
    public List<PaperTemplate> templates() {
        return store.ids().stream().map(this::newest).map(this::listed).toList();
    }

    /** All versions of one, newest first. */
    @Transactional(readOnly = true)
    public List<PaperTemplate> versions(String template) {
        List<TemplateStore.Stored> all = store.versions(template);
        if (all.isEmpty()) {
            throw new NotFound("template", template);
        }
        return all.stream().map(this::listed).toList();
    }

    /** The text of a version, to read or to begin a new one from. */
    public String source(String template, int version) {
        return find(template, version).source();
    }

    /** A paper from the template's own samples, of people who do not exist. */
    public PaperOutcome preview(String template, int version) {
        TemplateStore.Stored stored = find(template, version);
        Template text = read(stored);
        return set(stored.id(), stored.version(), text, Samples.of(text));
    }

    /** The sample paper of a text that is not taken in yet; {@link #check} has found no faults in it. */
    public PaperOutcome look(String template, String source) {
        Template written = Objects.requireNonNull(TemplateReader.read(source).template(), "the template has faults");
        return set(template, 0, written, Samples.of(written));
    }

    /** What is wrong with the text of a new version; empty where nothing is. */
    public List<TemplateFault> check(String template, String source) {
        Template shipped = read(find(template, 1));
        TemplateReader.Reading reading = TemplateReader.read(source);
        Template written = reading.template();
        if (written == null) {
            return reading.faults();
        }
        // What the program does not give, a paper would wait for in vain.
        Set<String> given = shipped.fields().stream().map(PaperTemplate.Field::name).collect(Collectors.toSet());
        var faults = new ArrayList<TemplateFault>();
        written.fields().stream().filter(field -> !given.contains(field.name()))
                .forEach(field -> faults.add(new TemplateFault(0, TemplateFault.Kind.FIELD_UNKNOWN, field.name())));
        if (faults.isEmpty() && set(template, 0, written, Samples.of(written)) instanceof PaperOutcome.Refused refused) {
            refused.faults().forEach(fault -> faults.add(new TemplateFault(0, TemplateFault.Kind.SAMPLE, switch (fault) {
                case PaperFault.MissingValue missing -> missing.field();
                case PaperFault.WrongValue wrong -> wrong.field();
                case PaperFault.MissingGlyph glyph -> glyph.character() + " " + glyph.code();
            })));
        }
        return faults;
    }

    /**
     * Takes in the new version that two operators have agreed on ({@link TemplateProposals}); from now on papers are made with
     * it, older ones can be made again as they were.
     *
     * @throws IllegalArgumentException where {@link #check} finds faults
     */
    @Transactional
    int replace(String template, String source, String reason) {
        if (!check(template, source).isEmpty()) {
            throw new IllegalArgumentException("the template has faults");
        }
        int version = store.add(template, source, reason, clock.instant(), Scope.actor().orElse(null));
        audit.record(AuditEntry.of(Act.TEMPLATE_CHANGED, "template", null).because(reason).with(Map.of("template", template, "version", version,
                "sha256", sha256(source.getBytes(StandardCharsets.UTF_8)))));
        return version;
    }

    private TemplateStore.Stored find(String template, int version) {
        TemplateStore.Stored stored = transaction.execute(status -> store.find(template, version)
                .orElseThrow(() -> new NotFound("template", template + " " + version)));
        return Objects.requireNonNull(stored);
    }

    private TemplateStore.Stored newest(String template) {
        return store.newest(template).orElseThrow(() -> new NotFound("template", template));
    }

    private PaperTemplate listed(TemplateStore.Stored stored) {
        Template template = read.computeIfAbsent(stored.id() + " " + stored.version(), key -> read(stored));
        return new PaperTemplate(stored.id(), stored.version(), template.title(), template.layout(), template.fields(), stored.version() == 1, stored.reason(),
                stored.recordedAt());
    }

    private static Template read(TemplateStore.Stored stored) {
        TemplateReader.Reading reading = TemplateReader.read(stored.source());
        if (reading.template() == null) {
            throw new IllegalStateException("template " + stored.id() + " " + stored.version() + ": " + reading.faults());
        }
        return Objects.requireNonNull(reading.template());
    }

    private static long identity(String text) {
        return ByteBuffer.wrap(digest().digest(text.getBytes(StandardCharsets.UTF_8))).getLong() & Long.MAX_VALUE;
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
