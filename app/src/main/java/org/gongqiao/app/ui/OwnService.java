package org.gongqiao.app.ui;

/**
 * A service on the worker's home; each module has one bean for each that works.
 *
 * @param order    smaller first
 * @param label    message key
 * @param audience for whom it is shown
 */
public record OwnService(int order, String href, String icon, String label, Audience audience) {

    public enum Audience { EVERYBODY, MEMBERS, NON_MEMBERS }

    public boolean offeredTo(boolean member) {
        return audience == Audience.EVERYBODY || (audience == Audience.MEMBERS) == member;
    }
}
