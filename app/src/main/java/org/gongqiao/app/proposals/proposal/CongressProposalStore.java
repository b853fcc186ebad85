package org.gongqiao.app.proposals.proposal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.rights.Elapsed;
import org.gongqiao.app.organization.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CongressProposalStore {

    private static final String PROPOSAL = "select p.*, proposals.seconded(p.id) as seconders, p.%s::text as key_path from proposals.proposal p";
    private static final String NEAREST = PROPOSAL.formatted("area_path");
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    private final JdbcClient jdbc;

    CongressProposalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<UUID> byKey(UUID key) {
        return jdbc.sql("select id from proposals.proposal where idempotency_key = :key").param("key", key).query(UUID.class).optional();
    }

    void insert(Proposal p, UUID key, Place place) {
        jdbc.sql("""
                insert into proposals.proposal (id, idempotency_key, body_id, body_name, unit_id, unit_name, proposer, proposer_name, topic, title, reason,
                    measure, state, written_at, area_path, line_path)
                values (:id, :key, :body, :bodyName, :unit, :unitName, :proposer, :name, :topic, :title, :reason, :measure, 'COLLECTING', :at,
                    cast(:area as ltree), cast(:line as ltree))""")
                .param("id", p.id()).param("key", key).param("body", p.bodyId()).param("bodyName", p.bodyName()).param("unit", p.unitId())
                .param("unitName", p.unitName()).param("proposer", p.proposer()).param("name", p.proposerName()).param("topic", p.topic().name())
                .param("title", p.title()).param("reason", p.reason()).param("measure", p.measure()).param("at", at(p.writtenAt()))
                .param("area", place.areaPath()).param("line", place.linePath()).update();
    }

    void invite(UUID id, Proposal p, UUID person, String name, Instant now) {
        jdbc.sql("""
                insert into proposals.seconder (id, proposal_id, proposer, person_id, name, state, revision, invited_at, area_path, line_path)
                select :id, p.id, p.proposer, :person, :name, 'INVITED', p.revision, :at, p.area_path, p.line_path from proposals.proposal p
                where p.id = :proposal""").param("id", id).param("person", person).param("name", name).param("at", at(now)).param("proposal", p.id()).update();
    }

    /** One's own answer to the present text. */
    boolean second(UUID proposal, UUID person, Seconder.State answer, int revision, Instant now) {
        return jdbc.sql("""
                update proposals.seconder set state = :state, revision = :revision, answered_at = :at where proposal_id = :proposal and person_id = :person""")
                .param("state", answer.name()).param("revision", revision).param("at", at(now)).param("proposal", proposal).param("person", person).update() == 1;
    }

    boolean rate(UUID proposal, UUID person, int score, boolean solved, Instant now) {
        return jdbc.sql("""
                update proposals.seconder set score = :score, solved = :solved, rated_at = :at
                where proposal_id = :proposal and person_id = :person and state = 'SECONDED' and score is null""")
                .param("score", score).param("solved", solved).param("at", at(now)).param("proposal", proposal).param("person", person).update() == 1;
    }

    /** In the caller's scope: for the proposer all, for a seconder himself. */
    List<Seconder> seconders(UUID proposal) {
        return jdbc.sql("select * from proposals.seconder where proposal_id = :id order by invited_at, id").param("id", proposal)
                .query(CongressProposalStore::seconder).list();
    }

    boolean rewrite(UUID id, int version, WriteProposal text) {
        return jdbc.sql("""
                update proposals.proposal set topic = :topic, title = :title, reason = :reason, measure = :measure, revision = revision + 1,
                    version = version + 1 where id = :id and version = :version""")
                .param("topic", text.topic().name()).param("title", text.title()).param("reason", text.reason()).param("measure", text.measure())
                .param("id", id).param("version", version).update() == 1;
    }

    void submitted(UUID id, UUID matter, String number, Instant now) {
        jdbc.sql("""
                update proposals.proposal set state = 'SUBMITTED', matter_id = :matter, number = :number, submitted_at = coalesce(submitted_at, :at),
                    screening = null, version = version + 1 where id = :id""")
                .param("matter", matter).param("number", number).param("at", at(now)).param("id", id).update();
    }

    void screened(UUID id, ProposalState state, @Nullable String words, Instant now) {
        jdbc.sql("""
                update proposals.proposal set state = :state, screening = :words, screened_at = :at,
                    closed_at = case when :state = 'NOT_ON_FILE' then cast(:at as timestamptz) end, version = version + 1 where id = :id""")
                .param("state", state.name()).param("words", words, Types.VARCHAR).param("at", at(now)).param("id", id).update();
    }

    void assigned(UUID id, String owner, @Nullable String contact, @Nullable UUID grant, Instant now) {
        jdbc.sql("""
                update proposals.proposal set state = 'ASSIGNED', owner_name = :owner, owner_contact = :contact, owner_grant = :grant, assigned_at = :at,
                    version = version + 1 where id = :id""")
                .param("owner", owner).param("contact", contact, Types.VARCHAR).param("grant", grant, Types.OTHER).param("at", at(now)).param("id", id).update();
    }

    void urged(UUID id, Instant now) {
        jdbc.sql("update proposals.proposal set urged_at = :at, urged = urged + 1, version = version + 1 where id = :id").param("at", at(now)).param("id", id).update();
    }

    void replied(UUID id, ProposalState state, ReplyKind kind, String text, LocalDate on, Elapsed elapsed) {
        jdbc.sql("""
                update proposals.proposal set state = :state, reply_kind = :kind, reply = :text, replied_on = :on, reply_elapsed = :elapsed,
                    reply_by_link = false, sent_back = null, version = version + 1 where id = :id""")
                .param("state", state.name()).param("kind", kind.name()).param("text", text).param("on", on).param("elapsed", elapsed.name()).param("id", id).update();
    }

    /** The owner outside answers the one proposal of his grant; empty where it does not wait for him. */
    Optional<UUID> replyByPart(ReplyKind kind, String text, LocalDate on) {
        return jdbc.sql("select proposals.reply(:kind, :text, :on)").param("kind", kind.name()).param("text", text).param("on", on).query((row, n) -> Optional.ofNullable(row.getObject(1, UUID.class))).single();
    }

    void state(UUID id, ProposalState state, Instant now) {
        jdbc.sql("""
                update proposals.proposal set state = :state, closed_at = case when :ends then cast(:at as timestamptz) else closed_at end,
                    version = version + 1 where id = :id""").param("state", state.name()).param("ends", !state.isOpen()).param("at", at(now)).param("id", id).update();
    }

    void sentBack(UUID id, String words) {
        jdbc.sql("update proposals.proposal set state = 'ASSIGNED', sent_back = :words, reply_by_link = false, version = version + 1 where id = :id")
                .param("words", words).param("id", id).update();
    }

    void again(UUID id, UUID matter, String number, String words, Instant now) {
        jdbc.sql("""
                update proposals.proposal set state = 'ASSIGNED', matter_id = :matter, number = :number, round = round + 1, assigned_at = :at, sent_back = :words,
                    owner_grant = null, closed_at = null, version = version + 1 where id = :id""")
                .param("matter", matter).param("number", number).param("words", words).param("at", at(now)).param("id", id).update();
    }

    void join(UUID id, Proposal lead) {
        jdbc.sql("update proposals.proposal set lead = :lead, version = version + 1 where id = :id").param("lead", lead.id()).param("id", id).update();
    }

    /** Waits for whoever works on it; take its matter first. */
    Optional<Proposal> lock(UUID id) {
        jdbc.sql("select id from proposals.proposal where id = :id for update").param("id", id).query(UUID.class).optional();
        return find(id);
    }

    Optional<Proposal> find(UUID id) {
        return jdbc.sql(NEAREST + " where p.id = :id").param("id", id).query(CongressProposalStore::read).optional();
    }

    Optional<Proposal> ofMatter(UUID matter) {
        return jdbc.sql(NEAREST + " where p.matter_id = :id").param("id", matter).query(CongressProposalStore::read).optional();
    }

    /** The one proposal of the caller's grant. */
    Optional<PartProposal> ofPart() {
        return jdbc.sql("""
                select id, body_name, unit_name, topic, title, reason, measure, state, matter_id, number, owner_name, assigned_at, urged, reply_kind, reply,
                    replied_on, sent_back, version from proposals.proposal""")
                .query((row, n) -> new PartProposal(row.getObject("id", UUID.class), row.getString("body_name"), row.getString("unit_name"),
                        Topic.valueOf(row.getString("topic")), row.getString("title"), row.getString("reason"), row.getString("measure"),
                        ProposalState.valueOf(row.getString("state")), row.getString("number"), row.getString("owner_name"), row.getInt("urged"),
                        row.getString("reply"), row.getString("sent_back"))).optional();
    }

    List<Proposal> followers(UUID lead) {
        return jdbc.sql(NEAREST + " where p.lead = :id order by p.submitted_at, p.id").param("id", lead).query(CongressProposalStore::read).list();
    }

    List<Proposal> ofProposer(UUID person, int most) {
        return jdbc.sql(NEAREST + " where p.proposer = :person order by p.written_at desc limit :most").param("person", person).param("most", most)
                .query(CongressProposalStore::read).list();
    }

    /** What a person was asked to second, the newest first. */
    List<Proposal> ofSeconder(UUID person, int most) {
        return jdbc.sql(NEAREST + " join proposals.seconder s on s.proposal_id = p.id and s.person_id = :person order by s.invited_at desc limit :most")
                .param("person", person).param("most", most).query(CongressProposalStore::read).list();
    }

    /** How many a person has been asked to second in a body and has not answered to. */
    int asked(UUID person, UUID body) {
        return jdbc.sql("""
                select count(*) from proposals.seconder s join proposals.proposal p on p.id = s.proposal_id
                where s.person_id = :person and p.body_id = :body and p.state in ('COLLECTING', 'RETURNED')
                    and (s.state = 'INVITED' or s.revision < p.revision)""").param("person", person).param("body", body).query(Integer.class).single();
    }

    /** A page of a desk's list by path and id; what was not handed in is its proposer's business. */
    Slice<Proposal> list(Collection<ProposalState> states, @Nullable UUID body, @Nullable String after, int size, Line line) {
        String path = line == Line.AREA ? "area_path" : "line_path";
        String[] key = after == null ? new String[] {"", NOBODY} : after.split("_", 2);
        List<Keyed> rows = jdbc.sql(PROPOSAL.formatted(path) + """
                 where p.state = any (:states) and p.matter_id is not null and p.%1$s is not null
                    and (p.%1$s, p.id) > (cast(:after as ltree), cast(:afterId as uuid)) and (cast(:body as uuid) is null or p.body_id = :body)
                order by p.%1$s, p.id limit :most""".formatted(path))
                .param("states", states.stream().map(Enum::name).toArray(String[]::new)).param("after", key[0]).param("afterId", key[1])
                .param("body", body, Types.OTHER).param("most", size + 1).query((row, n) -> new Keyed(read(row, n), row.getString("key_path"))).list();
        Slice<Keyed> page = Slice.of(rows, size, row -> row.path() + "_" + row.proposal().id());
        return new Slice<>(page.items().stream().map(Keyed::proposal).toList(), page.next());
    }

    private record Keyed(Proposal proposal, String path) {}

    /** Open ones of a body that were handed in before a moment and go with no other, the newest first. */
    List<Proposal> openBefore(UUID body, Instant before, int most) {
        return jdbc.sql(NEAREST + " where p.body_id = :body and p.submitted_at < :before and p.state in ('SUBMITTED', 'ON_FILE', 'ASSIGNED') and p.lead is null"
                        + " order by p.submitted_at desc, p.id limit :most")
                .param("body", body).param("before", at(before)).param("most", most).query(CongressProposalStore::read).list();
    }

    /** Those of a body handed in on these days, by number. */
    List<Proposal> handedIn(UUID body, LocalDate from, LocalDate to, ZoneId zone, int most) {
        return jdbc.sql(NEAREST + " where p.body_id = :body and p.submitted_at >= :from and p.submitted_at < :until order by p.submitted_at, p.id limit :most")
                .param("body", body).param("from", at(from.atStartOfDay(zone).toInstant())).param("until", at(to.plusDays(1).atStartOfDay(zone).toInstant()))
                .param("most", most).query(CongressProposalStore::read).list();
    }

    /** Opinions of seconders on these proposals: how many, and how many say that it is solved. */
    record Opinions(int rated, int solved) {}

    Opinions opinions(UUID body, LocalDate from, LocalDate to, ZoneId zone) {
        return jdbc.sql("""
                select count(s.score) as rated, count(*) filter (where s.solved) as solved from proposals.seconder s
                join proposals.proposal p on p.id = s.proposal_id
                where p.body_id = :body and p.submitted_at >= :from and p.submitted_at < :until""")
                .param("body", body).param("from", at(from.atStartOfDay(zone).toInstant())).param("until", at(to.plusDays(1).atStartOfDay(zone).toInstant()))
                .query((row, n) -> new Opinions(row.getInt("rated"), row.getInt("solved"))).single();
    }

    private static Seconder seconder(ResultSet row, int n) throws SQLException {
        return new Seconder(row.getObject("id", UUID.class), row.getObject("proposal_id", UUID.class), row.getObject("person_id", UUID.class),
                row.getString("name"), Seconder.State.valueOf(row.getString("state")), row.getInt("revision"), row.getObject("score", Integer.class),
                row.getObject("solved", Boolean.class));
    }

    private static Proposal read(ResultSet row, int n) throws SQLException {
        String kind = row.getString("reply_kind");
        String elapsed = row.getString("reply_elapsed");
        return new Proposal(row.getObject("id", UUID.class), row.getObject("body_id", UUID.class), row.getString("body_name"), row.getObject("unit_id", UUID.class),
                row.getString("unit_name"), row.getObject("proposer", UUID.class), row.getString("proposer_name"), Topic.valueOf(row.getString("topic")),
                row.getString("title"), row.getString("reason"), row.getString("measure"), row.getInt("revision"), row.getInt("seconders"),
                ProposalState.valueOf(row.getString("state")), row.getObject("written_at", OffsetDateTime.class).toInstant(),
                row.getObject("matter_id", UUID.class), row.getString("number"), row.getInt("round"), instant(row, "submitted_at"), instant(row, "screened_at"),
                row.getString("screening"), row.getString("owner_name"), row.getString("owner_contact"), row.getObject("owner_grant", UUID.class),
                instant(row, "assigned_at"), instant(row, "urged_at"), row.getInt("urged"), kind == null ? null : ReplyKind.valueOf(kind),
                row.getString("reply"), row.getObject("replied_on", LocalDate.class), elapsed == null ? null : Elapsed.valueOf(elapsed),
                row.getBoolean("reply_by_link"), row.getString("sent_back"), instant(row, "closed_at"), row.getObject("lead", UUID.class), row.getInt("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
