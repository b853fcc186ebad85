package org.gongqiao.app.supervision.risk;

import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.springframework.stereotype.Component;

@Component
class RiskReaderLookup implements RecordLookup {

    private final Risks risks;

    RiskReaderLookup(Risks risks) {
        this.risks = risks;
    }

    @Override
    public String kind() {
        return "riskReader";
    }

    @Override
    public boolean inScope(UUID id) {
        return risks.findReader(id).isPresent();
    }
}
