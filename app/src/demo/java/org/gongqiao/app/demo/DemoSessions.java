package org.gongqiao.app.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.congress.Body;
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
import org.gongqiao.app.sessions.decide.ItemVotes;
import org.gongqiao.app.sessions.roll.Roll;
import org.gongqiao.app.sessions.roll.Seat;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Two sessions of the enterprise union's congress: one that was held and filed, and one that is being prepared, so that a
 * new user sees what a session looks like before and after. Made through the same doors as real ones.
 */
@Component
@Order(30)
class DemoSessions implements DemoStory {

    private static final int DELEGATES = 30;
    private static final int FEWEST = 9;

    private final Congresses congresses;
    private final Sessions sessions;
    private final Agenda agenda;
    private final Roll roll;
    private final ItemVotes votes;
    private final Resolutions resolutions;
    private final Filings filings;
    private final Clock clock;

    DemoSessions(Congresses congresses, Sessions sessions, Agenda agenda, Roll roll, ItemVotes votes, Resolutions resolutions, Filings filings, Clock clock) {
        this.congresses = congresses;
        this.sessions = sessions;
        this.agenda = agenda;
        this.roll = roll;
        this.votes = votes;
        this.resolutions = resolutions;
        this.filings = filings;
        this.clock = clock;
    }

    @Override
    public String step() {
        return "demo.step.sessions";
    }

    /** Told once, may be told again. */
    @Override
    public void tell(long seed, DemoAccounts.Desks desks, DataSource owner) {
        Union works = desks.works();
        Scope.run(Scope.service("demo-sessions", works.areaPath()), () -> {
            if (sessions.of(works.id()).isEmpty()) {
                congresses.of(works.id()).stream().filter(Body::isLive).map(Body::id).findFirst().or(() -> body(works, owner)).ifPresent(body -> {
                    held(body);
                    prepared(body);
                });
            }
        });
    }

    /** A congress of the union's first members, where none was set up. */
    private Optional<UUID> body(Union works, DataSource owner) {
        record Person(UUID id, String name, boolean woman) {}
        JdbcClient jdbc = JdbcClient.create(owner);
        List<Person> people = jdbc.sql("select person_id, name, sex from membership.membership where unit_id = :unit and status = 'LIVE' order by id limit :most")
                .param("unit", works.id()).param("most", DELEGATES)
                .query((row, n) -> new Person(row.getObject("person_id", UUID.class), row.getString("name"), "2".equals(row.getString("sex")))).list();
        if (people.size() < FEWEST) {
            return Optional.empty();
        }
        UUID body = UUID.randomUUID();
        LocalDate from = LocalDate.now(clock).minusYears(1).withDayOfYear(1);
        int women = (int) people.stream().filter(Person::woman).count();
        jdbc.sql("""
                insert into congress.body (id, idempotency_key, unit_id, unit_name, kind, name, region, term_from, term_years, union_years, staff, women, disabled, agreed,
                    large_group, seats, set_up_at, area_path, line_path)
                values (:id, :id, :unit, :unitName, 'WORKERS_CONGRESS', '第二届职工代表大会', :region, :from, 5, 5, :staff, :women, 0, false, false, :seats, now(),
                    cast(:area as ltree), cast(:line as ltree))""")
                .param("id", body).param("unit", works.id()).param("unitName", works.name()).param("region", works.region()).param("from", from)
                .param("staff", Math.max(people.size(), 10 * people.size())).param("women", 10 * women).param("seats", people.size())
                .param("area", works.areaPath()).param("line", works.linePath()).update();
        for (int i = 0; i < people.size(); i++) {
            Person person = people.get(i);
            jdbc.sql("""
                    insert into congress.delegate (id, body_id, person_id, name, constituency_name, front_line, woman, leader, teacher, dispatched, disabled, weight, from_on,
                        area_path, line_path)
                    values (:id, :body, :person, :name, :group, :front, :woman, :leader, false, false, false, 1, :from, cast(:area as ltree), cast(:line as ltree))""")
                    .param("id", UUID.randomUUID()).param("body", body).param("person", person.id()).param("name", person.name())
                    .param("group", new String[] {"一车间", "二车间", "职能部门"}[i % 3]).param("front", i % 3 != 2).param("woman", person.woman())
                    .param("leader", i % 6 == 5).param("from", from).param("area", works.areaPath()).param("line", works.linePath()).update();
        }
        return Optional.of(body);
    }

    /** Held, with a contract that passed, a resolution that is being carried out, and a report that waits above. */
    private void held(UUID body) {
        LocalDate on = LocalDate.now(clock).minusDays(60);
        UUID id = done(sessions.prepare(new NewSession(UUID.randomUUID(), body, "第二届职工代表大会第三次会议", null, MatterFacts.Firm.OTHER, on, LocalTime.of(9, 0),
                "三楼会议室", "周虚构", "吴示例")));
        UUID plan = done(agenda.add(id, item("上半年生产经营情况报告", "plan", Item.Source.EMPLOYER)));
        UUID contract = done(agenda.add(id, item("集体合同草案", "collectiveContract", Item.Source.UNION)));
        UUID rules = done(agenda.add(id, item("高温天气作业休息办法", "rules", Item.Source.DELEGATE)));
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
        done(sessions.close(id, sessions.get(id).version(), on));
        done(resolutions.draft(contract, "通过集体合同草案，自签订之日起执行。", "人力资源部", LocalDate.now(clock).plusDays(45)));
        done(filings.publish(id, sessions.get(id).version(), "厂务公开栏"));
        if (filings.above(sessions.get(id).unitId()).isPresent()) {
            done(filings.file(id, sessions.get(id).version()));
        }
    }

    /** Being prepared: a date, an agenda, and what comes next. */
    private void prepared(UUID body) {
        UUID id = done(sessions.prepare(new NewSession(UUID.randomUUID(), body, "第二届职工代表大会第四次会议", null, MatterFacts.Firm.OTHER,
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
