package org.gongqiao.app.supervision.risk;

import org.gongqiao.app.access.Permission;
import org.gongqiao.app.casework.LinkedKind;
import org.springframework.stereotype.Component;

/** A risk as a matter. Its title says nothing of the employer: to-do lists are read by more desks than risks are. */
@Component
class RiskMatter extends LinkedKind {

    RiskMatter() {
        super("LABOUR_RISK", "supervision", "FX", Permission.RISK_WATCH, "/supervision/risks/{id}", "/my");
    }
}
