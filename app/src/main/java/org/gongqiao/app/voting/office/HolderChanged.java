package org.gongqiao.app.voting.office;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody was named for an office, or gave it up. Heard inside the transaction that changed it.
 *
 * @param named    who holds it now; null where the place is empty again
 * @param released who held it before; null where nobody did
 */
public record HolderChanged(UUID vote, Office office, @Nullable UUID named, @Nullable UUID released) {}
