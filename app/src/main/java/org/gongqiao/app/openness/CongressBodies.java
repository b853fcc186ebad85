package org.gongqiao.app.openness;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.gongqiao.app.congress.Body;
import org.gongqiao.app.congress.Congresses;
import org.springframework.stereotype.Component;

/** Bodies of workers and their delegates, as congresses know them; members' congresses do not count here. */
@Component
class CongressBodies implements CongressLink {

    private final Congresses congresses;
    private final Clock clock;

    CongressBodies(Congresses congresses, Clock clock) {
        this.congresses = congresses;
        this.clock = clock;
    }

    @Override
    public boolean isDelegate(UUID unit, UUID person) {
        return congresses.bodiesOf(person, LocalDate.now(clock)).stream().flatMap(body -> congresses.find(body).stream())
                .anyMatch(body -> body.unit().equals(unit) && ofWorkers(body));
    }

    @Override
    public boolean hasElectedDelegates(UUID unit) {
        return congresses.of(unit).stream().anyMatch(body -> ofWorkers(body) && congresses.hasDelegates(body.id()));
    }

    private static boolean ofWorkers(Body body) {
        return body.isLive() && !body.kind().isOfMembers();
    }
}
