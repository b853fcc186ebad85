package org.gongqiao.app.disputes;

import org.gongqiao.app.access.Permission;
import org.gongqiao.app.casework.LinkedKind;
import org.springframework.stereotype.Component;

/** A dispute as a matter of casework. */
@Component
class DisputeMatter extends LinkedKind {

    static final String NAME = "DISPUTE";

    DisputeMatter() {
        super(NAME, "disputes", "LZ", Permission.DISPUTE_WORK, "/disputes/{id}", "/my/disputes/{id}");
    }
}
