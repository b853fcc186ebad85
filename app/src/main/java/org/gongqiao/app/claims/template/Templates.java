package org.gongqiao.app.claims.template;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.claims.file.Occupation;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.membership.Membership;
import org.gongqiao.app.membership.Memberships;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The templates of each occupation (M31). One comes with the program; a higher union may put a version of its own in its
 * place for itself and the unions below, and the nearest one counts. Versions only grow: a claim keeps the one it was
 * filed under, so that its answers always stand beside the questions that were asked.
 */
@Component
public class Templates {

    private final ShippedTemplates shipped;
    private final ClaimTemplateStore store;
    private final Unions unions;
    private final Memberships memberships;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Templates(ShippedTemplates shipped, ClaimTemplateStore store, Unions unions, Memberships memberships, AuditLog audit, Ids ids, Clock clock) {
        this.shipped = shipped;
        this.store = store;
        this.unions = unions;
        this.memberships = memberships;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What came of a change. */
    public sealed interface Change {
        record Made(Template template) implements Change {}

        /** Somebody was faster. */
        record Stale(Template current) implements Change {}
    }

    /** What counts at a union; at the top of the tree where none is given. */
    @Transactional(readOnly = true)
    public Template at(Occupation occupation, @Nullable UUID union) {
        UUID from = union != null ? union : unions.root().map(Union::id).orElse(null);
        List<UUID> line = from == null ? List.of() : unions.ancestry(from).stream().map(Union::id).toList();
        // The ancestry begins at the top: the last of it that has a version is the nearest.
        Map<UUID, Template> newest = store.newest(occupation, line);
        return line.reversed().stream().filter(newest::containsKey).findFirst().map(newest::get).orElseGet(() -> shipped.of(occupation));
    }

    /** For a form that a person fills in himself, in his own scope: what counts at his union. */
    @Transactional(readOnly = true)
    public Template forPerson(Occupation occupation, UUID person) {
        return at(occupation, memberships.liveOf(person).map(Membership::unitId).orElse(null));
    }

    /** The version under which a claim was filed; the shipped one for null. */
    @Transactional(readOnly = true)
    public Template kept(Occupation occupation, @Nullable UUID id) {
        return id == null ? shipped.of(occupation) : store.find(id).filter(template -> template.occupation() == occupation)
                .orElseThrow(() -> new NotFound("claim template", id));
    }

    /** The version that a form was drawn with, by what the form carries; empty where that names none of this occupation. */
    @Transactional(readOnly = true)
    public Optional<Template> drawn(Occupation occupation, String named) {
        if (named.equals("1")) {
            return Optional.of(shipped.of(occupation));
        }
        return named.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? store.find(UUID.fromString(named)).filter(template -> template.occupation() == occupation) : Optional.empty();
    }

    /** All versions that a union made, the newest first, and the shipped one at the end. */
    @Transactional(readOnly = true)
    public List<Template> versions(Occupation occupation, UUID union) {
        var versions = new ArrayList<>(store.of(occupation, union));
        versions.add(shipped.of(occupation));
        return List.copyOf(versions);
    }

    /**
     * Puts a new version in force at the desk's union and below it, at once.
     *
     * @param seen the version on which the change was made; null for the shipped one
     */
    @Transactional
    public Change change(Occupation occupation, @Nullable UUID seen, List<Template.Field> fields, List<Template.Answer> answers, String reason) {
        Union at = unions.get(Scope.desk().unit());
        store.lock(occupation, at.id());
        Template current = at(occupation, at.id());
        if (!java.util.Objects.equals(current.id(), seen)) {
            return new Change.Stale(current);
        }
        int version = store.of(occupation, at.id()).stream().mapToInt(Template::version).max().orElse(1) + 1;
        var template = new Template(ids.next(), occupation, version, at.id(), at.name(), reason, clock.instant(), fields, answers);
        store.insert(template, Scope.desk().personId());
        audit.record(AuditEntry.of(Act.CLAIM_TEMPLATE_CHANGED, "claim_template", template.id()).because(reason)
                .with(Map.of("occupation", occupation.name(), "version", version)));
        return new Change.Made(template);
    }
}
