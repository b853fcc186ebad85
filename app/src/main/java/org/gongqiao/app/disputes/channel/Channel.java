package org.gongqiao.app.disputes.channel;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A named channel of joint mediation, open to the union that named it and to those below it.
 *
 * @param purpose for which cases are shared, as the workers read it
 */
public record Channel(UUID id, UUID unitId, String unitName, String name, String purpose, LocalDate fromOn, @Nullable LocalDate untilOn, List<Partner> partners) {

    /** Message {@code disputes.partner.<NAME>}. */
    public enum Kind { COURT, JUSTICE_BUREAU, HUMAN_RESOURCES, PROCURATORATE, FEDERATION_OF_INDUSTRY, OTHER }

    /** @param contact who there takes cases */
    public record Partner(UUID id, Kind kind, String name, String contact) {}
}
