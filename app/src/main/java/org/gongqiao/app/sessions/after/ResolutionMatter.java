package org.gongqiao.app.sessions.after;

import java.util.UUID;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.casework.MatterKind;
import org.springframework.stereotype.Component;

/** Carrying out a resolution, as a matter of casework. */
@Component
class ResolutionMatter implements MatterKind {

    static final String NAME = "RESOLUTION";
    static final String STEP = "carryOutResolution";

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
        return "JY";
    }

    @Override
    public String deskLink(UUID objectId) {
        return "/resolutions/" + objectId;
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
