package org.gongqiao.app.disputes;

import java.util.UUID;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.casework.MatterKind;
import org.springframework.stereotype.Component;

/** A dispute as a matter of casework. */
@Component
class DisputeMatter implements MatterKind {

    static final String NAME = "DISPUTE";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String module() {
        return "disputes";
    }

    @Override
    public String prefix() {
        return "LZ";
    }

    @Override
    public String deskLink(UUID objectId) {
        return "/disputes/" + objectId;
    }

    @Override
    public Permission handledWith() {
        return Permission.DISPUTE_WORK;
    }

    @Override
    public String ownLink(UUID objectId) {
        return "/my/disputes/" + objectId;
    }
}
