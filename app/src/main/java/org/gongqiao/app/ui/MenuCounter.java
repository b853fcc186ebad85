package org.gongqiao.app.ui;

import org.gongqiao.app.access.Desk;

/** Counts what waits behind a menu entry: unread messages, matters to decide. Runs in the scope of the desk. */
public interface MenuCounter {

    /** The entry's address. */
    String href();

    int count(Desk desk);
}
