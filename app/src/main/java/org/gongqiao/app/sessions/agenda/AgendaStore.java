package org.gongqiao.app.sessions.agenda;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.law.democracy.SessionFacts.Power;
import org.gongqiao.app.sessions.Passed;
import org.gongqiao.app.sessions.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of agendas in the caller's scope. */
@Repository
public class AgendaStore {

    private static final String ITEM = """
            select id, session_id, position, title, matter, power, words, source, source_id, proposer, state, declined_why, changes_item, seats, election_id, manner, vote_id,
                electors, present, in_favour, against, abstained, secret, item_by_item, result, result_words, decided_at, version
            from sessions.item i""";

    private final JdbcClient jdbc;

    AgendaStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Item> of(UUID session) {
        return jdbc.sql(ITEM + " where session_id = :session order by position, id").param("session", session).query(AgendaStore::read).list();
    }

    public Optional<Item> find(UUID id) {
        return jdbc.sql(ITEM + " where id = :id").param("id", id).query(AgendaStore::read).optional();
    }

    public Optional<Item> lock(UUID id) {
        return jdbc.sql(ITEM + " where id = :id for update").param("id", id).query(AgendaStore::read).optional();
    }

    /** What is sent twice at the same moment waits for the first. */
    Optional<Item> byKey(UUID key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('sessions:' || :key, 0))").param("key", key.toString()).query((row, n) -> 0).single();
        return jdbc.sql(ITEM + " where idempotency_key = :key").param("key", key).query(AgendaStore::read).optional();
    }

    public Optional<Item> byVote(UUID vote) {
        return jdbc.sql(ITEM + " where vote_id = :vote").param("vote", vote).query(AgendaStore::read).optional();
    }

    /** What passed at this unit's congresses under this word of D-18, the newest first. */
    public List<Passed> passed(UUID unit, String matter) {
        return jdbc.sql("""
                select s.id as session, i.id as item, s.title as session_title, i.title, i.matter, s.held_on from sessions.item i
                join sessions.session s on s.id = i.session_id
                where s.unit_id = :unit and i.matter = :matter and i.power = 'PASSED' and i.result = 'PASSED' order by s.held_on desc, i.id desc""")
                .param("unit", unit).param("matter", matter)
                .query((row, n) -> new Passed(row.getObject("session", UUID.class), row.getObject("item", UUID.class), row.getString("session_title"),
                        row.getString("title"), row.getString("matter"), row.getObject("held_on", LocalDate.class))).list();
    }

    /** What an earlier session of the body passed, so that an item can say that it changes it. */
    List<Item> passedBefore(UUID body, LocalDate day) {
        return jdbc.sql(ITEM + " where i.result = 'PASSED' and exists (select from sessions.session s where s.id = i.session_id and s.body_id = :body and s.held_on < :day)"
                + " order by decided_at desc, id limit 100").param("body", body).param("day", day).query(AgendaStore::read).list();
    }

    void insert(UUID id, Session at, NewItem item, Power power, int position, @Nullable UUID proposer, Item.State state) {
        jdbc.sql("""
                insert into sessions.item (id, session_id, area_path, line_path, position, title, matter, power, words, source, source_id, proposer, state,
                    changes_item, idempotency_key)
                values (:id, :session, cast(:area as ltree), cast(:line as ltree), :position, :title, :matter, :power, :words, :source, :sourceId, :proposer,
                    :state, :changes, :key)""")
                .param("id", id).param("session", at.id()).param("area", at.areaPath()).param("line", at.linePath()).param("position", position)
                .param("title", item.title()).param("matter", item.matter(), Types.VARCHAR).param("power", power.name()).param("words", item.words())
                .param("source", item.source().name()).param("sourceId", item.sourceId(), Types.OTHER).param("proposer", proposer, Types.OTHER)
                .param("state", state.name()).param("changes", item.changesItem(), Types.OTHER).param("key", item.key()).update();
    }

    void change(UUID id, String title, @Nullable String matter, Power power, String words, @Nullable UUID changes) {
        jdbc.sql("""
                update sessions.item set title = :title, matter = :matter, power = :power, words = :words, changes_item = :changes, version = version + 1
                where id = :id""")
                .param("title", title).param("matter", matter, Types.VARCHAR).param("power", power.name()).param("words", words)
                .param("changes", changes, Types.OTHER).param("id", id).update();
    }

    void screened(UUID id, Item.State state, String why, int position) {
        jdbc.sql("update sessions.item set state = :state, declined_why = :why, position = :position, version = version + 1 where id = :id")
                .param("state", state.name()).param("why", why).param("position", position).param("id", id).update();
    }

    int nextPosition(UUID session) {
        return jdbc.sql("select coalesce(max(position), 0) + 1 from sessions.item where session_id = :session").param("session", session)
                .query(Integer.class).single();
    }

    public void putToVote(UUID id, String manner, @Nullable UUID vote) {
        jdbc.sql("update sessions.item set manner = :manner, vote_id = :vote, version = version + 1 where id = :id")
                .param("manner", manner, Types.VARCHAR).param("vote", vote, Types.OTHER).param("id", id).update();
    }

    /** A vote was annulled, or a round of it did not decide all: the item can be put to the vote again. */
    public void withdrawVote(UUID id) {
        jdbc.sql("update sessions.item set manner = null, vote_id = null, version = version + 1 where id = :id and result is null").param("id", id).update();
    }

    /** Who is elected by an election of its own, or null for no longer. */
    public void elects(UUID id, @Nullable UUID election) {
        jdbc.sql("update sessions.item set election_id = :election, version = version + 1 where id = :id").param("election", election, Types.OTHER)
                .param("id", id).update();
    }

    public void decided(UUID id, Item.@Nullable Counted count, Item.Result result, String words, Instant at) {
        jdbc.sql("""
                update sessions.item set electors = :electors, present = :present, in_favour = :inFavour, against = :against, abstained = :abstained,
                    secret = :secret, item_by_item = :each, result = :result, result_words = :words, decided_at = :at, version = version + 1 where id = :id""")
                .param("electors", count == null ? null : count.electors(), Types.INTEGER).param("present", count == null ? null : count.present(), Types.INTEGER)
                .param("inFavour", count == null ? null : count.inFavour(), Types.INTEGER).param("against", count == null ? null : count.against(), Types.INTEGER)
                .param("abstained", count == null ? null : count.abstained(), Types.INTEGER).param("secret", count == null ? null : count.secret(), Types.BOOLEAN)
                .param("each", count == null ? null : count.itemByItem(), Types.BOOLEAN).param("result", result.name()).param("words", words)
                .param("at", at(at)).param("id", id).update();
    }

    List<Opinion> opinions(UUID session) {
        return jdbc.sql("""
                select id, item_id, person_id, group_name, words, said_at, answer, answered_at from sessions.opinion
                where session_id = :session order by said_at, id""")
                .param("session", session).query((row, n) -> opinion(row)).list();
    }

    Optional<Opinion> opinion(UUID id) {
        return jdbc.sql("select id, item_id, person_id, group_name, words, said_at, answer, answered_at from sessions.opinion where id = :id")
                .param("id", id).query((row, n) -> opinion(row)).optional();
    }

    boolean opinionKnown(UUID key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('sessions:' || :key, 0))").param("key", key.toString()).query((row, n) -> 0).single();
        return jdbc.sql("select exists (select from sessions.opinion where idempotency_key = :key)").param("key", key).query(Boolean.class).single();
    }

    void say(UUID id, Session at, UUID item, @Nullable UUID person, String group, String words, Instant now, UUID key) {
        jdbc.sql("""
                insert into sessions.opinion (id, item_id, session_id, area_path, line_path, person_id, group_name, words, said_at, idempotency_key)
                values (:id, :item, :session, cast(:area as ltree), cast(:line as ltree), :person, :group, :words, :now, :key)""")
                .param("id", id).param("item", item).param("session", at.id()).param("area", at.areaPath()).param("line", at.linePath())
                .param("person", person, Types.OTHER).param("group", group).param("words", words).param("now", at(now)).param("key", key).update();
    }

    void answer(UUID id, String words, Instant now) {
        jdbc.sql("update sessions.opinion set answer = :words, answered_at = :now where id = :id").param("words", words).param("now", at(now))
                .param("id", id).update();
    }

    List<Discussion> discussions(UUID session) {
        return jdbc.sql("select group_name, held_on, present, words from sessions.discussion where session_id = :session order by held_on, group_name")
                .param("session", session).query((row, n) -> new Discussion(row.getString("group_name"), row.getObject("held_on", LocalDate.class),
                        row.getInt("present"), row.getString("words"))).list();
    }

    void discussed(UUID id, Session at, Discussion held) {
        int changed = jdbc.sql("update sessions.discussion set held_on = :on, present = :present, words = :words where session_id = :session and group_name = :group")
                .param("on", held.heldOn()).param("present", held.present()).param("words", held.words()).param("session", at.id())
                .param("group", held.group()).update();
        if (changed == 0) {
            jdbc.sql("""
                    insert into sessions.discussion (id, session_id, area_path, line_path, group_name, held_on, present, words)
                    values (:id, :session, cast(:area as ltree), cast(:line as ltree), :group, :on, :present, :words)""")
                    .param("id", id).param("session", at.id()).param("area", at.areaPath()).param("line", at.linePath()).param("group", held.group())
                    .param("on", held.heldOn()).param("present", held.present()).param("words", held.words()).update();
        }
    }

    void seen(Session at, UUID item, byte[] mark) {
        // Both pages of a phone that is tapped twice write the same mark; the row belongs to this session either way.
        jdbc.sql("""
                insert into sessions.reach (item_id, session_id, area_path, line_path, mark)
                values (:item, :session, cast(:area as ltree), cast(:line as ltree), :mark) on conflict do nothing""")
                .param("item", item).param("session", at.id()).param("area", at.areaPath()).param("line", at.linePath()).param("mark", mark).update();
    }

    List<Reach> reach(UUID session) {
        return jdbc.sql("""
                select i.id, (select count(*) from sessions.reach r where r.item_id = i.id)::int as seen,
                    (select count(distinct o.person_id) from sessions.opinion o where o.item_id = i.id)::int as spoke
                from sessions.item i where i.session_id = :session order by i.position, i.id""")
                .param("session", session).query((row, n) -> new Reach(row.getObject("id", UUID.class), row.getInt("seen"), row.getInt("spoke"))).list();
    }

    private static Opinion opinion(ResultSet row) throws SQLException {
        OffsetDateTime answered = row.getObject("answered_at", OffsetDateTime.class);
        return new Opinion(row.getObject("id", UUID.class), row.getObject("item_id", UUID.class), row.getObject("person_id", UUID.class),
                row.getString("group_name"), row.getString("words"), row.getObject("said_at", OffsetDateTime.class).toInstant(), row.getString("answer"),
                answered == null ? null : answered.toInstant());
    }

    private static Item read(ResultSet row, int n) throws SQLException {
        String result = row.getString("result");
        OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
        Item.Counted count = row.getObject("electors") == null ? null : new Item.Counted(row.getInt("electors"), row.getInt("present"), row.getInt("in_favour"),
                row.getInt("against"), row.getInt("abstained"), row.getBoolean("secret"), row.getBoolean("item_by_item"));
        return new Item(row.getObject("id", UUID.class), row.getObject("session_id", UUID.class), row.getInt("position"), row.getString("title"),
                row.getString("matter"), Power.valueOf(row.getString("power")), row.getString("words"), Item.Source.valueOf(row.getString("source")),
                row.getObject("source_id", UUID.class), row.getObject("proposer", UUID.class), Item.State.valueOf(row.getString("state")),
                row.getString("declined_why"), row.getObject("changes_item", UUID.class), row.getObject("seats", Integer.class),
                row.getObject("election_id", UUID.class), row.getString("manner"), row.getObject("vote_id", UUID.class), count,
                result == null ? null : Item.Result.valueOf(result), row.getString("result_words"), decided == null ? null : decided.toInstant(),
                row.getInt("version"));
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
