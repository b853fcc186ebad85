package org.gongqiao.app.disputes.dismissal;

import java.util.UUID;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.casework.MatterKind;
import org.springframework.stereotype.Component;

/** An employer's notice as a matter of casework. */
@Component
class DismissalMatter implements MatterKind {

    @Override
    public String name() {
        return "DISMISSAL";
    }

    @Override
    public String module() {
        return "disputes";
    }

    @Override
    public String prefix() {
        return "JC";
    }

    @Override
    public String deskLink(UUID objectId) {
        return "/dismissals/" + objectId;
    }

    @Override
    public Permission handledWith() {
        return Permission.DISPUTE_WORK;
    }

    /** Nobody's own: the notice is between employer and union. */
    @Override
    public String ownLink(UUID objectId) {
        return "/my";
    }
}
