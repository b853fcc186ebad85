package org.gongqiao.app.openness.participation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.organization.Place;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.voting.VoteFinished;
import org.gongqiao.app.voting.Votes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** How many ballots came back in each vote, kept as one number when it was counted. Who voted is not asked. */
@Component
class VoteTally implements ParticipationSource {

    private static final String NAME = "votes";

    private final JdbcClient jdbc;
    private final Votes votes;
    private final Unions unions;
    private final TransactionTemplate transaction;
    private final Clock clock;

    VoteTally(JdbcClient jdbc, Votes votes, Unions unions, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.votes = votes;
        this.unions = unions;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Async
    @TransactionalEventListener(id = "openness.tally.vote")
    void on(VoteFinished event) {
        unions.root().ifPresent(top -> Scope.run(Scope.service("openness-tally", top.areaPath()), () -> transaction.executeWithoutResult(status ->
                votes.count(event.vote()).ifPresent(count -> keep(event.vote(), votes.get(event.vote()).unit(), count.returned())))));
    }

    private void keep(UUID vote, UUID unit, int returned) {
        boolean known = jdbc.sql("select exists (select from openness.tally where source = :source and subject = :subject)").param("source", NAME)
                .param("subject", vote).query(Boolean.class).single();
        if (known) {
            return;
        }
        Place place = unions.place(unit);
        jdbc.sql("""
                insert into openness.tally (source, subject, unit_id, on_day, n, area_path, line_path)
                values (:source, :subject, :unit, :on, :n, cast(:area as ltree), cast(:line as ltree))""")
                .param("source", NAME).param("subject", vote).param("unit", unit).param("on", LocalDate.now(clock)).param("n", returned)
                .param("area", place.areaPath()).param("line", place.linePath()).update();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int order() {
        return 40;
    }

    /** The vote with most ballots: those of several votes may be the same people's, so they are never added up. */
    @Override
    public Map<UUID, Integer> counts(Collection<UUID> units, LocalDate from, LocalDate to) {
        return jdbc.sql("select unit_id, max(n)::int as n from openness.tally where source = :source and unit_id = any (:units) and on_day between :from and :to group by unit_id")
                .param("source", NAME).param("units", units.toArray(UUID[]::new)).param("from", from).param("to", to)
                .query((row, n) -> Map.entry(row.getObject("unit_id", UUID.class), row.getInt("n"))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
