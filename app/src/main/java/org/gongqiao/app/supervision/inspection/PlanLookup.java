package org.gongqiao.app.supervision.inspection;

import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.springframework.stereotype.Component;

@Component
class PlanLookup implements RecordLookup {

    private final Inspections inspections;

    PlanLookup(Inspections inspections) {
        this.inspections = inspections;
    }

    @Override
    public String kind() {
        return "inspectionPlan";
    }

    @Override
    public boolean inScope(UUID id) {
        return inspections.findPlan(id).isPresent();
    }
}
