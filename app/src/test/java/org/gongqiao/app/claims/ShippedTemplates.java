package org.gongqiao.app.claims;

import tools.jackson.databind.json.JsonMapper;

/** The templates of the program, for tests outside their package. */
public final class ShippedTemplates {

    private ShippedTemplates() {}

    public static Templates read(JsonMapper json) {
        return new Templates(json);
    }
}
