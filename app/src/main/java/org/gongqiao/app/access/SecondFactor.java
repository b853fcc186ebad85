package org.gongqiao.app.access;

/** Whether the session that acts was proved with a second factor; identity knows. Acts that two people answer for ask it. */
@FunctionalInterface
public interface SecondFactor {

    /** False where nobody is signed in, and in jobs. */
    boolean isProved();
}
