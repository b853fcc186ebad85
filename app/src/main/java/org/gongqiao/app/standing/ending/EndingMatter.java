package org.gongqiao.app.standing.ending;

import java.util.UUID;
import org.gongqiao.app.casework.MatterKind;
import org.springframework.stereotype.Component;

/** An appeal against an expulsion as a matter of casework. */
@Component
class EndingMatter implements MatterKind {

    static final String NAME = "EXPULSION_APPEAL";
    static final String DECIDE = "decideExpulsion";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String module() {
        return "standing";
    }

    @Override
    public String prefix() {
        return "KC";
    }

    @Override
    public String deskLink(UUID objectId) {
        return "/endings/" + objectId;
    }

    @Override
    public String ownLink(UUID objectId) {
        return "/my/endings/" + objectId;
    }
}
