package org.gongqiao.app.casework;

import java.util.UUID;

/** A kind of matter that only tests have. */
final class TrialKind {

    static final MatterKind KIND = new MatterKind() {
        @Override
        public String name() {
            return "TRIAL";
        }

        @Override
        public String module() {
            return "casework";
        }

        @Override
        public String prefix() {
            return "SY";
        }

        @Override
        public String deskLink(UUID objectId) {
            return "/desk/" + objectId;
        }

        @Override
        public String ownLink(UUID objectId) {
            return "/my/" + objectId;
        }
    };

    private TrialKind() {}
}
