package org.gongqiao.app.casework.clock;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes clocks older than they are: a test cannot wait a week. */
public final class OldClocks {

    private OldClocks() {}

    /** The handler's clock of the matter began so many days earlier; its days are derived anew. */
    public static void began(JdbcClient owner, ClockRecount recount, UUID matter, int daysEarlier) {
        owner.sql("""
                update casework.clock_turn t set day = day - :days from casework.clock c
                where c.id = t.clock_id and c.matter_id = :matter and c.drives and c.state <> 'ENDED'""")
                .param("days", daysEarlier).param("matter", matter).update();
        recount.recount();
    }
}
