package org.gongqiao.app.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.documents.attachment.AttachmentSettings;
import org.gongqiao.app.documents.attachment.AttachmentStore;
import org.gongqiao.app.documents.attachment.FileName;
import org.gongqiao.app.documents.attachment.Spool;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files that belong to records of other modules: pictures, recordings, documents. Who sees the record sees its
 * attachments, as far as their {@link Audience} goes; row-level security asks the record's own table. Content is told
 * by its bytes, cleaned of places, encrypted, and leaves a chain of custody.
 *
 * <p>A form on a phone sends its files before it is sent itself: they {@linkplain NewAttachment#waiting wait}, and the
 * module that takes the form {@linkplain #bind binds} them in its own transaction.
 */
@Service
public class Attachments {

    private final AttachmentStore store;
    private final Spool spool;
    private final AttachmentSettings settings;
    private final AuditLog audit;
    private final Vault vault;
    private final Ids ids;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Map<String, AttachmentKind> kinds;

    Attachments(AttachmentStore store, Spool spool, AttachmentSettings settings, AuditLog audit, Vault vault, Ids ids, Clock clock,
                PlatformTransactionManager transactions, ObjectProvider<AttachmentKind> kinds) {
        this.store = store;
        this.spool = spool;
        this.settings = settings;
        this.audit = audit;
        this.vault = vault;
        this.ids = ids;
        this.clock = clock;
        this.kinds = kinds.stream().collect(Collectors.toMap(AttachmentKind::kind, Function.identity()));
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Takes a file in for whoever acts now. Its own transaction, or the caller's.
     *
     * @throws NotFound where the owner record is not in the caller's scope
     */
    public TakeOutcome take(NewAttachment sent, InputStream content) throws IOException {
        return take(sent, content, null);
    }

    /** The same for a visitor without an account, whose browser holds {@code token}; only for files that wait for a form. */
    public TakeOutcome takeFromVisitor(NewAttachment sent, InputStream content, String token) throws IOException {
        if (sent.owner() != null) {
            throw new IllegalArgumentException("a visitor's file waits for its form");
        }
        return take(sent, content, token);
    }

    /** Keeps both forms of a paper, as it was issued, with the record that it belongs to: first the PDF, then the docx. */
    public List<Attachment> keep(AttachmentOwner owner, Paper paper, Audience audience) {
        try {
            return List.of(kept(owner, paper.title() + ".pdf", paper.pdf(), audience), kept(owner, paper.title() + ".docx", paper.docx(), audience));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Attachment kept(AttachmentOwner owner, String name, byte[] bytes, Audience audience) throws IOException {
        return switch (take(NewAttachment.of(owner, name, audience), new ByteArrayInputStream(bytes))) {
            case TakeOutcome.Taken taken -> taken.attachment();
            case TakeOutcome.Refused refused -> throw new IllegalStateException("a paper of our own was not taken: " + refused.fault());
        };
    }

    private TakeOutcome take(NewAttachment sent, InputStream content, @Nullable String token) throws IOException {
        UUID holder = Scope.actor().orElse(null);
        byte[] hash = token == null ? null : vault.hash(Vault.Domain.TOKEN, token);
        if (sent.owner() == null && holder == null && hash == null) {
            throw new IllegalArgumentException("a file that waits belongs to a person or a visitor's token");
        }
        if (sent.key() != null) {
            Optional<Attachment> before = inTransaction(() -> store.findUpload(holder, hash, sent.key()));
            if (before.isPresent()) {
                return new TakeOutcome.Taken(before.get());
            }
        }
        try (Spool.Checked checked = spool.check(content, sent.placeIsEvidence())) {
            return inTransaction(() -> insert(sent, checked, holder, hash));
        } catch (Spool.NotTaken refused) {
            return new TakeOutcome.Refused(refused.fault(), refused.fault() == TakeFault.TOO_LARGE ? List.of(refused.limit()) : List.of());
        }
    }

    private TakeOutcome insert(NewAttachment sent, Spool.Checked checked, @Nullable UUID holder, byte @Nullable [] token) {
        AttachmentOwner owner = sent.owner();
        if (owner != null) {
            known(owner);
            store.lock(owner.id());
            AttachmentStore.Held held = store.heldBy(owner);
            if (held.files() >= settings.filesPerOwner() || held.bytes() + checked.bytes() > settings.perOwner().toBytes()) {
                return new TakeOutcome.Refused(TakeFault.QUOTA, List.of());
            }
        } else {
            store.lock(holder != null ? holder : UUID.nameUUIDFromBytes(token == null ? new byte[0] : token));
            AttachmentStore.Held held = store.waitingOf(holder, token);
            boolean visitorsFull = holder == null && store.waitingOfVisitors() + checked.bytes() > settings.visitors().toBytes();
            long room = (holder == null ? settings.visitor() : settings.waiting()).toBytes();
            if (held.files() >= settings.filesPerOwner() || held.bytes() + checked.bytes() > room || visitorsFull) {
                return new TakeOutcome.Refused(TakeFault.QUOTA, List.of());
            }
        }
        HexFormat hex = HexFormat.of();
        var attachment = new Attachment(ids.random(), owner, FileName.of(sent.fileName(), checked.type()), checked.type(), checked.bytes(),
                hex.formatHex(checked.sha256()), hex.formatHex(checked.sentSha256()), sent.source().strip(), sent.audience(), sent.placeIsEvidence(),
                holder, clock.instant(), null);
        try {
            store.insert(attachment, checked.file(), token, sent.key());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        custody(attachment.id(), CustodyEntry.Act.TAKEN, attachment.sha256());
        record(Act.ATTACHMENT_TAKEN, attachment);
        return new TakeOutcome.Taken(attachment);
    }

    /**
     * Gives files that waited to the record that was just made; in the caller's transaction. Ids that do not wait for
     * this person (another's, swept, bound already) are left out: compare the answer where each one counts.
     */
    @Transactional
    public List<Attachment> bind(AttachmentOwner owner, Collection<UUID> waiting, Audience audience) {
        return bind(owner, waiting, audience, Scope.actor().orElse(null), null);
    }

    /** The same for a visitor's files, in a scope that sees the record. */
    @Transactional
    public List<Attachment> bindFromVisitor(AttachmentOwner owner, Collection<UUID> waiting, Audience audience, String token) {
        return bind(owner, waiting, audience, null, vault.hash(Vault.Domain.TOKEN, token));
    }

    private List<Attachment> bind(AttachmentOwner owner, Collection<UUID> waiting, Audience audience, @Nullable UUID holder, byte @Nullable [] token) {
        if (waiting.isEmpty()) {
            return List.of();
        }
        known(owner);
        return store.waiting(holder, token, waiting).stream().map(attachment -> {
            store.bind(attachment.id(), owner, audience);
            custody(attachment.id(), CustodyEntry.Act.BOUND, owner.kind() + " " + owner.id());
            return store.find(attachment.id()).orElseThrow(() -> new NotFound("attachment", attachment.id()));
        }).toList();
    }

    /** All attachments of a record that the caller sees, oldest first; erased ones too. */
    @Transactional(readOnly = true)
    public List<Attachment> of(AttachmentOwner owner) {
        return store.of(owner);
    }

    /** @throws NotFound where it is not there or not for the caller */
    @Transactional(readOnly = true)
    public Attachment get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("attachment", id));
    }

    @Transactional(readOnly = true)
    public Optional<Attachment> find(UUID id) {
        return store.find(id);
    }

    /** What a desk needs to open it; empty for a file that still waits. */
    public Optional<Permission> permission(Attachment attachment) {
        AttachmentOwner owner = attachment.owner();
        return owner == null ? Optional.empty() : Optional.of(kind(owner).read());
    }

    /** Notes that it is opened now ({@code SEEN}) or leaves the house ({@code EXPORTED}), before its content is handed out. */
    @Transactional
    public Attachment open(UUID id, CustodyEntry.Act act) {
        if (act != CustodyEntry.Act.SEEN && act != CustodyEntry.Act.EXPORTED) {
            throw new IllegalArgumentException("an attachment is opened to be seen or exported");
        }
        Attachment attachment = get(id);
        if (attachment.erasedAt() != null) {
            throw new NotFound("content of attachment", id);
        }
        custody(id, act, "");
        record(act == CustodyEntry.Act.SEEN ? Act.ATTACHMENT_OPENED : Act.ATTACHMENT_EXPORTED, attachment);
        return attachment;
    }

    /** Writes the content; holds no connection while {@code out} is slow. */
    public void copy(Attachment attachment, OutputStream out) throws IOException {
        copy(attachment, 0, attachment.bytes(), out);
    }

    /** Writes the bytes [from, until). */
    public void copy(Attachment attachment, long from, long until, OutputStream out) throws IOException {
        AttachmentStore.Content content = inTransaction(() -> store.content(attachment.id()))
                .orElseThrow(() -> new NotFound("content of attachment", attachment.id()));
        long start = 0;
        for (int n = 0; n < content.pieces() && start < until; n++) {
            int number = n;
            long length = Math.min(AttachmentStore.PIECE, attachment.bytes() - start);
            if (start + length > from) {
                byte[] piece = inTransaction(() -> content.piece(number));
                int first = (int) Math.max(0, from - start);
                out.write(piece, first, (int) (Math.min(until - start, piece.length) - first));
            }
            start += length;
        }
    }

    /** The chain of custody, oldest first. */
    @Transactional(readOnly = true)
    public List<CustodyEntry> custody(UUID id) {
        get(id);
        return store.custody(id);
    }

    /** Changes whom it is for; the caller has checked who may. */
    @Transactional
    public void setAudience(UUID id, Audience audience) {
        Attachment attachment = get(id);
        if (!attachment.audience().equals(audience)) {
            store.setAudience(id, audience);
            custody(id, CustodyEntry.Act.AUDIENCE, attachment.audience() + " " + audience);
        }
    }

    /** Takes back a file that still waits for its form. */
    @Transactional
    public void withdraw(UUID id) {
        Attachment attachment = get(id);
        if (attachment.owner() != null) {
            throw new NotFound("waiting attachment", id);
        }
        store.deleteWaiting(id);
    }

    /** The same for a visitor. */
    @Transactional
    public void withdrawFromVisitor(UUID id, String token) {
        if (store.waitingNow(null, vault.hash(Vault.Domain.TOKEN, token), List.of(id)).isEmpty()) {
            throw new NotFound("waiting attachment", id);
        }
        store.deleteWaiting(id);
    }

    /** What of these waits for its form, so that a form that was refused shows it again. */
    @Transactional(readOnly = true)
    public List<Attachment> waiting(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : store.waitingNow(Scope.actor().orElse(null), null, ids);
    }

    /** The same for a visitor. */
    @Transactional(readOnly = true)
    public List<Attachment> waitingFromVisitor(Collection<UUID> ids, String token) {
        return ids.isEmpty() ? List.of() : store.waitingNow(null, vault.hash(Vault.Domain.TOKEN, token), ids);
    }

    /** Destroys the content for good; the row, its hash and its chain of custody stay. The caller has checked who may. */
    @Transactional
    public void erase(UUID id, String reason) {
        Attachment attachment = get(id);
        if (attachment.erasedAt() == null) {
            store.erase(id, clock.instant());
            custody(id, CustodyEntry.Act.ERASED, reason);
            record(Act.ATTACHMENT_ERASED, attachment);
        }
    }

    /** Deletes what waited too long and what belongs to records that are gone; returns how many. A job calls it. */
    public int sweep() {
        var now = clock.instant();
        try {
            spool.deleteOlderThan(now.minus(settings.kept()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Scope.call(Scope.service("sweep-attachments", NOWHERE), () -> inTransaction(() -> store.sweep(now.minus(settings.kept()))));
    }

    /** The sweep needs a service's role and no subtree: the function that sweeps sees everything and answers a number. */
    private static final String NOWHERE = "nowhere";

    private void known(AttachmentOwner owner) {
        kind(owner);
        if (!store.isVisible(owner)) {
            throw new NotFound(owner.kind(), owner.id());
        }
    }

    private AttachmentKind kind(AttachmentOwner owner) {
        AttachmentKind kind = kinds.get(owner.kind());
        if (kind == null) {
            throw new IllegalStateException("no AttachmentKind bean for " + owner.kind());
        }
        return kind;
    }

    private void custody(UUID id, CustodyEntry.Act act, String note) {
        Scope scope = Scope.current().orElse(null);
        String service = switch (scope) {
            case Scope.Reach reach -> reach.service();
            case Scope.Keeper keeper -> keeper.service();
            case null, default -> null;
        };
        UUID part = scope instanceof Scope.Part taking ? taking.grant() : null;
        String unit = Scope.DESK.isBound() && Scope.DESK.get().isPost() ? Scope.DESK.get().unitName() : null;
        store.addCustody(id, new CustodyEntry(ids.next(), clock.instant(), act, Scope.actor().orElse(null), service, part, unit, note));
    }

    private void record(Act act, Attachment attachment) {
        AttachmentOwner owner = attachment.owner();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("type", attachment.type().name());
        facts.put("sha256", attachment.sha256());
        if (owner != null) {
            facts.put("of", owner.kind());
            facts.put("ofId", owner.id());
        }
        audit.record(AuditEntry.of(act, "attachment", attachment.id()).about(owner == null ? null : owner.subject()).with(facts));
    }

    private <T> T inTransaction(java.util.function.Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }
}
