package org.gongqiao.app.disputes.dismissal;

import org.gongqiao.app.access.Permission;
import org.gongqiao.app.casework.LinkedKind;
import org.springframework.stereotype.Component;

/** An employer's notice as a matter of casework. It is nobody's own: it stands between employer and union. */
@Component
class DismissalMatter extends LinkedKind {

    DismissalMatter() {
        super("DISMISSAL", "disputes", "JC", Permission.DISPUTE_WORK, "/dismissals/{id}", "/my");
    }
}
