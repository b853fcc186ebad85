package org.gongqiao.app.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.congress.Body;
import org.gongqiao.app.congress.BodyKind;
import org.gongqiao.app.congress.Congresses;
import org.gongqiao.app.law.democracy.MatterFacts;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.sessions.NewSession;
import org.gongqiao.app.sessions.SessionOutcome;
import org.gongqiao.app.sessions.Sessions;
import org.gongqiao.app.sessions.after.Filings;
import org.gongqiao.app.sessions.after.Resolutions;
import org.gongqiao.app.sessions.agenda.Agenda;
import org.gongqiao.app.sessions.agenda.Discussion;
import org.gongqiao.app.sessions.agenda.Item;
import org.gongqiao.app.sessions.agenda.NewItem;
import org.gongqiao.app.sessions.decide.BallotName;
import org.gongqiao.app.sessions.decide.ItemBallots;
import org.gongqiao.app.sessions.decide.ItemVotes;
import org.gongqiao.app.sessions.roll.Roll;
import org.gongqiao.app.sessions.roll.Seat;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Two sessions of the enterprise union's congress: one that was held and filed, and one that is being prepared, so that a
 * new user sees what a session looks like before and after. Made through the same doors as real ones.
 */
@Component
@Order(30)
class DemoSessions implements DemoStory {

    private final Congresses congresses;
    private final Sessions sessions;
    private final Agenda agenda;
    private final Roll roll;
    private final ItemVotes votes;
    private final ItemBallots ballots;
    private final Resolutions resolutions;
    private final Filings filings;
    private final Clock clock;

    DemoSessions(Congresses congresses, Sessions sessions, Agenda agenda, Roll roll, ItemVotes votes, ItemBallots ballots, Resolutions resolutions, Filings filings,
                 Clock clock) {
        this.congresses = congresses;
        this.sessions = sessions;
        this.agenda = agenda;
        this.roll = roll;
        this.votes = votes;
        this.ballots = ballots;
        this.resolutions = resolutions;
        this.filings = filings;
        this.clock = clock;
    }

    @Override
    public String step() {
        return "demo.step.sessions";
    }

    /** A union without a congress is left without; told once, may be told again. */
    @Override
    public void tell(long seed, DemoAccounts.Desks desks, DataSource owner) {
        Union works = desks.works();
        Scope.run(Scope.service("demo-sessions", works.areaPath()), () -> {
            if (sessions.of(works.id()).isEmpty()) {
                congresses.of(works.id()).stream().filter(body -> body.isLive() && body.kind() == BodyKind.WORKERS_CONGRESS).map(Body::id).findFirst().ifPresent(body -> {
                    held(body);
                    prepared(body);
                });
            }
        });
    }

    /** Held, with a contract that passed, a committee elected in two rounds, an appraisal, a resolution that is being carried out, and a report that waits above. */
    private void held(UUID body) {
        LocalDate on = LocalDate.now(clock).minusDays(60);
        UUID id = done(sessions.prepare(new NewSession(UUID.randomUUID(), body, "第一届职工代表大会第二次会议", null, MatterFacts.Firm.OTHER, on, LocalTime.of(9, 0),
                "三楼会议室", "周虚构", "吴示例")));
        UUID plan = done(agenda.add(id, item("上半年生产经营情况报告", "plan", Item.Source.EMPLOYER)));
        UUID contract = done(agenda.add(id, item("集体合同草案", "collectiveContract", Item.Source.UNION)));
        UUID rules = done(agenda.add(id, item("高温天气作业休息办法", "rules", Item.Source.DELEGATE)));
        UUID committee = done(agenda.add(id, item("选举提案工作委员会委员", "committees", Item.Source.UNION)));
        UUID appraisal = done(agenda.add(id, item("评议职工董事、监事", "directorsAppraisal", Item.Source.UNION)));
        done(sessions.call(id, sessions.get(id).version(), ""));
        List<Seat> seats = roll.delegates(id);
        int present = seats.size() - seats.size() / 10;
        seats.stream().limit(present).forEach(seat -> done(roll.signInByName(id, seat.id())));
        agenda.groups(id).forEach(group -> done(agenda.discussed(id, new Discussion(group, on.minusDays(3), 8, "逐条讨论，赞成提交表决。"))));
        UUID said = UUID.randomUUID();
        done(agenda.note(rules, "一车间", "希望把高温时段的轮换写清楚。", said));
        agenda.opinions(id).forEach(opinion -> done(agenda.answer(opinion.id(), "已写入第六条：每小时轮换一次。")));
        // The papers of this session are on paper, so that nothing proves when they were had: the verdict says so.
        done(sessions.open(id, sessions.get(id).version(), "补录：文件送达记录未随案移交。"));
        done(votes.conclude(plan, "代表听取报告，提出两点意见。"));
        int inFavour = present - 3;
        done(votes.record(contract, new Item.Counted(seats.size(), present, inFavour, 2, 1, true, true), "无记名投票，当场计票。"));
        done(votes.conclude(rules, "讨论后按修改稿执行。"));
        elected(id, committee, seats.size(), present);
        done(ballots.enter(appraisal, "李模拟", "职工董事"));
        Map<UUID, List<Integer>> grades = Map.of(ballots.names(id).get(appraisal).getFirst().id(), List.of(1, present - 3, 2, 0, 0));
        done(votes.record(appraisal, present, true, grades));
        done(sessions.close(id, sessions.get(id).version(), on));
        done(resolutions.draft(contract, "通过集体合同草案，自签订之日起执行。", "人力资源部", LocalDate.now(clock).plusDays(45)));
        done(filings.publish(id, sessions.get(id).version(), "厂务公开栏"));
        if (filings.above(sessions.get(id).unitId()).isPresent()) {
            done(filings.file(id, sessions.get(id).version()));
        }
    }

    /** Two of three: one has the majority at once, for the other seat it takes a second round. */
    private void elected(UUID session, UUID item, int all, int present) {
        List.of("赵虚构", "钱示例", "孙虚拟").forEach(name -> done(ballots.enter(item, name, "分拣车间")));
        done(ballots.seats(item, 2));
        List<UUID> names = ballots.names(session).get(item).stream().map(BallotName::id).toList();
        done(votes.record(item, present, true, Map.of(names.get(0), List.of(present - 1), names.get(1), List.of(all / 2), names.get(2), List.of(present / 4))));
        done(votes.record(item, present, true, Map.of(names.get(1), List.of(present - 1), names.get(2), List.of(1))));
    }

    /** Being prepared: a date, an agenda, and what comes next. */
    private void prepared(UUID body) {
        UUID id = done(sessions.prepare(new NewSession(UUID.randomUUID(), body, "第一届职工代表大会第三次会议", null, MatterFacts.Firm.OTHER,
                LocalDate.now(clock).plusDays(28), LocalTime.of(9, 0), "三楼会议室", "周虚构", "吴示例")));
        Stream.of(item("年度生产经营情况报告", "plan", Item.Source.EMPLOYER), item("工资专项集体合同草案", "specialContract", Item.Source.UNION))
                .forEach(each -> done(agenda.add(id, each)));
    }

    private static NewItem item(String title, String matter, Item.Source source) {
        return new NewItem(UUID.randomUUID(), title, matter, null, "", source, null, null);
    }

    private static UUID done(SessionOutcome outcome) {
        if (outcome instanceof SessionOutcome.Done(UUID id)) {
            return id;
        }
        throw new IllegalStateException("a session of the demonstration could not be made: " + outcome);
    }
}
