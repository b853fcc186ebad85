package org.gongqiao.app.ui;

/** Tells the layouts whether the database holds invented people, so that a banner says so on every page. */
@FunctionalInterface
public interface DemoMode {

    boolean on();
}
