package org.gongqiao.app.elections;

import java.time.LocalDate;
import java.util.UUID;
import org.gongqiao.app.law.democracy.ElectionFacts;
import org.jspecify.annotations.Nullable;

/**
 * An election under way.
 *
 * @param body         the congress or assembly that elects
 * @param members      of the union, by whom the seats are judged (J-04)
 * @param entitled     all who should attend: delegates or members
 * @param amongElected candidates for chair come from the elected committee, or are elected directly (J-10)
 * @param byElection   fills a gap for the rest of the term (J-22)
 * @param company      of a worker's seat; else null
 * @param meetingOn    day of the election
 * @param publishedOn  first day on which the list of candidates hung
 * @param approval     paper by which the union above agreed to a standing committee (J-05); null without one
 * @param reportedOn   to the union above
 * @param voidWhy      why it was broken off
 */
public record Election(UUID id, UUID unit, String unitName, UUID body, String region, Office office, String title, int members, int seats, int entitled,
                       boolean amongElected, boolean byElection, int termYears, @Nullable UUID company, LocalDate meetingOn, ElectionState state,
                       @Nullable LocalDate publishedOn, Conduct conduct, @Nullable Review party, @Nullable Review above, @Nullable Fewer fewer, @Nullable String approval,
                       @Nullable LocalDate reportedOn, @Nullable Review answer, @Nullable String voidWhy, int version) {

    /** How the vote is held (J-11), and who proposed the candidates (D-24). */
    public record Conduct(ElectionFacts.WriteIn writeIn, boolean proxies, boolean tellerStands, boolean mobileBox, boolean boxWatched,
                          boolean nominatedByUnion) {

        /** Whether a paper may name somebody who is not printed. */
        public boolean writtenOnPaper() {
            return writeIn == ElectionFacts.WriteIn.ON_BALLOT || writeIn == ElectionFacts.WriteIn.ON_PAPER_OR_BY_MOTION;
        }
    }

    /**
     * Somebody's word on candidates or on the result.
     *
     * @param by the union above; empty for the party organisation
     */
    public record Review(String by, LocalDate on, boolean approved, String words) {}

    /** Consent to leave seats empty (J-13). */
    public record Fewer(int present, int consenting) {}
}
