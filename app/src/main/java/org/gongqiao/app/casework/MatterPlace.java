package org.gongqiao.app.casework;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a matter is kept: rows of other tables that belong to it carry the same.
 *
 * @param areaPath   null where it is sealed
 * @param keeperUnit the union whose keepers have it; null where it is not sealed
 */
public record MatterPlace(@Nullable String areaPath, @Nullable String linePath, @Nullable UUID keeperUnit) {

    public boolean isSealed() {
        return keeperUnit != null;
    }
}
