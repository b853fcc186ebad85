package org.gongqiao.app.ui;

/** The parts of the officer's menu, in their order; messages {@code ui.section.<NAME>}. The first one stands without a heading. */
public enum MenuSection {
    WORK, MEMBERS, RIGHTS, DEMOCRACY, UNIONS, SYSTEM
}
