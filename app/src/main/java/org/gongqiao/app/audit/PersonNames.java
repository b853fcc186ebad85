package org.gongqiao.app.audit;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Names of persons for the audit page, as far as the caller's scope shows them; one bean, of the module that knows persons. */
public interface PersonNames {

    Map<UUID, String> names(Collection<UUID> persons);
}
