package org.gongqiao.app.law;

import java.util.UUID;

/** Changes of the statute book in tests that are not about who may make them. */
public final class TwoPeople {

    private TwoPeople() {}

    public static Approval approval() {
        return new Approval(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    }
}
