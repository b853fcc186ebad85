package org.gongqiao.app.standing.transfer;

import org.gongqiao.app.access.Permission;
import org.gongqiao.app.casework.LinkedKind;
import org.springframework.stereotype.Component;

/** A transfer as a matter of casework. */
@Component
class TransferMatter extends LinkedKind {

    static final String NAME = "TRANSFER";
    static final String DECIDE = "decideTransfer";

    TransferMatter() {
        super(NAME, "standing", "ZH", Permission.DESK, "/transfers/{id}", "/my/transfers/{id}");
    }
}
