package org.gongqiao.app.supervision.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.organization.Employer;
import org.gongqiao.app.supervision.inspection.Checklist;
import org.gongqiao.app.supervision.inspection.Inspection;
import org.gongqiao.app.supervision.inspection.ItemAnswer;
import org.gongqiao.app.supervision.inspection.Plan;

/** What the pages about inspections show. */
public final class InspectionPages {

    private InspectionPages() {}

    public record ListPage(List<Plan> plans, List<Checklist> checklists, UUID unit, boolean mayWrite) {}

    /** One row of a checklist as typed. */
    public record Row(String cause, String text, String source) {}

    public record ChecklistForm(String title, List<Row> rows, Map<String, String> errors) {}

    public record PlanForm(String key, String title, String checklist, String from, String until, List<String> chosen, List<Checklist> checklists,
                           List<Employer> employers, Map<String, String> errors) {}

    public record PlanPage(Plan plan, List<Inspection> inspections) {}

    public record InspectionPage(Inspection inspection, Plan plan, Checklist checklist, Map<UUID, ItemAnswer> answers, boolean mayWrite, LocalDate today,
                                 Map<String, String> errors) {}
}
