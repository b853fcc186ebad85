package org.gongqiao.app.demo;

import javax.sql.DataSource;

/**
 * What the demonstration tells of one part of the platform, through the doors of its modules. Stories are told in the order of their
 * {@link org.springframework.core.annotation.Order}, may rest on those before, and may be told again after a failure.
 */
interface DemoStory {

    /** Message of the progress. */
    String step();

    /**
     * @param seed  of all that is made up
     * @param owner the database past row-level security, to look and to wait, not to write what a module writes
     */
    void tell(long seed, DemoAccounts.Desks desks, DataSource owner);
}
