package org.gongqiao.app.congress;

import java.util.List;
import org.gongqiao.app.ui.Ui;

/** Where the officer's page of a body leads on to: each module that works with bodies may have a bean. */
public interface BodyLinks {

    /**
     * @param text in the reader's language
     * @param href on the desk
     * @param note behind it, such as a state; empty without one
     */
    record Link(String text, String href, String note) {}

    /** In the caller's scope. */
    List<Link> of(Ui ui, Body body);
}
