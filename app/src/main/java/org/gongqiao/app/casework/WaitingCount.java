package org.gongqiao.app.casework;

import java.util.List;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.ui.MenuCounter;

/**
 * Beside an entry of the menu: how many matters of some kinds wait at the desk's union, up to a hundred.
 *
 * @param permission of whoever works on them; nobody else is shown a number
 */
public record WaitingCount(String href, Permission permission, Matters matters, List<? extends MatterKind> kinds) implements MenuCounter {

    private static final int MOST = 100;

    public WaitingCount {
        kinds = List.copyOf(kinds);
    }

    @Override
    public int count(Desk desk) {
        return desk.unitId() != null && desk.may(permission) ? matters.waitingAt(desk.unitId(), kinds, MOST) : 0;
    }
}
