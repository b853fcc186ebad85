package org.gongqiao.app.claims;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Part;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.casework.Grants;
import org.gongqiao.app.casework.Joins;
import org.gongqiao.app.casework.Likeness;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.MatterPlace;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.NewMatter;
import org.gongqiao.app.claims.event.ClaimFiled;
import org.gongqiao.app.claims.file.Claim;
import org.gongqiao.app.claims.file.ClaimSource;
import org.gongqiao.app.claims.file.ClaimStatus;
import org.gongqiao.app.claims.file.ClaimType;
import org.gongqiao.app.claims.file.FileClaim;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.documents.Audience;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.Unit;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.organization.Union;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Taking questions, claims and complaints in: by the person himself, by a clerk for him, or without a name. */
@Component
public class Filing {

    static final String OWNER = "claim";
    static final String ANSWER = "Q-01.answer";
    static final String PASSED_ON = "Q-01.passedOn";
    static final String TELL = "S-05.tell";
    private static final String CODE_LIFE = "Q-03.code";

    private final ClaimStore store;
    private final Handlers handlers;
    private final Urgency urgency;
    private final Matters matters;
    private final Grants grants;
    private final Joins joins;
    private final Attachments attachments;
    private final ClaimMatter kind;
    private final Law law;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final Clock clock;

