package org.gongqiao.app.supervision;

import java.util.UUID;
import org.gongqiao.app.casework.MatterKind;
import org.springframework.stereotype.Component;

/** A union's request that a higher federation issue a recommendation, as a matter at that federation; unanswered it goes further up. */
@Component
class RequestMatter implements MatterKind {

    @Override
    public String name() {
        return "SUPERVISION_REQUEST";
    }

    @Override
    public String module() {
        return "supervision";
    }

    @Override
    public String prefix() {
        return "JQ";
    }

    @Override
    public String deskLink(UUID objectId) {
        return "/supervision/letters/" + objectId;
    }

    @Override
    public String ownLink(UUID objectId) {
        return "/my/supervision-answers/" + objectId;
    }
}
