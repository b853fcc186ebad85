package org.gongqiao.app.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.HouseClock;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.documents.Audience;
import org.gongqiao.app.documents.NewAttachment;
import org.gongqiao.app.law.democracy.MatterFacts.Firm;
import org.gongqiao.app.law.democracy.OpennessFacts;
import org.gongqiao.app.openness.OpennessJobs;
import org.gongqiao.app.openness.Outcome;
import org.gongqiao.app.openness.disclosure.Cycle;
import org.gongqiao.app.openness.disclosure.Disclosures;
import org.gongqiao.app.openness.disclosure.Enterprises;
import org.gongqiao.app.openness.disclosure.Figure;
import org.gongqiao.app.openness.disclosure.Item;
import org.gongqiao.app.openness.disclosure.PublishItem;
import org.gongqiao.app.openness.disclosure.Questions;
import org.gongqiao.app.openness.disclosure.Reading;
import org.gongqiao.app.openness.disclosure.SetUpEnterprise;
import org.gongqiao.app.openness.hold.CompanyDecisions;
import org.gongqiao.app.openness.hold.CompanyMatter;
import org.gongqiao.app.openness.hold.RecordDecision;
import org.gongqiao.app.openness.systemset.RecordEntry;
import org.gongqiao.app.openness.systemset.SystemSets;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Open management of the demonstration's enterprise and of some around it: what is out, what is overdue, what a worker asks, a set of
 * systems with its gaps, decisions that are held. Done once, may be repeated.
 */
@Component
@Order(30)
class DemoOpenness implements DemoStory {

