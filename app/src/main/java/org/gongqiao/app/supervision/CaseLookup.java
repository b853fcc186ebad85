package org.gongqiao.app.supervision;

import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.springframework.stereotype.Component;

@Component
class CaseLookup implements RecordLookup {

    private final Cases cases;

    CaseLookup(Cases cases) {
        this.cases = cases;
    }

    @Override
    public String kind() {
        return "supervisionCase";
    }

    @Override
    public boolean inScope(UUID id) {
        return cases.find(id).isPresent();
    }
}
