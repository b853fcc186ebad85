package org.gongqiao.app.supervision;

import org.gongqiao.app.access.Permission;
import org.gongqiao.app.casework.LinkedKind;
import org.springframework.stereotype.Component;

/** A union's request that a higher federation issue a recommendation, as a matter at that federation; unanswered it goes further up. */
@Component
class RequestMatter extends LinkedKind {

    RequestMatter() {
        super("SUPERVISION_REQUEST", "supervision", "JQ", Permission.DESK, "/supervision/letters/{id}", "/my/supervision-answers/{id}");
    }
}
