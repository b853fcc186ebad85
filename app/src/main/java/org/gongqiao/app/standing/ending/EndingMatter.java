package org.gongqiao.app.standing.ending;

import org.gongqiao.app.access.Permission;
import org.gongqiao.app.casework.LinkedKind;
import org.springframework.stereotype.Component;

/** An appeal against an expulsion as a matter of casework. */
@Component
class EndingMatter extends LinkedKind {

    static final String NAME = "EXPULSION_APPEAL";
    static final String DECIDE = "decideExpulsion";

    EndingMatter() {
        super(NAME, "standing", "KC", Permission.DESK, "/endings/{id}", "/my/endings/{id}");
    }
}
