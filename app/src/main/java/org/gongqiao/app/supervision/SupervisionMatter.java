package org.gongqiao.app.supervision;

import java.util.UUID;
import org.gongqiao.app.casework.MatterKind;
import org.springframework.stereotype.Component;

/** A case as a matter of casework: one number from the clue to the end. */
@Component
class SupervisionMatter implements MatterKind {

    @Override
    public String name() {
        return "SUPERVISION";
    }

    @Override
    public String module() {
        return "supervision";
    }

    @Override
    public String prefix() {
        return "JD";
    }

    @Override
    public String deskLink(UUID objectId) {
        return "/supervision/cases/" + objectId;
    }

    @Override
    public String ownLink(UUID objectId) {
        return "/my/supervision-answers/" + objectId;
    }
}
