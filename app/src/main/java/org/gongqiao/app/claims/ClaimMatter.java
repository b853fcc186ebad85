package org.gongqiao.app.claims;

import java.util.List;
import java.util.function.UnaryOperator;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.casework.LinkedKind;
import org.springframework.stereotype.Component;

/** A claim as a matter of casework. */
@Component
class ClaimMatter extends LinkedKind {

    static final String NAME = "CLAIM";
    static final String ACCEPT = "accept";
    static final String ANSWER = "answer";
    static final String HANDLE = "handle";
    static final String MEDIATE = "mediate";
    static final String AGAIN = "again";

    ClaimMatter() {
        super(NAME, "claims", "SQ", Permission.CLAIM_WORK, "/claims/{id}", "/my/claims/{id}");
    }

    @Override
    public List<String> titleArgs(List<String> stored, UnaryOperator<String> text) {
        return List.of(text.apply("claims.occupation." + stored.get(0)), text.apply("claims.topic." + stored.get(1)), text.apply("claims.type." + stored.get(2)));
    }
}
