package org.gongqiao.app.organization.totals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.operations.health.Health;
import org.gongqiao.app.operations.health.HealthPart;
import org.gongqiao.app.organization.Tallies;
import org.gongqiao.app.organization.Unions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts the totals of the tree anew, every night and when the operator asks, notes what came of it, and mends them if told to. */
@Component
public class TallyChecks implements HealthPart {

    /** @param rebuilt whether the totals were mended first */
    public record Checked(Instant at, int differences, boolean rebuilt) {}

    private static final Duration CHECKED_WITHIN = Duration.ofDays(2);

    private final Tallies tallies;
    private final Unions unions;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TallyChecks(Tallies tallies, Unions unions, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.tallies = tallies;
        this.unions = unions;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Counts anew over the whole tree; empty where there is no tree. Names what differs. */
    public List<Tallies.Difference> check() {
        return overAll("organization-check-tallies", () -> note(tallies.check(), false));
    }

    /** Mends own counts and subtree totals, then counts anew: what it still names came while it worked. */
    public List<Tallies.Difference> rebuild() {
        return overAll("organization-rebuild-tallies", () -> {
            tallies.mendOwn();
            while (tallies.fold() > 0) {
                // until nothing waits
            }
            tallies.rebuildSubtrees();
            return note(tallies.check(), true);
        });
    }

    private List<Tallies.Difference> overAll(String service, java.util.function.Supplier<List<Tallies.Difference>> work) {
        return unions.root().map(top -> Scope.call(Scope.service(service, top.areaPath()), work)).orElse(List.of());
    }

    private List<Tallies.Difference> note(List<Tallies.Difference> differences, boolean rebuilt) {
        transaction.executeWithoutResult(status -> jdbc.sql("insert into organization.tally_check (at, differences, rebuilt) values (:now, :found, :rebuilt)")
                .param("now", OffsetDateTime.now(clock)).param("found", differences.size()).param("rebuilt", rebuilt).update());
        return differences;
    }

    Optional<Checked> last() {
        return transaction.execute(status -> jdbc.sql("select at, differences, rebuilt from organization.tally_check order by id desc limit 1")
                .query((row, n) -> new Checked(row.getObject("at", OffsetDateTime.class).toInstant(), row.getInt("differences"), row.getBoolean("rebuilt")))
                .optional());
    }

    @Override
    public Health.Check health() {
        Optional<Checked> last = last();
        if (last.isEmpty()) {
            return new Health.Check("totals", Health.Grade.GOOD, "organization.health.never", List.of());
        }
        Checked checked = last.get();
        if (checked.differences() > 0) {
            return new Health.Check("totals", Health.Grade.BAD, "organization.health.differences", List.of(checked.at(), checked.differences()));
        }
        boolean old = checked.at().isBefore(clock.instant().minus(CHECKED_WITHIN));
        return new Health.Check("totals", old ? Health.Grade.WATCH : Health.Grade.GOOD, "organization.health.exact", List.of(checked.at()));
    }
}
