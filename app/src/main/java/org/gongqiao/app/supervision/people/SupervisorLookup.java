package org.gongqiao.app.supervision.people;

import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.springframework.stereotype.Component;

@Component
class SupervisorLookup implements RecordLookup {

    private final Supervisors supervisors;

    SupervisorLookup(Supervisors supervisors) {
        this.supervisors = supervisors;
    }

    @Override
    public String kind() {
        return "supervisor";
    }

    @Override
    public boolean inScope(UUID id) {
        return supervisors.find(id).isPresent();
    }
}
