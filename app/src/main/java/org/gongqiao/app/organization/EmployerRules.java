package org.gongqiao.app.organization;

import java.util.ArrayList;
import java.util.List;
import org.gongqiao.app.kernel.UnifiedCreditCode;

/** The rules of an employer's record that need no database (E-01 to E-04). */
final class EmployerRules {

    /** More than any employer has; a typing error by one digit too many is caught. */
    private static final int MOST_STAFF = 5_000_000;

    private EmployerRules() {}

    static List<EmployerFault> faults(EmployerFacts facts) {
        var faults = new ArrayList<EmployerFault>();
        for (UnionFault fault : UnionRules.name(facts.name())) {
            faults.add(fault == UnionFault.NAME_MISSING ? EmployerFault.NAME_MISSING : EmployerFault.NAME_TOO_LONG);
        }
        if (facts.creditCode() != null && UnifiedCreditCode.parse(facts.creditCode()) instanceof UnifiedCreditCode.Refused) {
            faults.add(EmployerFault.CREDIT_CODE_WRONG);
        }
        if (facts.staff() != null && (facts.staff() < 0 || facts.staff() > MOST_STAFF) || facts.women() != null && facts.women() < 0) {
            faults.add(EmployerFault.STAFF_WRONG);
        }
        if (facts.women() != null && (facts.staff() == null || facts.women() > facts.staff())) {
            faults.add(EmployerFault.WOMEN_MORE_THAN_STAFF);
        }
        if (facts.kind().worksForPlatform() && facts.platformId() == null) {
            faults.add(EmployerFault.PLATFORM_MISSING);
        }
        return faults;
    }
}
