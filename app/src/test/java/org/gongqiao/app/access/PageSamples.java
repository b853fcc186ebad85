package org.gongqiao.app.access;

import java.util.Map;
import org.gongqiao.app.Fixtures;

/** What stands for path variables other than {@code {id}} when every page is opened. A module adds a {@code @TestConfiguration}. */
@FunctionalInterface
public interface PageSamples {

    /** Makes the records and gives their names, by variable in braces. */
    Map<String, String> values(Fixtures fixtures);
}
