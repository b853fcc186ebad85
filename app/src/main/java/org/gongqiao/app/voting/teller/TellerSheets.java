package org.gongqiao.app.voting.teller;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.voting.office.Holder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the tellers of a vote entered, attempt after attempt. */
@Component
public class TellerSheets {

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final JsonMapper json;
    private final Clock clock;

    TellerSheets(JdbcClient jdbc, AuditLog audit, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    private record Row(int attempt, int place, JsonNode sheet, boolean setAside) {}

    /** An attempt that both have entered. */
    private record Pair(int attempt, JsonNode first, JsonNode second, boolean setAside) {
        boolean agrees() {
            return first.equals(second) && !setAside;
        }
    }

    /**
     * How the counting stands.
     *
     * @param attempt   the attempt that is under way or, where they agree, was the last
     * @param differing places in the last full attempt at which the two differ, as {@code returned} or {@code counts/0/1}; empty in the first one
     */
    public record Standing(int attempt, boolean agreed, List<String> differing) {}

    private List<Pair> pairs(UUID vote) {
        var rows = jdbc.sql("select attempt, place, sheet, set_aside from voting.both_sheets(:vote)").param("vote", vote)
                .query((row, n) -> new Row(row.getInt("attempt"), row.getInt("place"), json.readTree(row.getString("sheet")),
                        row.getBoolean("set_aside"))).list();
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i + 1 < rows.size(); i += 2) {
            pairs.add(new Pair(rows.get(i).attempt, rows.get(i).sheet, rows.get(i + 1).sheet, rows.get(i).setAside));
        }
        return pairs;
    }

    @Transactional(readOnly = true)
    public Standing standing(UUID vote) {
        List<Pair> pairs = pairs(vote);
        if (pairs.isEmpty()) {
            return new Standing(1, false, List.of());
        }
        Pair last = pairs.getLast();
        return last.agrees() ? new Standing(last.attempt, true, List.of()) : new Standing(last.attempt + 1, false, differing(last));
    }

    /** What both entered alike; empty before that. */
    @Transactional(readOnly = true)
    public <T> Optional<T> agreed(UUID vote, Class<T> type) {
        List<Pair> pairs = pairs(vote);
        return pairs.isEmpty() || !pairs.getLast().agrees() ? Optional.empty() : Optional.of(json.treeToValue(pairs.getLast().first, type));
    }

    /** Whether this teller, or who held the place before, has entered his part of the attempt under way. */
    @Transactional(readOnly = true)
    public boolean hasEntered(Holder teller) {
        return jdbc.sql("select voting.sheet_entered(:vote, :attempt, :place)")
                .param("vote", teller.vote()).param("attempt", standing(teller.vote()).attempt()).param("place", teller.place()).query(Boolean.class).single();
    }

    /** Keeps what a teller counted; false where he has entered this attempt already, or both agree. What it may say, the caller has checked. */
    @Transactional
    public boolean enter(Holder teller, Object sheet) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('voting.teller:' || :vote, 0))").param("vote", teller.vote().toString())
                .query((row, n) -> 0).single();
        Standing now = standing(teller.vote());
        if (now.agreed() || hasEntered(teller)) {
            return false;
        }
        jdbc.sql("""
                insert into voting.tellers_sheet (vote_id, attempt, place, person_id, sheet, entered_at, area_path, line_path)
                select v.id, :attempt, :place, :person, cast(:sheet as jsonb), :now, v.area_path, v.line_path from voting.vote v where v.id = :vote""")
                .param("vote", teller.vote()).param("attempt", now.attempt()).param("place", teller.place()).param("person", teller.person())
                .param("sheet", json.writeValueAsString(sheet)).param("now", OffsetDateTime.now(clock)).update();
        audit.record(AuditEntry.of(Act.VOTE_TELLER_COUNTED, "vote", teller.vote()).with(Map.of("attempt", now.attempt(), "place", teller.place())));
        return true;
    }

    /** Sets an agreed count aside, because it does not fit the other numbers: both count again. False where there is none. */
    @Transactional
    public boolean countAgain(UUID vote, String why) {
        Standing now = standing(vote);
        if (!now.agreed()) {
            return false;
        }
        jdbc.sql("""
                insert into voting.recount (vote_id, attempt, by_person, at, why, area_path, line_path)
                select v.id, :attempt, :by, :now, :why, v.area_path, v.line_path from voting.vote v where v.id = :vote""")
                .param("vote", vote).param("attempt", now.attempt()).param("by", Scope.desk().personId()).param("now", OffsetDateTime.now(clock))
                .param("why", why).update();
        audit.record(AuditEntry.of(Act.VOTE_TELLER_COUNTED, "vote", vote).because(why).with(Map.of("attempt", now.attempt(), "setAside", true)));
        return true;
    }

    private static List<String> differing(Pair pair) {
        var first = new TreeMap<String, String>();
        var second = new TreeMap<String, String>();
        flatten("", pair.first, first);
        flatten("", pair.second, second);
        return java.util.stream.Stream.concat(first.keySet().stream(), second.keySet().stream()).distinct()
                .filter(place -> !java.util.Objects.equals(first.get(place), second.get(place))).sorted().toList();
    }

    private static void flatten(String at, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.properties().forEach(each -> flatten(at.isEmpty() ? each.getKey() : at + "/" + each.getKey(), each.getValue(), into));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(at + "/" + i, node.get(i), into);
            }
        } else {
            into.put(at, node.asString());
        }
    }
}
