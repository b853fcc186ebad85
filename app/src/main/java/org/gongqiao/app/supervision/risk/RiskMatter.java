package org.gongqiao.app.supervision.risk;

import java.util.UUID;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.casework.MatterKind;
import org.springframework.stereotype.Component;

/** A risk as a matter. Its title says nothing of the employer: to-do lists are read by more desks than risks are. */
@Component
class RiskMatter implements MatterKind {

    @Override
    public String name() {
        return "LABOUR_RISK";
    }

    @Override
    public String module() {
        return "supervision";
    }

    @Override
    public String prefix() {
        return "FX";
    }

    @Override
    public String deskLink(UUID objectId) {
        return "/supervision/risks/" + objectId;
    }

    @Override
    public String ownLink(UUID objectId) {
        return "/my";
    }

    @Override
    public Permission handledWith() {
        return Permission.RISK_WATCH;
    }
}
