package org.gongqiao.app.operations;

import java.util.List;

/** Fills an empty database with the demo province. One bean, of the module that knows what is in it. */
public interface DemoFiller {

    /** Whether the database is still without a single union, so that filling it overwrites nothing. */
    boolean wanted();

    /** Fills the database in one go; when it fails halfway, {@link #wanted()} is still true or what is there is usable. */
    void fill(Progress progress);

    /** The accounts that have passwords, to be shown on the console of a demonstration. */
    List<DemoAccount> accounts();
}
