package org.gongqiao.app.joining;

import java.util.UUID;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.casework.MatterKind;
import org.springframework.stereotype.Component;

/** An application as a matter of casework. */
@Component
class JoiningMatter implements MatterKind {

    static final String NAME = "JOINING";
    static final String DECIDE = "decide";
    static final String DECIDE_APPEAL = "decideAppeal";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String module() {
        return "joining";
    }

    @Override
    public String prefix() {
        return "RH";
    }

    @Override
    public Permission handledWith() {
        return Permission.APPLICATION_DECIDE;
    }

    @Override
    public String deskLink(UUID objectId) {
        return "/applications/" + objectId;
    }

    @Override
    public String ownLink(UUID objectId) {
        return "/my/applications/" + objectId;
    }
}
