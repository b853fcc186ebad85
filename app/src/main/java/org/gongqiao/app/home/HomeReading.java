package org.gongqiao.app.home;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.casework.HandOver;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.membership.Membership;
import org.gongqiao.app.membership.Memberships;
import org.gongqiao.app.notices.InboxEntry;
import org.gongqiao.app.notices.Notices;
import org.gongqiao.app.organization.Tallies;
import org.gongqiao.app.organization.Totals;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what the two first pages show, each in one transaction: each of its own would set the scope again. */
@Component
class HomeReading {

    private static final int TO_DO = 20;
    private static final int BELOW = 20;
    private static final int PASSED = 10;
    private static final int OWN = 10;

    record AtDesk(Matters.Workload workload, Totals totals, Slice<Matter> toDo, List<Matter> overdueBelow, List<HandOver> passedOn) {}

    record Own(Optional<Membership> live, List<Matter> matters, List<InboxEntry> inbox) {}

    record Counts(Matters.Workload workload, Totals totals) {}

    private final Matters matters;
    private final Memberships memberships;
    private final Notices notices;
    private final Tallies tallies;

    HomeReading(Matters matters, Memberships memberships, Notices notices, Tallies tallies) {
        this.matters = matters;
        this.memberships = memberships;
        this.notices = notices;
        this.tallies = tallies;
    }

    @Transactional(readOnly = true)
    public AtDesk desk(Desk desk, @Nullable String after) {
        return new AtDesk(matters.workload(desk.unit()), tallies.subtree(desk.unit(), desk.line()), matters.toDo(desk.unit(), after, TO_DO),
                matters.overdueBelow(desk.unit(), BELOW), matters.passedOnBy(desk.unit(), PASSED));
    }

    @Transactional(readOnly = true)
    public Counts counts(Desk desk) {
        return new Counts(matters.workload(desk.unit()), tallies.subtree(desk.unit(), desk.line()));
    }

    @Transactional(readOnly = true)
    public Own own(UUID person) {
        return new Own(memberships.liveOf(person), matters.of(person, OWN), notices.inbox(person, null).items());
    }
}
