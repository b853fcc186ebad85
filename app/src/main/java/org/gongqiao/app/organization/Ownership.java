package org.gongqiao.app.organization;

import java.util.Arrays;
import java.util.Optional;

/** Categories of ownership (单位类别, codes of one city union system of 2015); messages {@code organization.ownership.<code>}. */
public enum Ownership {
    STATE("110"), COLLECTIVE("120"), SHAREHOLDING_COOPERATIVE("130"), JOINT("140"), STATE_SOLE("151"), OTHER_LIMITED("159"),
    STATE_CONTROLLED_SHARES("161"), OTHER_SHARES("169"), PRIVATE("170"), OTHER_DOMESTIC("190"), HK_MO_TW("200"), FOREIGN("300"),
    INSTITUTION("400"), PUBLIC_BODY("500"), SOLE_TRADER("600"), PRIVATE_NON_ENTERPRISE("700");

    private final String code;

    Ownership(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<Ownership> byCode(String code) {
        return Arrays.stream(values()).filter(value -> value.code.equals(code)).findFirst();
    }
}
