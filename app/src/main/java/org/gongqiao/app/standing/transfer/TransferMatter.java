package org.gongqiao.app.standing.transfer;

import java.util.UUID;
import org.gongqiao.app.casework.MatterKind;
import org.springframework.stereotype.Component;

/** A transfer as a matter of casework. */
@Component
class TransferMatter implements MatterKind {

    static final String NAME = "TRANSFER";
    static final String DECIDE = "decideTransfer";

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
        return "ZH";
    }

    @Override
    public String deskLink(UUID objectId) {
        return "/transfers/" + objectId;
    }

    @Override
    public String ownLink(UUID objectId) {
        return "/my/transfers/" + objectId;
    }
}
