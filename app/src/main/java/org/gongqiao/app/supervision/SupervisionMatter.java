package org.gongqiao.app.supervision;

import org.gongqiao.app.access.Permission;
import org.gongqiao.app.casework.LinkedKind;
import org.springframework.stereotype.Component;

/** A case as a matter of casework: one number from the clue to the end. */
@Component
class SupervisionMatter extends LinkedKind {

    SupervisionMatter() {
        super("SUPERVISION", "supervision", "JD", Permission.DESK, "/supervision/cases/{id}", "/my/supervision-answers/{id}");
    }
}
