package org.gongqiao.app.joining;

import java.util.UUID;
import org.gongqiao.app.membership.Trade;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has typed so far. It is kept sealed on the server; the phone keeps only a token.
 *
 * @param key        of the application that will come of it, so that sending twice makes one
 * @param workplace  employer or place, as typed
 * @param pick       what was picked of the suggestions: {@code employer:ID}, {@code region:CODE}, {@code union:ID} or nothing
 * @param invitedBy  the union whose code was scanned
 */
public record Draft(UUID key, @Nullable Trade trade, @Nullable Relation relation, String workplace, String pick, @Nullable UUID invitedBy,
                    String name, String idNumber, String phone) {

    public static Draft begun(UUID key) {
        return new Draft(key, null, null, "", "", null, "", "", "");
    }

    public Draft invited(UUID union) {
        return new Draft(key, trade, relation, workplace, pick, union, name, idNumber, phone);
    }

    public Draft work(@Nullable Trade newTrade, @Nullable Relation newRelation, String newWorkplace, String newPick) {
        return new Draft(key, newTrade, newRelation, newWorkplace, newPick, invitedBy, name, idNumber, phone);
    }

    /** With the person's fields; a blank document number keeps the one before, since the form never shows it again. */
    public Draft person(String newName, String newIdNumber, String newPhone) {
        return new Draft(key, trade, relation, workplace, pick, invitedBy, newName, newIdNumber.isBlank() ? idNumber : newIdNumber, newPhone);
    }

    /** Whether the first screen is complete. */
    public boolean hasWork() {
        return trade != null && relation != null && (!workplace.isBlank() || invitedBy != null);
    }

    /** What will be applied for; only where {@link #hasWork()}. */
    public FileApplication toApplication() {
        if (trade == null || relation == null) {
            throw new IllegalStateException("the first screen is not complete");
        }
        UUID employer = pick.startsWith("employer:") ? UUID.fromString(pick.substring(9)) : null;
        String region = pick.startsWith("region:") ? pick.substring(7) : null;
        UUID chosen = pick.startsWith("union:") ? UUID.fromString(pick.substring(6)) : null;
        return new FileApplication(key, trade, relation, workplace, employer, region, chosen == null ? invitedBy : chosen);
    }

    @Override
    public String toString() {
        return "Draft[" + key + "]";
    }
}
