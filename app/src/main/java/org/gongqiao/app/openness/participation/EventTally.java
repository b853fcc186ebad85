package org.gongqiao.app.openness.participation;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.organization.Place;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.proposals.proposal.ProposalChanged;
import org.gongqiao.app.proposals.proposal.ProposalDesk;
import org.gongqiao.app.proposals.suggestion.SuggestionChanged;
import org.gongqiao.app.proposals.suggestion.Suggestions;
import org.gongqiao.app.vault.Vault;
import org.gongqiao.app.voting.VoteFinished;
import org.gongqiao.app.voting.Votes;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What other modules tell of: how many ballots came back in a vote, that a proposal was handed in, that a suggestion was made. Kept as a
 * number and the union; who did it is not asked.
 */
@Component
class EventTally {

    private static final String VOTES = "votes";
    private static final String PROPOSALS = "proposals";
    private static final String SUGGESTIONS = "suggestions";

    private final JdbcClient jdbc;
    private final Votes votes;
    private final ProposalDesk proposals;
    private final Suggestions suggestions;
    private final Unions unions;
    private final Vault vault;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EventTally(JdbcClient jdbc, Votes votes, ProposalDesk proposals, Suggestions suggestions, Unions unions, Vault vault, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.votes = votes;
        this.proposals = proposals;
        this.suggestions = suggestions;
        this.unions = unions;
        this.vault = vault;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A source that this tally counts; {@code most}: the largest instead of the sum, where the same people may stand behind several. */
    private record Counted(String name, int order, boolean most, JdbcClient jdbc) implements ParticipationSource {

        @Override
        public Map<UUID, Integer> counts(Collection<UUID> units, LocalDate from, LocalDate to) {
            return jdbc.sql("select unit_id, " + (most ? "max" : "sum") + "(n)::int as n from openness.tally"
                            + " where source = :source and unit_id = any (:units) and on_day between :from and :to group by unit_id")
                    .param("source", name).param("units", units.toArray(UUID[]::new)).param("from", from).param("to", to)
                    .query((row, n) -> Map.entry(row.getObject("unit_id", UUID.class), row.getInt("n"))).list().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }

    @Bean
    static ParticipationSource proposalSource(JdbcClient jdbc) {
        return new Counted(PROPOSALS, 25, false, jdbc);
    }

    @Bean
    static ParticipationSource suggestionSource(JdbcClient jdbc) {
        return new Counted(SUGGESTIONS, 30, false, jdbc);
    }

    @Bean
    static ParticipationSource voteSource(JdbcClient jdbc) {
        return new Counted(VOTES, 40, true, jdbc);
    }

    @Async
    @TransactionalEventListener(id = "openness.tally.vote")
    void on(VoteFinished event) {
        everywhere(() -> votes.count(event.vote()).ifPresent(count -> keep(VOTES, event.vote(), votes.get(event.vote()).unit(), count.returned())));
    }

    @Async
    @TransactionalEventListener(id = "openness.tally.proposal")
    void on(ProposalChanged event) {
        if (event.change() == ProposalChanged.Change.SUBMITTED) {
            everywhere(() -> keep(PROPOSALS, event.proposalId(), proposals.get(event.proposalId()).unitId(), 1));
        }
    }

    @Async
    @TransactionalEventListener(id = "openness.tally.suggestion")
    void on(SuggestionChanged event) {
        if (event.change() == SuggestionChanged.Change.FILED) {
            everywhere(() -> keep(SUGGESTIONS, event.suggestionId(), suggestions.get(event.suggestionId()).unitId(), 1));
        }
    }

    private void everywhere(Runnable work) {
        unions.root().ifPresent(top -> Scope.run(Scope.service("openness-tally", top.areaPath()), () -> transaction.executeWithoutResult(status -> work.run())));
    }

    private void keep(String source, UUID subject, UUID unit, int n) {
        List<UUID> marks = marks(source, subject);
        boolean known = jdbc.sql("select exists (select from openness.tally where source = :source and mark = any (:marks))").param("source", source)
                .param("marks", marks.toArray(UUID[]::new)).query(Boolean.class).single();
        if (known) {
            return;
        }
        Place place = unions.place(unit);
        jdbc.sql("""
                insert into openness.tally (source, mark, unit_id, on_day, n, area_path, line_path)
                values (:source, :mark, :unit, :on, :n, cast(:area as ltree), cast(:line as ltree))""")
                .param("source", source).param("mark", marks.getFirst()).param("unit", unit).param("on", LocalDate.now(clock)).param("n", n)
                .param("area", place.areaPath()).param("line", place.linePath()).update();
    }

    /**
     * Tells an event that comes twice, and leads nobody back to what was counted, whose row names a person: the key is not in the database. Under
     * each key, the present one first.
     */
    private List<UUID> marks(String source, UUID subject) {
        return Arrays.stream(vault.hashes(Vault.Domain.TOKEN, "openness.tally:" + source + ":" + subject)).map(hash -> {
            ByteBuffer bytes = ByteBuffer.wrap(hash).position(1);
            return new UUID(bytes.getLong(), bytes.getLong());
        }).toList();
    }
}
