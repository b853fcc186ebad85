package org.gongqiao.app.ui;

import org.gongqiao.app.access.Permission;
import org.jspecify.annotations.Nullable;

/**
 * A page that stands in the menu; each module has one bean for each such page, so that the menu lists what works.
 *
 * @param order      smaller first
 * @param icon       name of the symbol, without "i-"
 * @param label      message key
 * @param permission what a desk must be allowed to have it; null: a tab of the worker's phone
 */
public record MenuEntry(int order, String href, String icon, String label, @Nullable Permission permission) {}
