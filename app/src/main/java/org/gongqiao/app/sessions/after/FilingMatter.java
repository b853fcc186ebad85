package org.gongqiao.app.sessions.after;

import java.util.UUID;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.casework.MatterKind;
import org.springframework.stereotype.Component;

/** The report of a session to the union above, as a matter of casework: first of the union that reports, then of the one above. */
@Component
class FilingMatter implements MatterKind {

    static final String NAME = "SESSION_FILING";
    static final String FILE = "fileSession";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String module() {
        return "sessions";
    }

    @Override
    public String prefix() {
        return "ZB";
    }

    @Override
    public String deskLink(UUID objectId) {
        return "/sessions/" + objectId + "/filing";
    }

    @Override
    public Permission handledWith() {
        return Permission.CONGRESS_WORK;
    }

    @Override
    public String ownLink(UUID objectId) {
        return "/my/sessions";
    }
}
