package org.gongqiao.app.ui;

import java.util.Map;
import org.gongqiao.app.access.Desk;

/** Counts what waits behind entries of the menu: unread messages, matters to decide. Asked once a page, in the scope of the desk and within a transaction that reads. */
public interface MenuCounter {

    /** The numbers by the address of their entry; an entry left out has none. */
    Map<String, Integer> count(Desk desk);
}
