package org.gongqiao.app.joining;

import org.gongqiao.app.access.Permission;
import org.gongqiao.app.casework.LinkedKind;
import org.springframework.stereotype.Component;

/** An application as a matter of casework. */
@Component
class JoiningMatter extends LinkedKind {

    static final String NAME = "JOINING";
    static final String DECIDE = "decide";
    static final String DECIDE_APPEAL = "decideAppeal";

    JoiningMatter() {
        super(NAME, "joining", "RH", Permission.APPLICATION_DECIDE, "/applications/{id}", "/my/applications/{id}");
    }
}
