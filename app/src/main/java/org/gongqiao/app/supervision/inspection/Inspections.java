package org.gongqiao.app.supervision.inspection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.gongqiao.app.organization.Employer;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.supervision.Cases;
import org.gongqiao.app.supervision.Outcome;
import org.gongqiao.app.supervision.file.Origin;
import org.gongqiao.app.supervision.file.RegisterClue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Checklists, plans and inspections; a finding becomes a case of supervision, and only on an officer's word. */
@Component
public class Inspections {

    private final InspectionStore store;
    private final Cases cases;
    private final Unions unions;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Inspections(InspectionStore store, Cases cases, Unions unions, AuditLog audit, Ids ids, Clock clock) {
        this.store = store;
        this.cases = cases;
        this.unions = unions;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Checklist> checklists() {
        return store.checklists();
    }

    @Transactional(readOnly = true)
    public Checklist checklist(UUID id) {
        return store.checklist(id).orElseThrow(() -> new NotFound("checklist", id));
    }

    /** A new checklist of the desk's union. What was used once is never changed: a better one is a new one. */
    @Transactional
    public UUID add(String title, List<Checklist.NewItem> items) {
        Union union = unions.getInScope(Scope.desk().unit());
        UUID id = ids.next();
        var numbered = new ArrayList<Checklist.Item>();
        items.forEach(item -> numbered.add(new Checklist.Item(ids.next(), numbered.size() + 1, item.cause(), item.text(), item.source())));
        store.insert(new Checklist(id, union.id(), union.name(), title, numbered, 0));
        return id;
    }

    /** No longer offered; false where it is another union's or was retired before. */
    @Transactional
    public boolean retire(UUID id) {
        return store.retire(id, Scope.desk().unit());
    }

    /** Plans inspections of these employers; the same form twice gives the plan that is already there. */
    @Transactional
    public Outcome plan(UUID key, String title, UUID checklistId, LocalDate from, LocalDate until, List<Employer> employers) {
        Optional<UUID> known = store.planByKey(key);
        if (known.isPresent()) {
            return new Outcome.Done(known.get());
        }
        if (until.isBefore(from)) {
            return new Outcome.NotPossible("supervision.notPossible.dates");
        }
        if (store.checklist(checklistId).isEmpty()) {
            return new Outcome.NotPossible("supervision.notPossible.noChecklist");
        }
        Union union = unions.getInScope(Scope.desk().unit());
        UUID id = ids.next();
        store.insertPlan(id, key, union.id(), union.name(), title, checklistId, from, until, unions.place(union.id()));
        employers.forEach(employer -> store.insertInspection(ids.next(), id, employer, from));
        audit.record(AuditEntry.of(Act.INSPECTION_PLANNED, "inspectionPlan", id).with(Map.of("employers", employers.size())).at(union.areaPath(), union.linePath()));
        return new Outcome.Done(id);
    }

    @Transactional(readOnly = true)
    public List<Plan> plans(int most) {
        return store.plans(most);
    }

    @Transactional(readOnly = true)
    public Plan planOf(UUID id) {
        return store.plan(id).orElseThrow(() -> new NotFound("inspection plan", id));
    }

    @Transactional(readOnly = true)
    public Optional<Plan> findPlan(UUID id) {
        return store.plan(id);
    }

    @Transactional(readOnly = true)
    public List<Inspection> of(UUID plan) {
        return store.of(plan);
    }

    @Transactional(readOnly = true)
    public Inspection get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("inspection", id));
    }

    @Transactional(readOnly = true)
    public Optional<Inspection> find(UUID id) {
        return store.find(id);
    }

    @Transactional(readOnly = true)
    public Map<UUID, ItemAnswer> answers(UUID inspection) {
        return store.answers(inspection);
    }

    /** Records an inspection that was made: an answer for each item of its checklist. */
    @Transactional
    public Outcome complete(UUID id, int version, LocalDate on, String inspectors, String note, List<ItemAnswer> answers) {
        Inspection inspection = get(id);
        Checklist checklist = checklist(planOf(inspection.planId()).checklistId());
        if (on.isAfter(LocalDate.now(clock))) {
            return new Outcome.NotPossible("supervision.notPossible.future");
        }
        var asked = checklist.items().stream().map(Checklist.Item::id).toList();
        if (answers.size() != asked.size() || !answers.stream().map(ItemAnswer::itemId).toList().containsAll(asked)) {
            return new Outcome.NotPossible("supervision.notPossible.answersMissing");
        }
        if (!store.done(id, version, on, inspectors, note)) {
            return new Outcome.Stale();
        }
        answers.forEach(answer -> store.insertAnswer(id, answer));
        long findings = answers.stream().filter(each -> each.found() == ItemAnswer.Found.FINDING).count();
        audit.record(AuditEntry.of(Act.INSPECTION_DONE, "inspection", id).with(Map.of("findings", findings)));
        return new Outcome.Done(id);
    }

    /** A finding becomes a case, once. */
    @Transactional
    public Outcome openCase(UUID id, UUID item) {
        Inspection inspection = get(id);
        Plan plan = planOf(inspection.planId());
        ItemAnswer answer = store.answers(id).get(item);
        if (answer == null || answer.found() != ItemAnswer.Found.FINDING || inspection.doneOn() == null) {
            return new Outcome.NotPossible("supervision.notPossible.noFinding");
        }
        if (answer.caseId() != null) {
            return new Outcome.Done(answer.caseId());
        }
        Checklist.Item looked = checklist(plan.checklistId()).items().stream().filter(each -> each.id().equals(item)).findFirst().orElseThrow();
        // The key is the finding's own, so that two officers open one case.
        UUID key = UUID.nameUUIDFromBytes((id + " " + item).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Outcome opened = cases.register(new RegisterClue(key, plan.unitId(), inspection.employerId(), inspection.employer(), Origin.INSPECTION, looked.cause(),
                List.of(), 0, answer.note().isBlank() ? looked.text() : answer.note(), inspection.doneOn(), null, null, id));
        if (opened instanceof Outcome.Done(UUID caseId)) {
            store.link(id, item, caseId);
        }
        return opened;
    }
}
