package org.gongqiao.app.supervision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.casework.clock.Clocks;
import org.gongqiao.app.casework.clock.RunningClock;
import org.gongqiao.app.casework.clock.Side;
import org.gongqiao.app.law.deadline.Deadlines;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.law.deadline.Turn;
import org.gongqiao.app.law.rights.Elapsed;
import org.gongqiao.app.supervision.file.Case;
import org.gongqiao.app.supervision.file.Letter;
import org.springframework.stereotype.Component;

/** The days of a case: the clocks of its matter, and for letters without a matter the same arithmetic without a ledger. */
@Component
class CaseClocks {

    private final Clocks clocks;
    private final Deadlines deadlines;
    private final Clock clock;

    CaseClocks(Clocks clocks, Deadlines deadlines, Clock clock) {
        this.clocks = clocks;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** How the time to answer a letter stands; empty before delivery and where none is owed. */
    Optional<Due> reply(Letter letter) {
        String limit = letter.kind().replyLimit();
        LocalDate from = letter.deliveredOn();
        if (limit == null || from == null || letter.refused()) {
            return Optional.empty();
        }
        if (letter.clockId() != null) {
            return clocks.find(letter.clockId()).map(RunningClock::due);
        }
        var turns = new ArrayList<Turn>(List.of(new Turn.Started(from)));
        if (letter.answeredOn() != null) {
            turns.add(new Turn.Ended(letter.answeredOn()));
        }
        return Optional.of(deadlines.due(limit, letter.region(), turns));
    }

    Elapsed elapsed(Letter letter) {
        return reply(letter).map(this::elapsed).orElse(Elapsed.RUNNING);
    }

    Elapsed elapsed(Due due) {
        return Elapsed.of(due, LocalDate.now(clock));
    }

    /** The time of the other side to answer begins; the day itself is not counted. */
    UUID start(Case file, String limit, LocalDate event, String why) {
        return clocks.start(new Clocks.Start(file.matterId(), limit, file.region(), Side.THEIRS, false, event, why));
    }

    /** The answer is there; a clock that has ended already stays as it is. */
    void end(UUID clockId, LocalDate on, String why) {
        if (clocks.find(clockId).filter(RunningClock::isOpen).isPresent()) {
            clocks.turn(clockId, new Turn.Ended(on), why);
        }
    }

    /**
     * Nobody waits any longer for an answer whose time has passed by every reading: its clock ends, late as it is, and the case
     * goes on by its own next day. An answer that still comes is recorded without it.
     */
    void lapse(Letter letter) {
        LocalDate today = LocalDate.now(clock);
        if (letter.clockId() != null && letter.answer() == null && reply(letter).filter(due -> due.isLate(today)).isPresent()) {
            end(letter.clockId(), today, "supervision.why.unanswered");
        }
    }

    /** S-05: the time to tell a worker that his complaint is not accepted, from the day it came. */
    Due tell(Case c) {
        return deadlines.due("S-05.tell", c.region(), List.of(new Turn.Started(c.foundOn())));
    }
}