    Filing(ClaimStore store, Handlers handlers, Urgency urgency, Matters matters, Grants grants, Joins joins, Attachments attachments,
           ClaimMatter kind, Law law, AuditLog audit, ApplicationEventPublisher events, TransactionTemplate transaction, Ids ids, Clock clock) {
        this.store = store;
        this.handlers = handlers;
        this.urgency = urgency;
        this.matters = matters;
        this.grants = grants;
        this.joins = joins;
        this.attachments = attachments;
        this.kind = kind;
        this.law = law;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** Who entered a claim for somebody else, and where. */
    public record Clerk(UUID personId, String unitName, ClaimSource source) {}

    /** In the person's own scope. The same key twice makes one claim. */
    @Transactional
    public ClaimFiling file(UUID person, FileClaim filed) {
        return take(person, filed, null);
    }

    /** Entered by a clerk for a person who has just proved his phone and agreed; in that person's scope. A sealed one nobody enters for another. */
    @Transactional
    public ClaimFiling fileFor(UUID person, FileClaim filed, Clerk clerk) {
        if (filed.sealed()) {
            throw new IllegalArgumentException("what a clerk has read is not sealed");
        }
        return take(person, filed, clerk);
    }

    private ClaimFiling take(UUID person, FileClaim filed, @Nullable Clerk clerk) {
        store.lockKey(filed.key());
        Optional<Claim> before = store.byKey(filed.key());
        if (before.isPresent()) {
            return new ClaimFiling.Filed(before.get().id());
        }
        var to = filed.sealed() ? handlers.sealed(filed, person) : handlers.open(filed, person);
        if (to.succession().isEmpty()) {
            return filed.sealed() ? new ClaimFiling.NoKeepers() : new ClaimFiling.NoUnion();
        }
        Claim claim = insert(person, filed, to, clerk);
        attachments.bind(new AttachmentOwner(OWNER, claim.id(), person), filed.attachments(), Audience.PERSON);
        return new ClaimFiling.Filed(claim.id());
    }

    /**
     * A complaint without a name, always sealed. Nothing of the request but what was written is kept; needs no scope, and
     * whoever calls it must not have looked at who has signed in ({@code @Public(nameless = true)}).
     *
     * @param visit token under which the visitor's files wait; null for none
     */
    @Transactional(propagation = Propagation.NEVER)
    public ClaimFiling fileNameless(FileClaim filed, @Nullable String visit) {
        if (!filed.sealed()) {
            throw new IllegalArgumentException("a complaint without a name is sealed");
        }
        var to = handlers.sealed(filed, null);
        if (to.succession().isEmpty()) {
            return new ClaimFiling.NoKeepers();
        }
        record Made(Claim claim, Grants.Code code) {}
        UUID unit = to.succession().getFirst().id();
        Made made = Scope.call(Scope.keeperService("nameless-complaint", unit), () -> transaction.execute(status -> {
            store.lockKey(filed.key());
            if (store.isKnown(filed.key())) {
                return null;
            }
            Claim claim = insert(null, filed, to, null);
            return new Made(claim, grants.giveCode(claim.matterId(), codeEnds(to.region())));
        }));
        if (made == null) {
            return new ClaimFiling.SentBefore();
        }
        if (visit != null && !filed.attachments().isEmpty()) {
            var part = new Part(made.code().grantId(), made.claim().matterId(), PartRole.COMPLAINANT, "");
            Scope.run(part.scope(), () -> transaction.executeWithoutResult(status ->
                    attachments.bindFromVisitor(AttachmentOwner.of(OWNER, made.claim().id()), filed.attachments(), Audience.PARTIES, visit)));
        }
        return new ClaimFiling.FiledNameless(made.claim().number(), to.succession().getFirst().name(), made.code().code());
    }

    private Claim insert(@Nullable UUID person, FileClaim filed, Handlers.Succession to, @Nullable Clerk clerk) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.now(clock);
        List<Verdict> flags = urgency.flags(Urgency.Stated.of(filed, to.region()));
        boolean question = filed.type() == ClaimType.QUESTION;
        UUID id = filed.sealed() ? ids.random() : ids.next();
        Union first = to.succession().getFirst();
        Matter matter = matters.open(new NewMatter(kind, List.of(filed.occupation().name(), filed.topic().name(), filed.type().name()), id, person,
                to.succession().stream().map(Union::id).toList(), question ? ClaimMatter.ANSWER : ClaimMatter.ACCEPT,
                !flags.isEmpty() ? Urgency.ESCALATE : question ? ANSWER : TELL, flags.isEmpty() ? PASSED_ON : Urgency.ESCALATE, filed.sealed()));
        MatterPlace place = matters.place(matter.id());
        ClaimSource source = person == null ? ClaimSource.ANONYMOUS : clerk == null ? ClaimSource.PHONE : clerk.source();
        var claim = new Claim(id, matter.id(), matter.number(), filed.type(), filed.topic(), filed.occupation(), source, person,
                clerk == null ? null : clerk.personId(), filed.employerId(), filed.workplace(), to.region(), filed.from(), filed.until(), filed.knownOn(),
                filed.endedOn(), filed.people(), filed.amountCents(), filed.youngestAge(), filed.circumstances(), filed.text(), filed.answers(),
                ClaimStatus.RECEIVED, false, flags.stream().map(flag -> flag.ground().ruleId()).toList(), first.id(), filed.sealed(), now, null, 0, filed.template());
        store.insert(claim, filed.key(), place, clerk == null ? null : clerk.unitName(), flags,
                person == null ? List.of(PartRole.COMPLAINANT.name()) : List.of());
        if (person == null) {
            matters.note(matter.id(), List.of(PartRole.COMPLAINANT), "claims.done.filed", first.name());
        } else {
            matters.note(matter.id(), "claims.done.filed", first.name());
        }
        if (!filed.sealed() && person != null && !filed.workplace().isBlank()) {
            LocalDate until = filed.until() == null ? today : filed.until();
            LocalDate from = filed.from() != null ? filed.from() : filed.knownOn() != null && !filed.knownOn().isAfter(until) ? filed.knownOn() : until;
            joins.describe(new Likeness(matter.id(), filed.employerId() == null ? filed.workplace() : filed.employerId().toString(), filed.topic().name(),
                    from, until));
        }
        var detail = new HashMap<String, Object>(Map.of("type", filed.type().name(), "topic", filed.topic().name(), "source", source.name()));
        if (!claim.urgent().isEmpty()) {
            detail.put("urgent", claim.urgent());
        }
        audit.record(AuditEntry.of(Act.CLAIM_FILED, "claim", id).about(person).with(detail).at(place.areaPath(), place.linePath()));
        events.publishEvent(new ClaimFiled(id, matter.id(), person, first.id(), filed.sealed()));
        return claim;
    }

    private Instant codeEnds(String region) {
        Parameter life = law.today(region).parameter(CODE_LIFE).filter(parameter -> parameter.unit() == Unit.MONTH)
                .orElseThrow(() -> new IllegalStateException("no " + CODE_LIFE + " in months for region " + region));
        return LocalDate.now(clock).plusMonths(life.value()).plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    }
}
