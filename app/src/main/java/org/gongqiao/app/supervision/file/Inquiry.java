package org.gongqiao.app.supervision.file;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An inquiry at an employer.
 *
 * @param byUnit             the union whose supervisors inquire; the union above where it was asked to
 * @param organisationsHeard whether an organisation of employers was heard, as a federation's body must where the work asks for it (S-10)
 * @param breach             what was found; null while it runs
 * @param urgedOn            when the employer was urged to correct it; null: not
 */
public record Inquiry(UUID id, UUID caseId, UUID byUnit, String byName, LocalDate beganOn, List<Inquirer> inquirers, boolean workersHeard,
                      boolean employerHeard, boolean organisationsHeard, List<Obstruction> obstruction, String record, @Nullable Boolean breach,
                      @Nullable LocalDate foundOn, @Nullable LocalDate urgedOn, @Nullable String urging, int version) {

    /** A supervisor who inquires, with the card shown. */
    public record Inquirer(UUID supervisorId, String name, String cardNumber) {}

    public boolean isRunning() {
        return breach == null;
    }

    public boolean foundBreach() {
        return Boolean.TRUE.equals(breach);
    }
}
