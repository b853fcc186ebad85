package org.gongqiao.app.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.congress.Bodies;
import org.gongqiao.app.congress.BodyKind;
import org.gongqiao.app.congress.CommitteeKind;
import org.gongqiao.app.congress.Committees;
import org.gongqiao.app.congress.CongressOutcome;
import org.gongqiao.app.congress.Congresses;
import org.gongqiao.app.congress.Constituencies;
import org.gongqiao.app.congress.Constituency;
import org.gongqiao.app.congress.DelegateElection;
import org.gongqiao.app.congress.DelegateElections;
import org.gongqiao.app.congress.SetUpBody;
import org.gongqiao.app.congress.Traits;
import org.gongqiao.app.elections.Candidate;
import org.gongqiao.app.elections.Elections;
import org.gongqiao.app.elections.NewElection;
import org.gongqiao.app.elections.Office;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A workers' congress in its first term at the enterprise union, elected by three workshops, and an election of the union's committee
 * that waits for review: made by the steps that an officer takes, so that every verdict is real.
 */
@Component
@Order(20)
class DemoCongress implements DemoStory {

    private static final int STAFF = 120;
    private static final int DELEGATES = 30;
    private static final List<String> WORKSHOPS = List.of("一车间", "二车间", "职能部门");
    private static final int COMMITTEE = 5;

    private record Member(UUID person, String sex) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Unions unions;
    private final Bodies bodies;
    private final Congresses congresses;
    private final Constituencies constituencies;
    private final DelegateElections elections;
    private final Committees committees;
    private final Elections unionElections;
    private final Clock clock;

    DemoCongress(JdbcClient jdbc, TransactionTemplate transaction, Unions unions, Bodies bodies, Congresses congresses, Constituencies constituencies,
                 DelegateElections elections, Committees committees, Elections unionElections, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.unions = unions;
        this.bodies = bodies;
        this.congresses = congresses;
        this.constituencies = constituencies;
        this.elections = elections;
        this.committees = committees;
        this.unionElections = unionElections;
        this.clock = clock;
    }

    @Override
    public String step() {
        return "demo.step.congress";
    }

    /** A union with too few members to elect from is left without. */
    @Override
    public void tell(long seed, DemoAccounts.Desks desks, DataSource owner) {
        Union works = desks.works();
        Union above = unions.ancestry(works.id()).reversed().get(1);
        Scope.run(Scope.service("demo", above.areaPath()), () -> {
            List<Member> members = membersOf(works);
            if (congresses.of(works.id()).isEmpty() && members.size() > DELEGATES + 1) {
                congress(works, above, members);
                election(works, members);
            }
        });
    }

    private void congress(Union works, Union above, List<Member> members) {
        LocalDate today = LocalDate.now(clock);
        LocalDate begun = today.minusMonths(8);
        int women = STAFF * Math.toIntExact(members.stream().filter(each -> each.sex().equals("2")).count()) / members.size();
        UUID body = done(bodies.setUp(new SetUpBody(UUID.randomUUID(), works.id(), BodyKind.WORKERS_CONGRESS, works.name() + "第一届职工代表大会", begun, 3, 3, STAFF,
                women, 0, false, false, "")));
        WORKSHOPS.forEach(name -> done(constituencies.add(body, name, STAFF / WORKSHOPS.size(), women / WORKSHOPS.size())));
        done(constituencies.allot(body, DELEGATES));
        int next = 0;
        for (Constituency at : constituencies.of(body)) {
            UUID election = done(elections.plan(body, UUID.randomUUID(), at.id(), true));
            var votes = new HashMap<UUID, Integer>();
            int seats = Objects.requireNonNull(at.seats());
            for (int i = 0; i < seats; i++) {
                boolean leader = i == 0;
                UUID candidate = done(elections.nominate(body, election, members.get(next++).person(), new Traits(!leader, false, leader, false, false, false)));
                votes.put(candidate, at.staff() - 4 - i);
            }
            done(elections.count(body, election, 0, new DelegateElections.Result(begun.plusDays(3), at.staff(), at.staff() - 2, votes, begun.plusDays(4))));
        }
        UUID presidium = done(committees.found(body, CommitteeKind.PRESIDIUM, "主席团"));
        List<DelegateElection.Candidate> first = elections.of(body).getFirst().candidates();
        for (int i = 0; i < 5; i++) {
            DelegateElection.Candidate each = first.get(first.size() - 1 - i);
            done(committees.appoint(body, presidium, each.person(), i == 0, each.traits().frontLine()));
        }
        done(committees.found(body, CommitteeKind.MANDATES, "资格审查委员会"));
        done(bodies.consent(body, above.id(), begun.plusDays(10), "示例〔" + begun.getYear() + "〕1号", "同意本届大会采用线上无记名投票，并保留纸票。"));
    }

    /** More candidates than seats, in the order of strokes, published; the party organisation agreed, the union above has not yet. */
    private void election(Union works, List<Member> members) {
        LocalDate today = LocalDate.now(clock);
        UUID body = done(bodies.setUp(new SetUpBody(UUID.randomUUID(), works.id(), BodyKind.MEMBERS_ASSEMBLY, works.name() + "会员大会", today.minusMonths(8), 3, 3,
                members.size(), 0, 0, false, false, "")));
        UUID election = done(unionElections.prepare(new NewElection(UUID.randomUUID(), body, Office.COMMITTEE, "第一届工会委员会选举", members.size(), COMMITTEE,
                members.size(), true, false, 3, null, today.plusDays(20))));
        var bars = Candidate.Bars.NONE;
        for (Member each : members.reversed().subList(0, COMMITTEE + 1)) {
            // A surname that is not shipped is counted by hand; here any count does, its people are invented.
            if (unionElections.nominate(election, each.person(), bars, 0, "") instanceof CongressOutcome.Faulty) {
                done(unionElections.nominate(election, each.person(), bars, 9, ""));
            }
        }
        done(unionElections.publish(election, today, today.plusDays(20)));
        done(unionElections.partyReview(election, today, true, "同意"));
    }

    private static UUID done(CongressOutcome outcome) {
        if (outcome instanceof CongressOutcome.Done(UUID id)) {
            return id;
        }
        throw new IllegalStateException("a step of the demonstration was refused: " + outcome);
    }

    private List<Member> membersOf(Union union) {
        return Objects.requireNonNull(transaction.execute(status -> jdbc.sql("""
                select person_id, sex from membership.membership where unit_id = :unit and area_path = cast(:path as ltree) and status = 'LIVE'
                order by id limit 80""").param("unit", union.id()).param("path", union.areaPath())
                .query((row, n) -> new Member(row.getObject("person_id", UUID.class), row.getString("sex"))).list()));
    }
}
