package org.gongqiao.app.membership;

/** 会籍变化类型 of the roster; the code is stored. Message {@code membership.change.<NAME>}. */
public enum MembershipChange {
    JOINED('1'), MOVED_IN('2'), RETAINED('3'), MOVED_OUT('4'), EXPELLED('5'), LEFT('6');

    private final char code;

    MembershipChange(char code) {
        this.code = code;
    }

    public String code() {
        return String.valueOf(code);
    }
}
