package org.gongqiao.app.casework;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
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
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.notices.Message;
import org.gongqiao.app.notices.Notices;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Dated grants to people without an account (mediator, partner body, lawyer, supervisor from elsewhere, employer), each on
 * ONE matter. The link goes to the phone named in the grant; whoever opens it proves that phone by a one-time code, and
 * then works in a scope of his own ({@link Scope.Part}) in which the database shows only rows of that matter that are
 * shared with his role. A grant ends with its day, or at once when it is ended; giving, entering and ending are logged.
 * Handlers for such people carry {@link org.gongqiao.app.access.TakesPart}.
 */
@Component
public class Grants {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final GrantStore store;
    private final Matters matters;
    private final Notices notices;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Grants(GrantStore store, Matters matters, Notices notices, AuditLog audit, ApplicationEventPublisher events, Ids ids, Clock clock) {
        this.store = store;
        this.matters = matters;
        this.notices = notices;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Gives a grant on a matter in the caller's scope and sends its link to the phone.
     *
     * @param base address of the program as people reach it, such as {@code https://gonghui.example}; the link is added to it
     */
    @Transactional
    public GivenGrant give(NewGrant grant, String base) {
        MatterPlace place = matters.place(grant.matterId());
        UUID id = place.isSealed() ? ids.random() : ids.next();
        String token = token();
        String unit = Scope.DESK.isBound() ? Scope.desk().unitName() : matters.get(grant.matterId()).handlerName();
        Instant ends = grant.lastDay().plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        store.insert(id, grant, token, unit, clock.instant(), ends, Scope.actor().orElse(null));
        String link = "/part/" + token;
        notices.send(Message.sms(grant.phone(), "casework.part.invited", unit, grant.purpose(), base + link, grant.lastDay()));
        matters.note(grant.matterId(), "casework.part.given." + grant.role().name(), grant.organisation().isBlank() ? grant.name() : grant.organisation());
        audit.record(AuditEntry.of(Act.GRANT_GIVEN, "grant", id).because(grant.purpose())
                .with(Map.of("matter", grant.matterId(), "role", grant.role().name(), "until", grant.lastDay())).at(place.areaPath(), place.linePath()));
        events.publishEvent(new GrantGiven(id, grant.matterId(), grant.role()));
        return new GivenGrant(id, link);
    }

    /** A return code just given; shown once and kept nowhere. */
    public record Code(UUID grantId, String code) {

        @Override
        public String toString() {
            return "Code[" + grantId + "]";
        }
    }

    /**
     * Gives whoever complains without a name the code with which he comes back; the caller shows it once. It is kept
     * nowhere, so a lost code cannot be found again.
     *
     * @param ends moment from which the code works no longer
     */
    @Transactional
    public Code giveCode(UUID matterId, Instant ends) {
        var given = new Code(ids.random(), ReturnCode.next(RANDOM));
        store.insertCode(given.grantId(), matterId, given.code(), matters.get(matterId).handlerName(), clock.instant(), ends);
        return given;
    }

    /** Sends words to the phone of a grant; the link is the one that was sent with it. False where it holds no longer, or has no phone. */
    @Transactional
    public boolean remind(UUID grantId, String template, Object... args) {
        Optional<String> phone = store.find(grantId).filter(grant -> grant.holdsAt(clock.instant())).flatMap(grant -> store.phone(grantId));
        phone.ifPresent(number -> notices.send(Message.sms(number, template, args)));
        return phone.isPresent();
    }

    /** Ends a grant at once; false where it had ended already. */
    @Transactional
    public boolean end(UUID grantId, String why) {
        Grant grant = store.find(grantId).orElseThrow(() -> new NotFound("grant", grantId));
        if (!store.end(grantId, clock.instant(), Scope.actor().orElse(null), why)) {
            return false;
        }
        MatterPlace place = matters.place(grant.matterId());
        matters.note(grant.matterId(), "casework.part.ended." + grant.role().name(), grant.organisation().isBlank() ? grant.name() : grant.organisation());
        audit.record(AuditEntry.of(Act.GRANT_ENDED, "grant", grantId).because(why)
                .with(Map.of("matter", grant.matterId(), "role", grant.role().name())).at(place.areaPath(), place.linePath()));
        events.publishEvent(new GrantEnded(grantId, grant.matterId(), grant.role()));
        return true;
    }

    /** The grants on a matter in the caller's scope, the newest first; ended ones too. */
    @Transactional(readOnly = true)
    public List<Grant> of(UUID matterId) {
        return store.of(matterId);
    }

    /** In the caller's scope. */
    @Transactional(readOnly = true)
    public Optional<Grant> find(UUID grantId) {
        return store.find(grantId);
    }

    /** The matter of the current {@link Scope.Part}; not found once the grant has ended. */
    @Transactional(readOnly = true)
    public PartMatter matter() {
        Part part = Scope.part();
        return store.matter().orElseThrow(() -> new NotFound("matter", part.matterId()));
    }

    /** What was shared with the role of the current {@link Scope.Part}, the oldest first. */
    @Transactional(readOnly = true)
    public List<MatterStep> steps() {
        return store.steps();
    }

    /** Adds a step in the name of whoever takes part, shared with his own role and with {@code sharedWith}. */
    @Transactional
    public void note(List<PartRole> sharedWith, String key, String... args) {
        store.addStep(ids.next(), Scope.part(), clock.instant(), key, List.of(args), sharedWith);
    }

    static String token() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
