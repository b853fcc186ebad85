package org.gongqiao.app.supervision.file;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter as it stands.
 *
 * @param caseId        null for a reminder without a case and for what was gathered about a draft law
 * @param published     to all employers of an area, for anybody to read
 * @param proposerUnit  the union that proposed it
 * @param issuerUnit    the union under whose name and number it goes out
 * @param requestMatter what waits at a federation that was asked to issue it
 * @param number        official number; null before issue
 * @param deliveredOn   day of the delivery, or of the refusal where there was none
 * @param refused       whether receipt was refused
 * @param correction    what the last check found
 * @param subject       the person an answer to a complaint is for
 */
public record Letter(UUID id, @Nullable UUID caseId, boolean published, LetterKind kind, LetterState state, UUID proposerUnit, String proposerName,
                     UUID issuerUnit, String issuerName, @Nullable UUID employerId, String addressee, String region, String title, String facts,
                     String basis, String demand, @Nullable UUID requestMatter, @Nullable String number, Instant proposedAt,
                     @Nullable UUID proposedBy, @Nullable String signerName, @Nullable String signerOffice, @Nullable LocalDate issuedOn,
                     @Nullable String docxSha256, @Nullable String pdfSha256, @Nullable UUID clockId, @Nullable LocalDate deliveredOn,
                     boolean refused, @Nullable Answer answer, @Nullable LocalDate answeredOn, @Nullable Correction correction,
                     @Nullable UUID subject, int version) {

    public boolean isIssued() {
        return state == LetterState.ISSUED;
    }

    public boolean isPending() {
        return state == LetterState.PROPOSED || state == LetterState.ASKED;
    }

    public boolean isDelivered() {
        return deliveredOn != null;
    }
}
