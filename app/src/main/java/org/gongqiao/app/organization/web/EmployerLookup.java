package org.gongqiao.app.organization.web;

import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.gongqiao.app.organization.Employers;
import org.springframework.stereotype.Component;

@Component
class EmployerLookup implements RecordLookup {

    private final Employers employers;

    EmployerLookup(Employers employers) {
        this.employers = employers;
    }

    @Override
    public String kind() {
        return "employer";
    }

    @Override
    public boolean inScope(UUID id) {
        return employers.findInScope(id).isPresent();
    }
}
