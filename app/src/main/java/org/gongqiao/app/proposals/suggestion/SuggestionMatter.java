package org.gongqiao.app.proposals.suggestion;

import java.util.UUID;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.casework.MatterKind;
import org.springframework.stereotype.Component;

/** A suggestion as a matter. */
@Component
public class SuggestionMatter implements MatterKind {

    public static final String NAME = "SUGGESTION";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String module() {
        return "proposals";
    }

    @Override
    public String prefix() {
        return "HJ";
    }

    @Override
    public String deskLink(UUID objectId) {
        return "/suggestions/" + objectId;
    }

    @Override
    public String ownLink(UUID objectId) {
        return "/my/suggestions/" + objectId;
    }

    @Override
    public Permission handledWith() {
        return Permission.PROPOSAL_WORK;
    }
}
