package org.gongqiao.app.proposals;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of the proposals of a congress, as it is reported to the next session.
 *
 * @param submitted handed in on these days, withdrawn ones not counted
 * @param onFile    of them put on file, whatever became of them afterwards
 * @param notOnFile of them not put on file
 * @param screening of them not screened yet, or back at their proposers
 * @param answered  of those on file answered
 * @param inTime    of the answered ones in time by every reading
 * @param late      of the answered ones after their day by every reading
 * @param overdue   of those on file not answered, past their day by every reading
 * @param joined    of those on file handled together with another
 * @param rated     proposers and seconders who rated an answer
 * @param solved    of them who say that it is solved
 */
public record ProposalReport(UUID body, String bodyName, LocalDate from, LocalDate to, int submitted, int onFile, int notOnFile, int screening, int answered,
                             int inTime, int late, int overdue, int joined, int rated, int solved, List<Row> rows) {

    public ProposalReport {
        rows = List.copyOf(rows);
    }

    /** Answered ones of a hundred on file, rounded down; 0 where none is. */
    public int answeredPercent() {
        return onFile == 0 ? 0 : answered * 100 / onFile;
    }

    /**
     * One proposal.
     *
     * @param state     name of {@code proposal.ProposalState}; message {@code proposals.state.<NAME>}
     * @param owner     empty before it was assigned
     * @param replyKind name of {@code proposal.ReplyKind}; null before it was answered
     * @param dueOn     last day of what comes next; null where nothing does
     * @param lead      number of the proposal together with which it was handled; null for most
     */
    public record Row(UUID id, String number, String title, String proposer, int seconders, String state, String owner, @Nullable String replyKind,
                      @Nullable String reply, @Nullable LocalDate repliedOn, @Nullable LocalDate dueOn, boolean overdue, @Nullable String lead) {}
}
