package org.gongqiao.app.elections.web;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongqiao.app.congress.web.Typed;
import org.gongqiao.app.elections.BoardReport;
import org.gongqiao.app.elections.Candidate;
import org.gongqiao.app.elections.Company;
import org.gongqiao.app.elections.Election;
import org.gongqiao.app.elections.Round;
import org.gongqiao.app.elections.Step;
import org.gongqiao.app.elections.Tenure;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.law.decision.Kept;
import org.gongqiao.app.ui.Ui;
import org.gongqiao.app.voting.VoteState;
import org.jspecify.annotations.Nullable;

/** What the pages about elections and offices show. */
public final class ElectionPages {

    private ElectionPages() {}

    /** @param waiting only those that wait for the union above */
    public record Listing(List<Election> rows, boolean waiting, boolean mayWork, @Nullable String next) {}

    /** @param bodies of the desk's union, and companies, to choose from */
    public record Form(UUID key, List<Ui.Option> bodies, List<Ui.Option> companies, List<Ui.Option> offices, Typed typed, Map<String, String> errors,
                       @Nullable Verdict verdict) {}

    /**
     * The vote of a round.
     *
     * @param suppressed whether its figures are withheld (V-04)
     * @param reaching   names on its papers that must be known before the round is decided
     */
    public record Held(VoteState state, boolean suppressed, Set<UUID> reaching) {}

    /**
     * One election.
     *
     * @param shown    how long the list must hang; null before it hangs
     * @param reply    until when the union above answers; null before the report
     * @param mayBegin a round can begin now
     * @param held     by round, how its vote stands
     */
    public record Show(Election election, String bodyName, List<Candidate> candidates, List<Round> rounds, List<Step> steps, List<Kept> decisions, @Nullable Due shown,
                       @Nullable Due reply, boolean mayWork, boolean mayReview, boolean mayBegin, List<Ui.Option> manners, List<Ui.Option> writeIns,
                       Map<UUID, Held> held, Typed typed, Map<String, String> errors, @Nullable Verdict verdict) {

        public String at() {
            return "/elections/" + election.id();
        }

        public Candidate candidate(UUID id) {
            return candidates.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
        }

        /** Whether a motion can still put somebody on the ballot of the round under way. */
        public boolean onBallot() {
            return !rounds.isEmpty() && rounds.getLast().count() == null && rounds.getLast().kind() == Round.Kind.FIRST
                    && held.containsKey(rounds.getLast().id()) && held.get(rounds.getLast().id()).state() == VoteState.PREPARING;
        }

        public List<Candidate> standing() {
            return candidates.stream().filter(Candidate::stands).toList();
        }

        /** The first step before the vote that the rules do not let pass yet; null where the vote may begin. */
        public @Nullable String nextStep() {
            return standing().isEmpty() ? "candidates" : steps.stream().filter(step -> step.verdicts().stream().anyMatch(Verdict.Unlawful.class::isInstance))
                    .map(Step::name).findFirst().orElse(null);
        }

        /** The verdicts of a step, what is said of several alike once. */
        public List<Verdict> once(Step step) {
            var said = new HashSet<String>();
            return step.verdicts().stream().filter(each -> said.add(each.key() + each.ground().ruleId())).toList();
        }

    }

    /** @param unitName of the desk's union, to which holders are entered */
    public record OfficeList(List<Tenure> rows, boolean mayWork, String unitName, List<Verdict> standing, List<Ui.Option> offices, Typed typed,
                             Map<String, String> errors, @Nullable String next) {}

    /** @param due whether a report is due; null for an office of the union */
    public record OfficeShow(Tenure tenure, boolean mayWork, UUID key, List<BoardReport> reports, @Nullable Verdict due, List<Kept> decisions,
                             List<Ui.Option> ends, Typed typed, Map<String, String> errors, @Nullable Verdict verdict) {}

    public record CompanyList(List<Company> rows, Map<UUID, List<Verdict>> obligations, boolean mayWork, UUID key, List<Ui.Option> kinds,
                              List<Ui.Option> oversights, Typed typed, Map<String, String> errors, @Nullable String next) {}

    public record CompanyShow(Company company, List<Verdict> obligations, List<Tenure> holders, Map<UUID, Verdict> reports, boolean mayWork,
                              List<Ui.Option> kinds, List<Ui.Option> oversights, Typed typed, Map<String, String> errors) {}
}
