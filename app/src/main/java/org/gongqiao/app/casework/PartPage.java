package org.gongqiao.app.casework;

import java.util.Set;
import org.gongqiao.app.access.PartRole;

/**
 * A page for those who take part in matters of one kind without an account; each module has a bean for each such page, and
 * whoever enters by his link finds it on his first page.
 *
 * @param order smaller first
 * @param kind  {@link MatterKind#name()}
 * @param href  begins with /part/
 * @param icon  name of the symbol, without "i-"
 * @param label message key
 */
public record PartPage(int order, String kind, Set<PartRole> roles, String href, String icon, String label) {

    public PartPage {
        roles = Set.copyOf(roles);
    }
}
