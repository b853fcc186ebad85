package org.gongqiao.app.claims;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.casework.MatterKind;
import org.springframework.stereotype.Component;

/** A claim as a matter of casework. */
@Component
class ClaimMatter implements MatterKind {

    static final String NAME = "CLAIM";
    static final String ACCEPT = "accept";
    static final String ANSWER = "answer";
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
    public Permission handledWith() {
        return Permission.CLAIM_WORK;
    }

    @Override
    public String deskLink(UUID objectId) {
        return "/claims/" + objectId;
    }

    @Override
    public String ownLink(UUID objectId) {
        return "/my/claims/" + objectId;
    }

    @Override
    public List<String> titleArgs(List<String> stored, UnaryOperator<String> text) {
        return List.of(text.apply("claims.occupation." + stored.get(0)), text.apply("claims.topic." + stored.get(1)), text.apply("claims.type." + stored.get(2)));
    }
}
