package org.gongqiao.app.openness;

import org.gongqiao.app.access.Scope;
import org.gongqiao.app.openness.disclosure.Disclosures;
import org.gongqiao.app.openness.systemset.SystemSets;
import org.gongqiao.app.organization.Unions;
import org.springframework.stereotype.Component;

/** What is done every night: days counted anew, congresses asked again. */
@Component
public class OpennessJobs {

    private final Disclosures disclosures;
    private final SystemSets sets;
    private final Unions unions;

    OpennessJobs(Disclosures disclosures, SystemSets sets, Unions unions) {
        this.disclosures = disclosures;
        this.sets = sets;
        this.unions = unions;
    }

    /** How many days and links changed. */
    public int refresh() {
        return unions.root().map(root -> Scope.call(Scope.service("openness-refresh", root.areaPath()), () -> disclosures.recount() + sets.refresh())).orElse(0);
    }
}
