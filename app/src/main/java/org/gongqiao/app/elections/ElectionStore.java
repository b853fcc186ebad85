package org.gongqiao.app.elections;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.democracy.ElectionFacts;
import org.gongqiao.app.organization.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ElectionStore {

    private static final String ELECTION = """
            select e.*, e.area_path::text as area_text, e.line_path::text as line_text from elections.election e""";

    private final JdbcClient jdbc;

    ElectionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Election e, UUID key, Place place, Instant now, @Nullable UUID by) {
        jdbc.sql("""
                insert into elections.election (id, idempotency_key, unit_id, unit_name, body_id, region, office, title, members, seats, entitled,
                    among_elected, by_election, term_years, company_id, meeting_on, state, write_in, prepared_at, prepared_by, area_path, line_path)
                values (:id, :key, :unit, :unitName, :body, :region, :office, :title, :members, :seats, :entitled, :among, :by, :years, :company, :meeting,
                    'PREPARING', :writeIn, :now, :actor, cast(:area as ltree), cast(:line as ltree))""")
                .param("id", e.id()).param("key", key).param("unit", e.unit()).param("unitName", e.unitName()).param("body", e.body())
                .param("region", e.region()).param("office", e.office().name()).param("title", e.title()).param("members", e.members())
                .param("seats", e.seats()).param("entitled", e.entitled()).param("among", e.amongElected()).param("by", e.byElection())
                .param("years", e.termYears()).param("company", e.company(), Types.OTHER).param("meeting", e.meetingOn())
                .param("writeIn", e.conduct().writeIn().name()).param("now", now.atOffset(ZoneOffset.UTC)).param("actor", by, Types.OTHER)
                .param("area", place.areaPath()).param("line", place.linePath()).update();
    }

    /** The same form sent twice in one moment waits for itself. */
    void serialise(UUID key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('elections:' || :key, 0))").param("key", key.toString()).query((row, n) -> true).single();
    }

    Optional<UUID> byKey(UUID key) {
        return jdbc.sql("select id from elections.election where idempotency_key = :key").param("key", key).query(UUID.class).optional();
    }

    Optional<Election> find(UUID id) {
        return jdbc.sql(ELECTION + " where e.id = :id").param("id", id).query(ElectionStore::read).optional();
    }

    Optional<Election> lock(UUID id) {
        return jdbc.sql(ELECTION + " where e.id = :id for no key update").param("id", id).query(ElectionStore::read).optional();
    }

    List<Election> of(UUID unit) {
        return jdbc.sql(ELECTION + " where e.unit_id = :unit order by e.meeting_on desc, e.id desc").param("unit", unit).query(ElectionStore::read).list();
    }

    /** @param waiting only those that the union above has to review or to answer */
    Slice<Election> list(boolean waiting, @Nullable String after, int size, Line line) {
        String path = line == Line.INDUSTRY ? "e.line_path" : "e.area_path";
        String[] key = after == null ? new String[] {"", "00000000-0000-0000-0000-000000000000"} : after.split("_", 2);
        record Keyed(Election election, String path) {}
        var rows = jdbc.sql(ELECTION + " where (" + path + ", e.id) > (cast(:path as ltree), cast(:id as uuid))"
                        + (waiting ? " and (e.state = 'REPORTED' or e.state = 'PREPARING' and e.published_on is not null and e.above_on is null)" : "")
                        + " order by " + path + ", e.id limit :limit")
                .param("path", key[0]).param("id", key[1]).param("limit", size + 1)
                .query((row, n) -> new Keyed(read(row, n), row.getString(line == Line.INDUSTRY ? "line_text" : "area_text"))).list();
        Slice<Keyed> page = Slice.of(rows, size, keyed -> keyed.path() + "_" + keyed.election().id());
        return new Slice<>(page.items().stream().map(Keyed::election).toList(), page.next());
    }

    void state(UUID id, ElectionState state) {
        jdbc.sql("update elections.election set state = :state, version = version + 1 where id = :id").param("id", id).param("state", state.name()).update();
    }

    void breakOff(UUID id, String why) {
        jdbc.sql("update elections.election set state = 'VOID', void_why = :why, version = version + 1 where id = :id").param("id", id).param("why", why).update();
    }

    void publish(UUID id, LocalDate on, LocalDate meetingOn) {
        jdbc.sql("update elections.election set published_on = :on, meeting_on = :meeting, version = version + 1 where id = :id")
                .param("id", id).param("on", on).param("meeting", meetingOn).update();
    }

    void conduct(UUID id, Election.Conduct c) {
        jdbc.sql("""
                update elections.election set write_in = :writeIn, proxies = :proxies, teller_stands = :teller, mobile_box = :box, box_watched = :watched,
                    nominated_by_union = :union, version = version + 1 where id = :id""")
                .param("id", id).param("writeIn", c.writeIn().name()).param("proxies", c.proxies()).param("teller", c.tellerStands())
                .param("box", c.mobileBox()).param("watched", c.boxWatched()).param("union", c.nominatedByUnion()).update();
    }

    void partyReview(UUID id, Election.Review review) {
        jdbc.sql("""
                update elections.election set party_on = :on, party_approved = :approved, party_words = :words, version = version + 1 where id = :id""")
                .param("id", id).param("on", review.on()).param("approved", review.approved()).param("words", review.words()).update();
    }

    void aboveReview(UUID id, UUID unit, Election.Review review) {
        jdbc.sql("""
                update elections.election set above_unit = :unit, above_name = :name, above_on = :on, above_approved = :approved, above_words = :words,
                    version = version + 1 where id = :id""")
                .param("id", id).param("unit", unit).param("name", review.by()).param("on", review.on()).param("approved", review.approved())
                .param("words", review.words()).update();
    }

    /** A changed list was not reviewed. */
    void reviewsFallAway(UUID id) {
        jdbc.sql("""
                update elections.election set party_on = null, party_approved = null, party_words = null, above_unit = null, above_on = null,
                    above_approved = null, above_words = null, version = version + 1 where id = :id""").param("id", id).update();
    }

    void approval(UUID id, String paper) {
        jdbc.sql("update elections.election set approval = :paper, version = version + 1 where id = :id").param("id", id).param("paper", paper).update();
    }

    void fewer(UUID id, Election.Fewer fewer) {
        jdbc.sql("update elections.election set fewer_present = :present, fewer_consenting = :consenting, version = version + 1 where id = :id")
                .param("id", id).param("present", fewer.present()).param("consenting", fewer.consenting()).update();
    }

    void report(UUID id, LocalDate on) {
        jdbc.sql("update elections.election set reported_on = :on, state = 'REPORTED', version = version + 1 where id = :id").param("id", id)
                .param("on", on).update();
    }

    void answer(UUID id, Election.Review answer) {
        jdbc.sql("""
                update elections.election set answered_on = :on, answer_approved = :approved, answer_words = :words, above_name = :name,
                    state = :state, version = version + 1 where id = :id""")
                .param("id", id).param("on", answer.on()).param("approved", answer.approved()).param("words", answer.words()).param("name", answer.by())
                .param("state", answer.approved() ? "CONFIRMED" : "REFUSED").update();
    }

    void insert(Candidate c) {
        Candidate.Bars b = c.bars();
        jdbc.sql("""
                insert into elections.candidate (id, election_id, person_id, name, surname, strokes, near_relative, head, personnel_or_foreign, union_head,
                    executive, director, supervisor, finance, motion, area_path, line_path)
                select :id, e.id, :person, :name, :surname, :strokes, :relative, :head, :personnel, :unionHead, :executive, :director, :supervisor, :finance, :motion,
                    e.area_path, e.line_path from elections.election e where e.id = :election""")
                .param("id", c.id()).param("election", c.election()).param("person", c.person()).param("name", c.name()).param("surname", c.surname())
                .param("strokes", c.strokes()).param("relative", b.nearRelative()).param("head", b.head()).param("personnel", b.personnelOrForeign())
                .param("unionHead", b.unionHead()).param("executive", b.executive()).param("director", b.director()).param("supervisor", b.supervisor())
                .param("finance", b.finance()).param("motion", c.motion()).update();
    }

    boolean withdraw(UUID election, UUID candidate, LocalDate on) {
        return jdbc.sql("""
                update elections.candidate set withdrawn_on = :on where id = :id and election_id = :election and withdrawn_on is null
                    and elected_round is null""").param("id", candidate).param("election", election).param("on", on).update() == 1;
    }

    void elected(UUID candidate, int round) {
        jdbc.sql("update elections.candidate set elected_round = :round where id = :id").param("id", candidate).param("round", round).update();
    }

    /** In the order of strokes. */
    List<Candidate> candidates(UUID election) {
        return jdbc.sql("select * from elections.candidate where election_id = :id order by strokes, surname, name, id").param("id", election)
                .query((row, n) -> new Candidate(row.getObject("id", UUID.class), election, row.getObject("person_id", UUID.class), row.getString("name"),
                        row.getString("surname"), row.getInt("strokes"), new Candidate.Bars(row.getBoolean("near_relative"), row.getBoolean("head"),
                        row.getBoolean("personnel_or_foreign"), row.getBoolean("union_head"), row.getBoolean("executive"), row.getBoolean("director"),
                        row.getBoolean("supervisor"), row.getBoolean("finance")), row.getString("motion"), row.getObject("withdrawn_on", LocalDate.class),
                        row.getObject("elected_round", Integer.class))).list();
    }

    void insert(Round r) {
        jdbc.sql("""
                insert into elections.round (id, election_id, number, kind, seats, manner, vote_id, area_path, line_path)
                select :id, e.id, :number, :kind, :seats, :manner, :vote, e.area_path, e.line_path from elections.election e where e.id = :election""")
                .param("id", r.id()).param("election", r.election()).param("number", r.number()).param("kind", r.kind().name()).param("seats", r.seats())
                .param("manner", r.manner()).param("vote", r.vote(), Types.OTHER).update();
    }

    void stand(UUID id, UUID round, UUID candidate, int place) {
        jdbc.sql("""
                insert into elections.standing (id, round_id, candidate_id, place, area_path, line_path)
                select :id, r.id, :candidate, :place, r.area_path, r.line_path from elections.round r where r.id = :round""")
                .param("id", id).param("round", round).param("candidate", candidate).param("place", place).update();
    }

    boolean drop(UUID round) {
        return jdbc.sql("delete from elections.round where id = :id and counted_at is null").param("id", round).update() == 1;
    }

    boolean counted(UUID round, int version, Round.Count c, Instant now) {
        return jdbc.sql("""
                update elections.round set held_on = :on, present = :present, issued = :issued, returned = :returned, invalid = :invalid, outcome = :outcome,
                    counted_at = :now, version = version + 1 where id = :id and version = :version and counted_at is null""")
                .param("id", round).param("version", version).param("on", c.heldOn()).param("present", c.present()).param("issued", c.issued())
                .param("returned", c.returned()).param("invalid", c.invalid()).param("outcome", c.outcome().name())
                .param("now", now.atOffset(ZoneOffset.UTC)).update() == 1;
    }

    void result(UUID round, UUID candidate, int votes, Round.Result result) {
        jdbc.sql("update elections.standing set votes = :votes, result = :result where round_id = :round and candidate_id = :candidate")
                .param("round", round).param("candidate", candidate).param("votes", votes).param("result", result.name()).update();
    }

    /** All who stand in a round, anew: a motion put somebody between them. */
    void layAnew(UUID round, List<UUID> candidates, Supplier<UUID> ids) {
        jdbc.sql("delete from elections.standing where round_id = :round").param("round", round).update();
        for (int place = 0; place < candidates.size(); place++) {
            stand(ids.get(), round, candidates.get(place), place);
        }
    }

    void written(UUID id, UUID round, String name, int votes) {
        jdbc.sql("""
                insert into elections.written_in (id, round_id, name, votes, area_path, line_path)
                select :id, r.id, :name, :votes, r.area_path, r.line_path from elections.round r where r.id = :round""")
                .param("id", id).param("round", round).param("name", name).param("votes", votes).update();
    }

    void settle(UUID written, @Nullable UUID candidate, @Nullable String aside) {
        jdbc.sql("update elections.written_in set candidate_id = :candidate, aside_why = :aside where id = :id").param("id", written)
                .param("candidate", candidate, Types.OTHER).param("aside", aside, Types.VARCHAR).update();
    }

    Optional<UUID> electionOfVote(UUID vote) {
        return jdbc.sql("select election_id from elections.round where vote_id = :vote").param("vote", vote).query(UUID.class).optional();
    }

    /** The oldest first. */
    List<Round> rounds(UUID election) {
        record Row(UUID round, Round.Standing standing) {}
        Map<UUID, List<Round.Standing>> standings = jdbc.sql("""
                select s.round_id, s.candidate_id, s.place, s.votes, s.result from elections.standing s join elections.round r on r.id = s.round_id
                where r.election_id = :id order by s.place""").param("id", election)
                .query((row, n) -> {
                    String result = row.getString("result");
                    return new Row(row.getObject("round_id", UUID.class), new Round.Standing(row.getObject("candidate_id", UUID.class), row.getInt("place"),
                            row.getObject("votes", Integer.class), result == null ? null : Round.Result.valueOf(result)));
                }).list().stream().collect(Collectors.groupingBy(Row::round, Collectors.mapping(Row::standing, Collectors.toList())));
        record Named(UUID round, Round.WrittenIn written) {}
        Map<UUID, List<Round.WrittenIn>> written = jdbc.sql("""
                select w.* from elections.written_in w join elections.round r on r.id = w.round_id where r.election_id = :id order by w.votes desc, w.name""")
                .param("id", election).query((row, n) -> new Named(row.getObject("round_id", UUID.class), new Round.WrittenIn(row.getObject("id", UUID.class),
                        row.getString("name"), row.getInt("votes"), row.getObject("candidate_id", UUID.class), row.getString("aside_why")))).list().stream()
                .collect(Collectors.groupingBy(Named::round, Collectors.mapping(Named::written, Collectors.toList())));
        return jdbc.sql("select * from elections.round where election_id = :id order by number").param("id", election).query((row, n) -> {
            UUID id = row.getObject("id", UUID.class);
            String outcome = row.getString("outcome");
            return new Round(id, election, row.getInt("number"), Round.Kind.valueOf(row.getString("kind")), row.getInt("seats"), row.getString("manner"),
                    row.getObject("vote_id", UUID.class), outcome == null ? null : new Round.Count(row.getObject("held_on", LocalDate.class),
                    row.getInt("present"), row.getInt("issued"), row.getInt("returned"), row.getInt("invalid"), Round.Outcome.valueOf(outcome)),
                    standings.getOrDefault(id, List.of()), written.getOrDefault(id, List.of()), row.getInt("version"));
        }).list();
    }

    private static Election read(ResultSet row, int n) throws SQLException {
        Integer present = row.getObject("fewer_present", Integer.class);
        return new Election(row.getObject("id", UUID.class), row.getObject("unit_id", UUID.class), row.getString("unit_name"),
                row.getObject("body_id", UUID.class), row.getString("region"), Office.valueOf(row.getString("office")), row.getString("title"),
                row.getInt("members"), row.getInt("seats"), row.getInt("entitled"), row.getBoolean("among_elected"), row.getBoolean("by_election"),
                row.getInt("term_years"), row.getObject("company_id", UUID.class), row.getObject("meeting_on", LocalDate.class),
                ElectionState.valueOf(row.getString("state")), row.getObject("published_on", LocalDate.class),
                new Election.Conduct(ElectionFacts.WriteIn.valueOf(row.getString("write_in")), row.getBoolean("proxies"), row.getBoolean("teller_stands"),
                        row.getBoolean("mobile_box"), row.getBoolean("box_watched"), row.getBoolean("nominated_by_union")),
                review(row, "party", ""), review(row, "above", row.getString("above_name")),
                present == null ? null : new Election.Fewer(present, row.getInt("fewer_consenting")), row.getString("approval"), row.getObject("reported_on", LocalDate.class),
                review(row, "answer", row.getString("above_name")), row.getString("void_why"), row.getInt("version"));
    }

    private static Election.@Nullable Review review(ResultSet row, String of, @Nullable String by) throws SQLException {
        LocalDate on = row.getObject(of.equals("answer") ? "answered_on" : of + "_on", LocalDate.class);
        return on == null ? null : new Election.Review(by == null ? "" : by, on, row.getBoolean(of + "_approved"), row.getString(of + "_words"));
    }
}
