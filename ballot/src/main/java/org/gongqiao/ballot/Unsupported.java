package org.gongqiao.ballot;

/** Well-formed text that asks for a part of the protocol this library does not have (Ed25519, list questions, other versions). */
public final class Unsupported extends MalformedText {
    private static final long serialVersionUID = 1L;

    public Unsupported(String feature) {
        super(feature);
    }
}
