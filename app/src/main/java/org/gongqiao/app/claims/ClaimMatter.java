package org.gongqiao.app.claims;

import java.util.UUID;
import org.gongqiao.app.casework.MatterKind;
import org.springframework.stereotype.Component;

/** A claim as a matter of casework. */
@Component
class ClaimMatter implements MatterKind {

    static final String NAME = "CLAIM";
    static final String ACCEPT = "accept";
    static final String HANDLE = "handle";
    static final String MEDIATE = "mediate";
    static final String AGAIN = "again";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String module() {
        return "claims";
    }

    @Override
    public String prefix() {
        return "SQ";
    }

    @Override
    public String deskLink(UUID objectId) {
        return "/claims/" + objectId;
    }

    @Override
    public String ownLink(UUID objectId) {
        return "/my/claims/" + objectId;
    }
}
