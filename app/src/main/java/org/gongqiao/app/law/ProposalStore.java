package org.gongqiao.app.law;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.TwoPeople;
import org.gongqiao.app.law.deadline.ImportCalendar;
import org.gongqiao.app.law.deadline.SettleReading;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ProposalStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ProposalStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(UUID id, Proposal.Change change, UUID by, Instant at) {
        Object content = switch (change) {
            case Proposal.Change.OfRule(CorrectRule rule) -> rule;
            case Proposal.Change.OfNumber(SetParameter number) -> number;
            case Proposal.Change.OfReading(SettleReading reading) -> reading;
            case Proposal.Change.OfCalendar(ImportCalendar calendar) -> calendar;
        };
        jdbc.sql("""
                insert into law.proposal (id, kind, subject, content, proposed_by, proposed_at)
                values (:id, :kind, :subject, cast(:content as jsonb), :by, :at)""")
                .param("id", id).param("kind", kind(change)).param("subject", change.subject()).param("content", json.writeValueAsString(content))
                .param("by", by).param("at", at.atOffset(ZoneOffset.UTC)).update();
    }

    private static String kind(Proposal.Change change) {
        return switch (change) {
            case Proposal.Change.OfRule r -> "RULE";
            case Proposal.Change.OfNumber n -> "NUMBER";
            case Proposal.Change.OfReading r -> "READING";
            case Proposal.Change.OfCalendar c -> "CALENDAR";
        };
    }

    Optional<Proposal> find(UUID id) {
        return jdbc.sql("select * from law.proposal where id = :id").param("id", id).query(this::proposal).optional();
    }

    Optional<Proposal> hold(UUID id) {
        return jdbc.sql("select * from law.proposal where id = :id for update").param("id", id).query(this::proposal).optional();
    }

    /** Those that wait first, the oldest in front; then what was decided, the newest in front. */
    List<Proposal> all(int most) {
        return jdbc.sql("""
                select * from law.proposal order by state <> 'WAITING', case when state = 'WAITING' then proposed_at end,
                    decided_at desc nulls first, id limit :most""").param("most", most).query(this::proposal).list();
    }

    int waiting() {
        return jdbc.sql("select count(*) from law.proposal where state = 'WAITING'").query(Integer.class).single();
    }

    void decide(UUID id, TwoPeople.State state, UUID by, Instant at, String note, int version) {
        jdbc.sql("update law.proposal set state = :state, decided_by = :by, decided_at = :at, note = :note, version = :version where id = :id")
                .param("state", state.name()).param("by", by, Types.OTHER).param("at", at.atOffset(ZoneOffset.UTC)).param("note", note)
                .param("version", version).param("id", id).update();
    }

    private Proposal proposal(ResultSet row, int n) throws SQLException {
        String content = row.getString("content");
        Proposal.Change change = switch (row.getString("kind")) {
            case "RULE" -> new Proposal.Change.OfRule(json.readValue(content, CorrectRule.class));
            case "NUMBER" -> new Proposal.Change.OfNumber(json.readValue(content, SetParameter.class));
            case "CALENDAR" -> new Proposal.Change.OfCalendar(json.readValue(content, ImportCalendar.class));
            default -> new Proposal.Change.OfReading(json.readValue(content, SettleReading.class));
        };
        OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
        return new Proposal(row.getObject("id", UUID.class), change, TwoPeople.State.valueOf(row.getString("state")),
                row.getObject("proposed_by", UUID.class), row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                row.getObject("decided_by", UUID.class), decided == null ? null : decided.toInstant(), row.getString("note"), row.getInt("version"));
    }
}
