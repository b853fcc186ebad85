package org.gongqiao.app.proposals.guide;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.congress.Congresses;
import org.gongqiao.app.congress.SessionDays;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.documents.Audience;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.proposals.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Guides that unions publish for those below them, a version at a time, readable by every worker there; and pilots with figures
 * before and after (M15). A version once published stays as it was.
 */
@Component
public class Guides {

    public static final String ATTACHMENTS = "guide";
    private static final int MOST = 200;

    private final GuideStore store;
    private final Attachments attachments;
    private final Unions unions;
    private final Congresses congresses;
    private final ObjectProvider<SessionDays> sessions;
    private final ObjectProvider<MeasureSource> others;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Guides(GuideStore store, Attachments attachments, Unions unions, Congresses congresses, ObjectProvider<SessionDays> sessions,
           ObjectProvider<MeasureSource> others, AuditLog audit, Ids ids, Clock clock) {
        this.store = store;
        this.attachments = attachments;
        this.unions = unions;
        this.congresses = congresses;
        this.sessions = sessions;
        this.others = others;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Publishes the first version of a guide at a union in scope; the same key twice publishes one. */
    @Transactional
    public Outcome publish(UUID key, UUID unit, String title, String text, List<UUID> files) {
        Optional<UUID> before = store.byKey(key);
        if (before.isPresent()) {
            return new Outcome.Done(before.get());
        }
        unions.getInScope(unit);
        Union union = unions.held(unit);
        UUID id = ids.next();
        store.insert(new Guide(id, unit, union.name(), title, 1, clock.instant(), null), key, union.place());
        version(id, 1, text, "", files, union);
        return new Outcome.Done(id);
    }

    /** Publishes the next version; {@code changes} says what is new. */
    @Transactional
    public Outcome publishNext(UUID guide, int version, String text, String changes, List<UUID> files) {
        Guide found = get(guide);
        unions.getInScope(found.unitId());
        if (!store.next(guide, version, clock.instant())) {
            return found.holds() ? new Outcome.Stale() : new Outcome.NotPossible("proposals.not.guideEnded");
        }
        version(guide, version + 1, text, changes, files, unions.get(found.unitId()));
        return new Outcome.Done(guide);
    }

    private void version(UUID guide, int version, String text, String changes, List<UUID> files, Union union) {
        UUID id = ids.next();
        store.insert(new Guide.Version(id, guide, version, text, changes, clock.instant()), Scope.actor().orElse(null));
        attachments.bind(AttachmentOwner.of(ATTACHMENTS, id), files, Audience.PERSON);
        audit.record(AuditEntry.of(Act.GUIDE_PUBLISHED, "guide", guide).with(Map.of("version", version)).at(union.areaPath(), union.linePath()));
    }

    /** Withdraws a guide; its versions stay readable. */
    @Transactional
    public Outcome end(UUID guide) {
        Guide found = get(guide);
        Union union = unions.getInScope(found.unitId());
        if (!store.end(guide, clock.instant())) {
            return new Outcome.NotPossible("proposals.not.guideEnded");
        }
        audit.record(AuditEntry.of(Act.GUIDE_PUBLISHED, "guide", guide).with(Map.of("ended", true)).at(union.areaPath(), union.linePath()));
        return new Outcome.Done(guide);
    }

    @Transactional(readOnly = true)
    public Guide get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("guide", id));
    }

    @Transactional(readOnly = true)
    public Optional<Guide> find(UUID id) {
        return store.find(id);
    }

    /** All versions, the newest first. */
    @Transactional(readOnly = true)
    public List<Guide.Version> versions(UUID guide) {
        return store.versions(guide);
    }

    /** What holds at a union: its own guides and those of all unions above it on both lines; of none: those of the topmost one. */
    @Transactional(readOnly = true)
    public List<Guide> at(@Nullable UUID unit) {
        var from = new ArrayList<UUID>();
        if (unit == null) {
            unions.root().ifPresent(root -> from.add(root.id()));
        } else {
            unions.ancestry(unit).forEach(each -> from.add(each.id()));
            unions.lineAncestry(unit).forEach(each -> from.add(each.id()));
            from.add(unit);
        }
        return store.of(from.stream().distinct().toList(), MOST);
    }

    /** Names a pilot at a union in scope. */
    @Transactional
    public Outcome name(UUID key, UUID unit, @Nullable UUID guide, String subject, LocalDate from, LocalDate until) {
        Optional<UUID> before = store.pilotByKey(key);
        if (before.isPresent()) {
            return new Outcome.Done(before.get());
        }
        unions.getInScope(unit);
        Union union = unions.held(unit);
        Union by = unions.get(Scope.desk().unit());
        UUID id = ids.next();
        store.insert(new Pilot(id, unit, union.name(), by.id(), by.name(), guide, subject, from, until, null, null, null, 0), key, union.place());
        record(id, union, Map.of("named", true));
        return new Outcome.Done(id);
    }

    /** Enters a figure that this program does not count, with its source; the one before is replaced. */
    @Transactional
    public Outcome enter(UUID pilot, Measure measure, Phase phase, long value, String source) {
        Pilot found = pilot(pilot);
        if (found.conclusion() != null) {
            return new Outcome.NotPossible("proposals.not.concluded");
        }
        if (measure.isCounted()) {
            return new Outcome.NotPossible("proposals.not.counted");
        }
        store.put(ids.next(), pilot, new Pilot.Figure(measure, phase, value, source, false), clock.instant(), Scope.actor().orElse(null));
        record(pilot, unions.get(found.unitId()), Map.of("measure", measure.name(), "phase", phase.name()));
        return new Outcome.Done(pilot);
    }

    /**
     * Counts what this program knows on these days: proposals, suggestions, publications and questions of the pilot's union and those below it,
     * and the sessions of its own congresses.
     */
    @Transactional
    public Outcome count(UUID pilot, Phase phase, LocalDate from, LocalDate to) {
        Pilot found = pilot(pilot);
        if (found.conclusion() != null) {
            return new Outcome.NotPossible("proposals.not.concluded");
        }
        Union union = unions.get(found.unitId());
        Map<Measure, Long> counted = store.count(union.areaPath(), from, to, clock.getZone());
        others.forEach(source -> counted.putAll(source.count(union.areaPath(), from, to)));
        sessions(union.id(), from, to).ifPresent(held -> counted.put(Measure.SESSIONS, held));
        counted.forEach((measure, value) -> store.put(ids.next(), pilot,
                new Pilot.Figure(measure, phase, value, from + " – " + to, true), clock.instant(), Scope.actor().orElse(null)));
        record(pilot, union, Map.of("counted", phase.name()));
        return new Outcome.Done(pilot);
    }

    private Optional<Long> sessions(UUID unit, LocalDate from, LocalDate to) {
        List<SessionDays> known = sessions.stream().toList();
        return known.isEmpty() ? Optional.empty() : Optional.of(congresses.of(unit).stream().flatMap(body -> known.stream().flatMap(days -> days.of(body.id()).stream()))
                .filter(day -> !day.isBefore(from) && !day.isAfter(to)).count());
    }

    /** Ends a pilot with what follows from it; not before there are figures of both phases to compare. */
    @Transactional
    public Outcome conclude(UUID pilot, int version, Conclusion conclusion, String words) {
        Pilot found = pilot(pilot);
        if (compare(pilot).stream().noneMatch(each -> each.difference() != null)) {
            return new Outcome.NotPossible("proposals.not.noFigures");
        }
        if (!store.conclude(pilot, version, conclusion, words, LocalDate.now(clock))) {
            return found.conclusion() != null ? new Outcome.NotPossible("proposals.not.concluded") : new Outcome.Stale();
        }
        record(pilot, unions.get(found.unitId()), Map.of("conclusion", conclusion.name()));
        return new Outcome.Done(pilot);
    }

    private void record(UUID pilot, Union union, Map<String, Object> facts) {
        audit.record(AuditEntry.of(Act.PILOT_CHANGED, "pilot", pilot).with(facts).at(union.areaPath(), union.linePath()));
    }

    @Transactional(readOnly = true)
    public Pilot pilot(UUID id) {
        return store.pilot(id).orElseThrow(() -> new NotFound("pilot", id));
    }

    /** In the caller's scope, those that run first. */
    @Transactional(readOnly = true)
    public List<Pilot> pilots() {
        return store.pilots(MOST);
    }

    /** Every measure with what is known of it. */
    @Transactional(readOnly = true)
    public List<Pilot.Compared> compare(UUID pilot) {
        List<Pilot.Figure> figures = store.figures(pilot);
        return Arrays.stream(Measure.values()).map(each -> Pilot.Compared.of(each, figures)).toList();
    }
}
