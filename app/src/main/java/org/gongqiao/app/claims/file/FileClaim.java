package org.gongqiao.app.claims.file;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks, claims or complains of, already checked for shape.
 *
 * @param key         of the form; the same key makes one claim
 * @param union       the union at whose station or by whose code he came; null for none
 * @param from        first day of the time concerned
 * @param until       last day of it; null: still goes on
 * @param amountCents what he asks for, in cents
 * @param sealed      only a complaint may be
 * @param attachments files that wait for this form
 * @param template    version of the questions that were asked; null for the shipped one
 */
public record FileClaim(UUID key, ClaimType type, Topic topic, Occupation occupation, String workplace, @Nullable UUID employerId,
                        @Nullable String region, @Nullable UUID union, @Nullable LocalDate from, @Nullable LocalDate until,
                        @Nullable LocalDate knownOn, @Nullable LocalDate endedOn, int people, @Nullable Long amountCents,
                        @Nullable Integer youngestAge, Set<Circumstance> circumstances, String text, Map<String, String> answers, boolean sealed,
                        List<UUID> attachments,
                        @Nullable UUID template) {

    /** Under the template that comes with the program. */
    public FileClaim(UUID key, ClaimType type, Topic topic, Occupation occupation, String workplace, @Nullable UUID employerId, @Nullable String region,
                     @Nullable UUID union, @Nullable LocalDate from, @Nullable LocalDate until, @Nullable LocalDate knownOn, @Nullable LocalDate endedOn,
                     int people, @Nullable Long amountCents, @Nullable Integer youngestAge, Set<Circumstance> circumstances, String text,
                     Map<String, String> answers, boolean sealed, List<UUID> attachments) {
        this(key, type, topic, occupation, workplace, employerId, region, union, from, until, knownOn, endedOn, people, amountCents, youngestAge, circumstances,
                text, answers, sealed, attachments, null);
    }

    public FileClaim {
        circumstances = Set.copyOf(circumstances);
        answers = Map.copyOf(answers);
        attachments = List.copyOf(attachments);
        if (sealed && type != ClaimType.COMPLAINT) {
            throw new IllegalArgumentException("only a complaint is sealed");
        }
        if (text.isBlank() && attachments.isEmpty()) {
            throw new IllegalArgumentException("a claim says something, in words or in a recording or picture");
        }
    }

    @Override
    public String toString() {
        return "FileClaim[" + key + "]";
    }
}
