package org.gongqiao.app.supervision.inspection;

import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.springframework.stereotype.Component;

@Component
class InspectionLookup implements RecordLookup {

    private final Inspections inspections;

    InspectionLookup(Inspections inspections) {
        this.inspections = inspections;
    }

    @Override
    public String kind() {
        return "inspection";
    }

    @Override
    public boolean inScope(UUID id) {
        return inspections.find(id).isPresent();
    }
}
