package org.gongqiao.app.organization.web;

import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.gongqiao.app.organization.Unions;
import org.springframework.stereotype.Component;

@Component
class UnionLookup implements RecordLookup {

    private final Unions unions;

    UnionLookup(Unions unions) {
        this.unions = unions;
    }

    @Override
    public String kind() {
        return "union";
    }

    @Override
    public boolean inScope(UUID id) {
        return unions.findInScope(id).isPresent();
    }
}
