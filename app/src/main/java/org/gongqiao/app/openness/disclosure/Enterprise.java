package org.gongqiao.app.openness.disclosure;

import java.time.LocalDate;
import java.util.UUID;
import org.gongqiao.app.law.democracy.MatterFacts.Firm;
import org.jspecify.annotations.Nullable;

/**
 * An enterprise that keeps open management.
 *
 * @param id              of its union
 * @param region          six digits of GB/T 2260: whose rules hold
 * @param owner           whose it is, as far as rules go by it
 * @param responsibleName legal representative or head, who answers for open management (D-27); empty: nobody named
 */
public record Enterprise(UUID id, String unitName, String region, @Nullable UUID employerId, String employerName, Firm owner, String responsibleName,
                         String responsiblePost, LocalDate adoptedOn, int version) {

    public boolean isOfState() {
        return owner == Firm.STATE;
    }

    public boolean hasResponsible() {
        return !responsibleName.isEmpty();
    }
}
