package org.gongqiao.app.voting;

import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.organization.Union;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a board will be set up with: the registrars' public list of credentials and the trustees' public record. Both may be replaced
 * until the vote opens; opening checks them as an auditor would.
 */
@Component
public class Setups {

    private final JdbcClient jdbc;
    private final VoteStore votes;

    Setups(JdbcClient jdbc, VoteStore votes) {
        this.jdbc = jdbc;
        this.votes = votes;
    }

    void begin(UUID vote, Union unit) {
        jdbc.sql("insert into voting.setup (vote_id, area_path, line_path) values (:vote, cast(:area as ltree), cast(:line as ltree))").param("vote", vote)
                .param("area", unit.areaPath()).param("line", unit.linePath(), java.sql.Types.VARCHAR).update();
    }

    /** The registrars' public list, as text of the protocol; nothing secret. Refused with false once the vote is no longer being prepared. */
    @Transactional
    public boolean credentials(UUID vote, byte[] list) {
        return put(vote, "credentials", list);
    }

    /** The trustees' public record; refused with false once the vote is no longer being prepared. */
    @Transactional
    public boolean trustees(UUID vote, byte[] record) {
        return put(vote, "trustees", record);
    }

    /** Forgets the public list, so that it must be made anew. */
    @Transactional
    public boolean withoutCredentials(UUID vote) {
        return put(vote, "credentials", null);
    }

    /** Forgets the trustees' record, because one of them was replaced. */
    @Transactional
    public boolean withoutTrustees(UUID vote) {
        return put(vote, "trustees", null);
    }

    private boolean put(UUID vote, String column, byte @org.jspecify.annotations.Nullable [] content) {
        Vote found = votes.find(vote).orElseThrow(() -> new NotFound("vote", vote));
        if (found.state() != VoteState.PREPARING) {
            return false;
        }
        return jdbc.sql("update voting.setup set " + column + " = :content where vote_id = :vote").param("content", content, java.sql.Types.BINARY)
                .param("vote", vote).update() == 1;
    }

    @Transactional(readOnly = true)
    public Optional<byte[]> credentials(UUID vote) {
        return jdbc.sql("select credentials from voting.setup where vote_id = :vote and credentials is not null").param("vote", vote)
                .query((row, n) -> row.getBytes(1)).optional();
    }

    @Transactional(readOnly = true)
    public Optional<byte[]> trustees(UUID vote) {
        return jdbc.sql("select trustees from voting.setup where vote_id = :vote and trustees is not null").param("vote", vote)
                .query((row, n) -> row.getBytes(1)).optional();
    }
}
