package org.gongqiao.app.congress;

import org.gongqiao.app.law.Verdict;

/**
 * What share of the delegates a group has.
 *
 * @param atMost  an upper end; else a lower one
 * @param number  of delegates
 * @param verdict on exactly that many
 */
public record Quota(Group group, boolean atMost, int number, Verdict verdict) {

    /** Message {@code congress.group.<NAME>}. */
    public enum Group { LEADERS, FRONT_LINE, WOMEN, DISABLED, TEACHERS }
}
