package org.gongqiao.app.supervision.risk;

import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.springframework.stereotype.Component;

/** Whether a risk lies in the scope; whether the caller was named is asked after that. */
@Component
class RiskLookup implements RecordLookup {

    private final Risks risks;

    RiskLookup(Risks risks) {
        this.risks = risks;
    }

    @Override
    public String kind() {
        return "risk";
    }

    @Override
    public boolean inScope(UUID id) {
        return risks.inScope(id);
    }
}
