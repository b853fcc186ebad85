package org.gongqiao.app.surveys.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.surveys.Outcome;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forms that unions keep, in versions. A survey stays with the version under which it was issued. */
@Component
public class SurveyForms {

    private static final int MOST = 100;
    private static final String SHIPPED = "/surveys/establishment.json";

    private final FormStore store;
    private final Unions unions;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    SurveyForms(FormStore store, Unions unions, AuditLog audit, Ids ids, Clock clock) {
        this.store = store;
        this.unions = unions;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** The questions on establishment that come with the program, to begin a form of one's own from. */
    public Questions shipped() {
        try (InputStream in = SurveyForms.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException("missing " + SHIPPED);
            }
            return store.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps a new form at the desk's union; the same key twice keeps one. */
    @Transactional
    public Outcome keep(UUID key, String title, Questions questions) {
        Optional<UUID> before = store.byKey(key);
        if (before.isPresent()) {
            return new Outcome.Done(before.get());
        }
        Optional<Questions.Fault> fault = questions.fault();
        if (fault.isPresent()) {
            return new Outcome.NotPossible("surveys.formFault." + fault.get().name());
        }
        Union unit = unions.held(Scope.desk().unit());
        UUID id = ids.next();
        store.insert(new SurveyForm(id, unit.id(), unit.name(), title, 1, clock.instant()), key, unit.place());
        store.insertVersion(ids.next(), id, 1, questions, clock.instant(), Scope.actor().orElse(null));
        record(id, 1, unit);
        return new Outcome.Done(id);
    }

    /** A new version; surveys issued before stay with theirs. */
    @Transactional
    public Outcome change(UUID form, int version, Questions questions) {
        SurveyForm found = get(form);
        Union unit = unions.getInScope(found.unitId());
        Optional<Questions.Fault> fault = questions.fault();
        if (fault.isPresent()) {
            return new Outcome.NotPossible("surveys.formFault." + fault.get().name());
        }
        if (!store.next(form, version, clock.instant())) {
            return new Outcome.Stale();
        }
        store.insertVersion(ids.next(), form, version + 1, questions, clock.instant(), Scope.actor().orElse(null));
        record(form, version + 1, unit);
        return new Outcome.Done(form);
    }

    private void record(UUID form, int version, Union unit) {
        audit.record(AuditEntry.of(Act.SURVEY_FORM_CHANGED, "surveyForm", form).with(Map.of("version", version)).at(unit.areaPath(), unit.linePath()));
    }

    @Transactional(readOnly = true)
    public SurveyForm get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("form", id));
    }

    @Transactional(readOnly = true)
    public Questions questions(UUID form, int version) {
        return store.questions(form, version).orElseThrow(() -> new NotFound("version", form + " " + version));
    }

    /** The forms of a union and of those above it along the area line. */
    @Transactional(readOnly = true)
    public List<SurveyForm> at(UUID unit) {
        return store.of(unions.ancestry(unit).stream().map(Union::id).toList(), MOST);
    }
}