    private static final int AROUND = 8;
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("employer", "{0}所在单位"),
            Map.entry("responsible", "林虚构"),
            Map.entry("post", "总经理"),
            Map.entry("preparer", "综合办公室"),
            Map.entry("leftOut", "客户名单和报价"),
            Map.entry("figure.output", "前三季度产量"),
            Map.entry("figure.output.value", "完成全年计划的 78%"),
            Map.entry("figure.signed", "签订劳动合同"),
            Map.entry("figure.signed.value", "全部在岗职工"),
            Map.entry("figure.insured", "参加社会保险"),
            Map.entry("figure.insured.value", "全部在岗职工"),
            Map.entry("item.canteen", "食堂收支"),
            Map.entry("item.canteen.preparer", "后勤部"),
            Map.entry("item.leaders", "领导人员民主评议结果"),
            Map.entry("item.leaders.preparer", "党群工作部"),
            Map.entry("period", "2026年前三季度"),
            Map.entry("plans.title", "前三季度生产经营情况"),
            Map.entry("plans.body", "前三季度订单正常，新生产线已经投产。\n第四季度安排两次设备检修，检修期间工资照发。"),
            Map.entry("contracts.title", "劳动合同和集体合同履行情况"),
            Map.entry("contracts.body", "集体合同约定的工资、工时和休假条款全部履行。\n高温津贴已按月发放。"),
            Map.entry("staff.title", "夜班补贴调整方案"),
            Map.entry("staff.body", "夜班补贴由每班 30 元调整为 40 元，自下月起执行。\n方案已在职工代表团组讨论。"),
            Map.entry("entry.congress", "第三届职工代表大会设立文件"),
            Map.entry("entry.congress.number", "演示工〔2025〕3号"),
            Map.entry("entry.openness", "厂务公开实施办法"),
            Map.entry("entry.openness.number", "演示厂〔2025〕8号"),
            Map.entry("entry.contract", "集体合同"),
            Map.entry("entry.contract.number", "演示集〔2026〕1号"),
            Map.entry("entry.pay", "工资专项集体合同"),
            Map.entry("entry.pay.number", "演示集〔2025〕6号"),
            Map.entry("decision.bonus", "绩效奖金分配办法"),
            Map.entry("decision.bonus.body", "班组奖金改为按产量和质量两项计算，自下月起执行。"),
            Map.entry("decision.bonus.organ", "总经理办公会"),
            Map.entry("decision.move", "二车间搬迁方案"),
            Map.entry("decision.move.body", "二车间搬到新厂区，通勤车每天两班。"),
            Map.entry("decision.move.organ", "董事会"),
            Map.entry("file", "{0}（演示文件，内容虚构）"),
            Map.entry("question.first", "高温津贴为什么九月没有？"),
            Map.entry("question.first.reply", "九月气温没有达到发放标准，停发的通知贴在车间公开栏。"),
            Map.entry("question.second", "夜班补贴调整以后，原来的餐补还有吗？"));

    private final Enterprises enterprises;
    private final Disclosures disclosures;
    private final Questions questions;
    private final Reading reading;
    private final SystemSets sets;
    private final CompanyDecisions decisions;
    private final Attachments attachments;
    private final OpennessJobs jobs;
    private final Unions unions;
    private final Clock clock;

    DemoOpenness(Enterprises enterprises, Disclosures disclosures, Questions questions, Reading reading, SystemSets sets, CompanyDecisions decisions,
                 Attachments attachments, OpennessJobs jobs, Unions unions, Clock clock) {
        this.enterprises = enterprises;
        this.disclosures = disclosures;
        this.questions = questions;
        this.reading = reading;
        this.sets = sets;
        this.decisions = decisions;
        this.attachments = attachments;
        this.jobs = jobs;
        this.unions = unions;
        this.clock = clock;
    }

    @Override
    public String step() {
        return "demo.step.openness";
    }

    @Override
    public void tell(long seed, DemoAccounts.Desks desks, DataSource owner) {
        Union works = desks.works();
        Scope everything = Scope.service("demo", unions.root().orElseThrow().areaPath());
        if (Scope.call(everything, () -> enterprises.find(works.id())).isPresent()) {
            return;
        }
        JdbcClient database = JdbcClient.create(owner);
        // What was listed fifty days ago and not published since is overdue.
        at(50, everything, () -> {
            setUp(works, Firm.STATE, true);
            around(database, works).forEach(union -> setUp(union, Firm.OTHER, union.name().hashCode() % 3 != 0));
        });
        at(32, everything, () -> {
            around(database, works).forEach(this::someOf);
            systemsOf(works);
        });
        at(21, everything, () -> publishedBy(works));
        asked(desks, everything);
        at(12, everything, () -> {
            decide(works, CompanyMatter.PAY_SYSTEM, "bonus", 126);
            UUID moved = decide(works, CompanyMatter.RELOCATION, "move", 48);
            decisions.carriedOut(moved, decisions.get(moved).version(), LocalDate.now(clock));
        });
        Scope.run(everything, jobs::refresh);
    }

    /** The work as of so many days ago. */
    private void at(int daysAgo, Scope scope, Runnable work) {
        Instant then = clock.instant().minus(Duration.ofDays(daysAgo));
        HouseClock.at(then, () -> {
            Scope.run(scope, work);
            return null;
        });
    }

    /** Other enterprises of the same city, so that a union above has something to compare. */
    private List<Union> around(JdbcClient database, Union works) {
        String city = works.areaPath().substring(0, works.areaPath().indexOf('.', works.areaPath().indexOf('.') + 1));
        return database.sql("""
                select id from organization.unit where kind = 'ENTERPRISE_UNION' and status = 'ACTIVE' and id <> :own and area_path <@ cast(:city as ltree)
                order by area_path limit :most""").param("own", works.id()).param("city", city).param("most", AROUND).query(UUID.class).list().stream()
                .map(unions::get).toList();
    }

    private void setUp(Union union, Firm firm, boolean named) {
        enterprises.setUp(new SetUpEnterprise(union.id(), null, words("employer", union.name()), firm, named ? words("responsible") : "",
                named ? words("post") : "", words("preparer")));
    }

    private void someOf(Union union) {
        LocalDate today = LocalDate.now(clock);
        int turn = Math.floorMod(union.name().hashCode(), 4);
        if (turn != 0) {
            record(union, "COLLECTIVE_CONTRACT", "contract", today.minusMonths(9), turn == 1 ? today.minusDays(12) : today.plusYears(1), turn == 2 ? today.minusMonths(9) : null);
        }
        if (turn > 1) {
            record(union, "CONGRESS", "congress", today.minusYears(2), today.plusYears(1), null);
        }
        record(union, "OPEN_MANAGEMENT", "openness", today.minusYears(1), null, null);
    }

    private void systemsOf(Union works) {
        LocalDate today = LocalDate.now(clock);
        record(works, "CONGRESS", "congress", today.minusYears(1), today.plusYears(2), null);
        record(works, "OPEN_MANAGEMENT", "openness", today.minusYears(1), null, null);
        record(works, "COLLECTIVE_CONTRACT", "contract", today.minusMonths(5), today.plusYears(2), null);
        record(works, "PAY_AGREEMENT", "pay", today.minusMonths(11), today.plusDays(60), today.minusMonths(11));
    }

    private void publishedBy(Union works) {
        List<Item> items = disclosures.items(works.id());
        publish(items, OpennessFacts.Item.PLANS_AND_OPERATIONS, "plans", words("leftOut"), new Figure(words("figure.output"), words("figure.output.value")));
        publish(items, OpennessFacts.Item.CONTRACTS, "contracts", "", new Figure(words("figure.signed"), words("figure.signed.value")),
                new Figure(words("figure.insured"), words("figure.insured.value")));
        publish(items, OpennessFacts.Item.STAFF_MATTERS, "staff", "");
        disclosures.add(UUID.randomUUID(), works.id(), words("item.canteen"), Cycle.MONTH, false, words("item.canteen.preparer"));
        disclosures.add(UUID.randomUUID(), works.id(), words("item.leaders"), Cycle.YEAR, true, words("item.leaders.preparer"));
    }

    private void publish(List<Item> items, OpennessFacts.Item kind, String words, String leftOut, Figure... figures) {
        Optional<Item> item = items.stream().filter(each -> each.kind() == kind).findFirst();
        item.ifPresent(found -> disclosures.publish(new PublishItem(UUID.randomUUID(), found.id(), words(words + ".title"), words("period"),
                words(words + ".body"), List.of(figures), leftOut, List.of())));
    }

    private void record(Union union, String slot, String words, LocalDate paper, LocalDate until, LocalDate told) {
        Outcome made = sets.record(new RecordEntry(UUID.randomUUID(), union.id(), slot, words("entry." + words), words("entry." + words + ".number"), paper, until, told,
                null, List.of()));
        if (made instanceof Outcome.Done(UUID id) && !words.equals("pay")) {
            sets.takePapers(id, () -> file(AttachmentOwner.of(SystemSets.OWNER, id), words("entry." + words)));
        }
    }

    private Object file(AttachmentOwner owner, String title) {
        try {
            return attachments.take(NewAttachment.of(owner, title + ".txt", Audience.DESK),
                    new ByteArrayInputStream(words("file", title).getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UUID decide(Union works, CompanyMatter matter, String words, int affected) {
        return ((Outcome.Done) decisions.record(new RecordDecision(UUID.randomUUID(), works.id(), matter, words("decision." + words), words("decision." + words + ".body"),
                words("decision." + words + ".organ"), LocalDate.now(clock).plusDays(20), affected, List.of()))).id();
    }

    private void asked(DemoAccounts.Desks desks, Scope everything) {
        Optional.ofNullable(desks.seats().get("member")).map(Desk::personId).ifPresent(person -> {
            Scope own = new Scope.Own(person);
            var board = Scope.call(own, () -> reading.board(person));
            board.map(Reading.Board::news).filter(news -> news.size() > 1).ifPresent(news -> {
                at(18, own, () -> ask(person, news.getLast().id(), "question.first"));
                at(15, everything, () -> questions.list(true, 1).forEach(first -> questions.reply(first.id(), first.version(), words("question.first.reply"), true)));
                at(3, own, () -> ask(person, news.getFirst().id(), "question.second"));
                news.forEach(publication -> {
                    Reading.Seen seen = Scope.call(own, () -> reading.see(person, publication.id()));
                    for (int device = 0; device < 12 + publication.title().length(); device++) {
                        reading.opened(seen);
                    }
                });
            });
        });
    }

    private void ask(UUID person, UUID publication, String words) {
        questions.ask(UUID.randomUUID(), person, reading.see(person, publication), null, words(words));
    }

    private static String words(String key, Object... args) {
        return MessageFormat.format(WORDS.get(key), args);
    }
}
