package org.gongqiao.app.proposals.proposal;

import java.util.UUID;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.casework.MatterKind;
import org.springframework.stereotype.Component;

/** A proposal as a matter. */
@Component
public class ProposalMatter implements MatterKind {

    public static final String NAME = "CONGRESS_PROPOSAL";

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
        return "TA";
    }

    @Override
    public String deskLink(UUID objectId) {
        return "/proposals/" + objectId;
    }

    @Override
    public String ownLink(UUID objectId) {
        return "/my/proposals/" + objectId;
    }

    @Override
    public Permission handledWith() {
        return Permission.PROPOSAL_WORK;
    }
}
