package org.gongqiao.app.access;

import java.util.UUID;
import org.gongqiao.app.Fixtures;

/**
 * Records of one kind for the authorization walk. A module that names a kind in {@code @Allowed(record = …)}, or has a
 * {@code @Self} route with {@code {id}}, adds a {@code @TestComponent} and imports it in {@code IntegrationTest}.
 */
public interface WalkSamples {

    /** The word in {@code @Allowed(record = …)}, or the first word of a {@code @Self} route after {@code /my/} or {@code /api/v1/my/}. */
    String kind();

    /** Makes a record that belongs to the union of this key in {@link Fixtures#unions} (for a {@code @Self} kind: to a person who walks nowhere). */
    UUID make(Fixtures fixtures, String union);
}
