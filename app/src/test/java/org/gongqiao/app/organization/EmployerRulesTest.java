package org.gongqiao.app.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EmployerRulesTest {

    private static List<EmployerFault> faults(EmployerKind kind, String code, Integer staff, Integer women, UUID platform) {
        return EmployerRules.faults(new EmployerFacts("云川纺织有限公司", kind, code, null, null, "990101", staff, women, platform, null, false));
    }

    @Test
    void acceptsWhatIsUnknown() {
        assertThat(faults(EmployerKind.ENTERPRISE, null, null, null, null)).isEmpty();
    }

    @Test
    void checksBothDigitsOfTheCreditCode() {
        assertThat(faults(EmployerKind.ENTERPRISE, "91350100M000100Y43", null, null, null)).isEmpty();
        assertThat(faults(EmployerKind.ENTERPRISE, "91350100M000100Y44", null, null, null)).containsExactly(EmployerFault.CREDIT_CODE_WRONG);
        assertThat(faults(EmployerKind.ENTERPRISE, "91350100M000101Y43", null, null, null)).containsExactly(EmployerFault.CREDIT_CODE_WRONG);
    }

    @Test
    void countsNoMoreWomenThanStaff() {
        assertThat(faults(EmployerKind.ENTERPRISE, null, 10, 10, null)).isEmpty();
        assertThat(faults(EmployerKind.ENTERPRISE, null, 10, 11, null)).containsExactly(EmployerFault.WOMEN_MORE_THAN_STAFF);
        assertThat(faults(EmployerKind.ENTERPRISE, null, null, 1, null)).containsExactly(EmployerFault.WOMEN_MORE_THAN_STAFF);
        assertThat(faults(EmployerKind.ENTERPRISE, null, -1, null, null)).containsExactly(EmployerFault.STAFF_WRONG);
        assertThat(faults(EmployerKind.ENTERPRISE, null, 5_000_001, null, null)).containsExactly(EmployerFault.STAFF_WRONG);
    }

    @Test
    void aStationNamesItsPlatform() {
        assertThat(faults(EmployerKind.STATION, null, null, null, null)).containsExactly(EmployerFault.PLATFORM_MISSING);
        assertThat(faults(EmployerKind.PARTNER, null, null, null, UUID.randomUUID())).isEmpty();
        assertThat(faults(EmployerKind.PLATFORM, null, null, null, null)).isEmpty();
    }
}
