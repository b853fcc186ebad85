package org.gongqiao.app.openness.hold;

import java.util.UUID;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.casework.MatterKind;
import org.springframework.stereotype.Component;

/** A company decision that waits for the congress, as a matter of casework. */
@Component
public class DecisionMatter implements MatterKind {

    public static final String NAME = "COMPANY_DECISION";
    static final String SUBMIT = "submit";
    static final String RECONSIDER = "reconsider";
    static final String CORRECT = "correct";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String module() {
        return "openness";
    }

    @Override
    public String prefix() {
        return "QJ";
    }

    @Override
    public String deskLink(UUID objectId) {
        return "/company-decisions/" + objectId;
    }

    @Override
    public Permission handledWith() {
        return Permission.OPENNESS_WORK;
    }

    @Override
    public String ownLink(UUID objectId) {
        return "/my/openness";
    }
}
