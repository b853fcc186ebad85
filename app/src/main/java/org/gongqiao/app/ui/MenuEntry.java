package org.gongqiao.app.ui;

import java.util.Comparator;
import org.gongqiao.app.access.Permission;
import org.jspecify.annotations.Nullable;

/**
 * A page that stands in the menu; each module has one bean for each such page, so that the menu lists what works.
 *
 * @param section    part of the officer's menu it stands in
 * @param order      smaller first within its section
 * @param icon       name of the symbol, without "i-"
 * @param label      message key
 * @param permission what a desk must be allowed to have it; null: a tab of the worker's phone
 */
public record MenuEntry(MenuSection section, int order, String href, String icon, String label, @Nullable Permission permission) {

    /** As they stand in the menu. */
    public static final Comparator<MenuEntry> IN_ORDER = Comparator.comparing(MenuEntry::section).thenComparingInt(MenuEntry::order);
}
