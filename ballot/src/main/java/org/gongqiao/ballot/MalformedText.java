package org.gongqiao.ballot;

/** Text that does not have the form the protocol gives it. The message says where and why, never what was in it. */
public class MalformedText extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedText(String reason) {
        super(reason, null, false, false);
    }
}
