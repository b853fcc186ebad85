package org.gongqiao.app.disputes.procedure;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.disputes.file.Dispute;
import org.gongqiao.app.disputes.file.Dispute.Claimant;
import org.gongqiao.app.disputes.file.Dispute.Entry;
import org.gongqiao.app.disputes.file.Dispute.Head;
import org.gongqiao.app.disputes.file.DisputeAct;
import org.gongqiao.app.disputes.file.Running;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.rights.ClaimKind;
import org.gongqiao.app.law.rights.Elapsed;
import org.jspecify.annotations.Nullable;

/**
 * All that the procedure looks at.
 *
 * @param mediated whether somebody mediates in it now
 * @param ahead    how an act stands that has to come the set time before an event
 * @param book     the statute book at the dispute's region on the day of the act
 */
public record CaseFacts(Dispute dispute, List<Claimant> claimants, List<Head> heads, List<Entry> entries, List<Running> clocks, boolean mediated, Book book, Ahead ahead) {

    /** Counts back from an event at the dispute's region; see {@link CountingBack#stood}. */
    public interface Ahead {

        Elapsed stood(String limit, @Nullable LocalDate event, LocalDate on);
    }

    public static final String[] LIMITATION = {"R-05.limitation", "R-05.afterEnd"};
    public static final String[] AWARD = {"R-08.award", "R-08.simple"};

    /** The last entry of one of these kinds that concerns one of these workers. */
    Optional<Entry> last(Collection<UUID> workers, DisputeAct... kinds) {
        var wanted = List.of(kinds);
        return entries.reversed().stream().filter(entry -> wanted.contains(entry.act()) && workers.stream().anyMatch(entry::concerns)).findFirst();
    }

    boolean has(Collection<UUID> workers, DisputeAct act) {
        return last(workers, act).isPresent();
    }

    /** Clocks that run for one of these workers, the one that ends first in front. */
    public List<Running> clocks(Collection<UUID> workers, String... limits) {
        var wanted = Arrays.asList(limits);
        return clocks.stream().filter(clock -> wanted.contains(clock.limit()) && clock.concernsAny(workers))
                .sorted(Comparator.comparing(clock -> clock.due().earlier())).toList();
    }

    /** How the clock stands that has run furthest; {@link Elapsed#RUNNING} where none runs, since then nothing is over. */
    Elapsed elapsed(Collection<UUID> workers, LocalDate on, String... limits) {
        return clocks(workers, limits).stream().map(clock -> Elapsed.of(clock.due(), on)).max(Comparator.naturalOrder()).orElse(Elapsed.RUNNING);
    }

    /** A day that the parties named themselves has one reading. */
    static Elapsed elapsed(@Nullable LocalDate lastDay, LocalDate on) {
        return lastDay != null && on.isAfter(lastDay) ? Elapsed.OVER : Elapsed.RUNNING;
    }

    public List<Head> headsOf(Collection<UUID> workers) {
        return heads.stream().filter(head -> workers.contains(head.claimantId())).toList();
    }

    /** The kind that decides for a group of workers: money for which the law opens a quicker way goes first. */
    ClaimKind kindOf(Collection<UUID> workers) {
        List<ClaimKind> kinds = headsOf(workers).stream().map(head -> head.kind().kind()).distinct().sorted().toList();
        return kinds.stream().filter(ClaimKind::isMoney).findFirst().or(() -> kinds.stream().findFirst()).orElse(ClaimKind.OTHER);
    }

    /** What the limitation is asked about: arrears only where nothing else is claimed, since all else is bound by it. */
    ClaimKind limitedKind(Collection<UUID> workers) {
        List<Head> claimed = headsOf(workers);
        return !claimed.isEmpty() && claimed.stream().allMatch(head -> head.kind().isArrears()) ? ClaimKind.WAGES
                : claimed.stream().map(head -> head.kind().kind()).filter(kind -> kind != ClaimKind.WAGES).findFirst().orElse(ClaimKind.OTHER);
    }

    boolean isFinal(Collection<UUID> workers) {
        return last(workers, DisputeAct.AWARD_RECEIVED).filter(entry -> entry.ticked(DisputeAct.Mark.FINAL)).isPresent();
    }

    boolean isAnnulled(Collection<UUID> workers) {
        return last(workers, DisputeAct.AWARD_RECEIVED, DisputeAct.AWARD_ANNULLED).filter(entry -> entry.act() == DisputeAct.AWARD_ANNULLED).isPresent();
    }

    /** The day by which the agreement in force is to be performed. */
    @Nullable LocalDate performBy(Collection<UUID> workers) {
        return last(workers, DisputeAct.AGREEMENT_SIGNED, DisputeAct.CONSULTATION_SETTLED).map(Entry::until).orElse(null);
    }
}
