package org.gongqiao.app.demo;

import java.util.List;
import java.util.UUID;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.claims.Claims;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.identity.SensitiveField;
import org.gongqiao.app.organization.Employer;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.supervision.Cases;
import org.gongqiao.app.supervision.Letters;
import org.gongqiao.app.supervision.Outcome;
import org.gongqiao.app.supervision.drafts.LawDrafts;
import org.gongqiao.app.supervision.drafts.RegisterDraft;
import org.gongqiao.app.supervision.file.Answer;
import org.gongqiao.app.supervision.file.BeginInquiry;
import org.gongqiao.app.supervision.file.CaseOutcome;
import org.gongqiao.app.supervision.file.Cause;
import org.gongqiao.app.supervision.file.ComposeLetter;
import org.gongqiao.app.supervision.file.Concern;
import org.gongqiao.app.supervision.file.Correction;
import org.gongqiao.app.supervision.file.DeliveryMethod;
import org.gongqiao.app.supervision.file.LetterKind;
import org.gongqiao.app.supervision.file.Obstruction;
import org.gongqiao.app.supervision.file.Origin;
import org.gongqiao.app.supervision.file.RecordDelivery;
import org.gongqiao.app.supervision.file.RecordFinding;
import org.gongqiao.app.supervision.file.RecordReply;
import org.gongqiao.app.supervision.file.RegisterClue;
import org.gongqiao.app.supervision.inspection.Checklist;
import org.gongqiao.app.supervision.inspection.Inspections;
import org.gongqiao.app.supervision.inspection.ItemAnswer;
import org.gongqiao.app.supervision.people.SetUpBody;
import org.gongqiao.app.supervision.people.SupervisionBody;
import org.gongqiao.app.supervision.people.Supervisor;
import org.gongqiao.app.supervision.people.Supervisors;
import org.gongqiao.app.supervision.risk.RecordRisk;
import org.gongqiao.app.supervision.risk.RiskKind;
import org.gongqiao.app.supervision.risk.Risks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Invented cases of supervision with their letters, an inspection, a draft law and a risk; numbers and papers are made as in earnest. */
@Component
class DemoSupervision {

    private final Cases cases;
    private final Letters letters;
    private final Supervisors supervisors;
    private final Inspections inspections;
    private final LawDrafts drafts;
    private final Risks risks;
    private final Claims claims;
    private final Persons persons;

    DemoSupervision(Cases cases, Letters letters, Supervisors supervisors, Inspections inspections, LawDrafts drafts, Risks risks, Claims claims, Persons persons) {
        this.cases = cases;
        this.letters = letters;
        this.supervisors = supervisors;
        this.inspections = inspections;
        this.drafts = drafts;
        this.risks = risks;
        this.claims = claims;
        this.persons = persons;
    }

    /** The officers of one union: who works on a case, who signs, and the two who inquire. */
    record Office(Union union, String rights, String chair, List<UUID> supervisors) {}

    private static UUID done(Outcome outcome) {
        if (outcome instanceof Outcome.Done(UUID id)) {
            return id;
        }
        throw new DemoCast.StoryEnds(outcome);
    }

    /** Bodies at the three unions, and two supervisors with cards at each of the two below. */
    List<Office> offices(DemoCast cast) {
        var seats = cast.seats();
        body(cast, "county-chair", seats.county(), seats.county().name().replaceFirst("^.*市", "").substring(0, 2));
        body(cast, "chair", seats.works(), seats.works().name().substring(2, 4));
        body(cast, "couriers-chair", seats.couriers(), seats.couriers().name().substring(0, 2) + "新");
        return List.of(new Office(seats.works(), "rights", "chair", two(cast, "chair", seats.works(), seats.ofWorks())),
                new Office(seats.couriers(), "couriers-rights", "couriers-chair", two(cast, "couriers-chair", seats.couriers(), seats.ofCouriers())),
                new Office(seats.county(), "county-rights", "county-chair", List.of()));
    }

    private void body(DemoCast cast, String chair, Union union, String code) {
        cast.at(chair, 240, 9, () -> supervisors.body(union.id()).isPresent() ? union.id() : done(supervisors.setUp(union.id(), new SetUpBody(
                SupervisionBody.Form.COMMITTEE, cast.day(240), cast.today().plusDays(1_000), code, "演示路 1 号", "0990-0000000", "", null))));
    }

    private List<UUID> two(DemoCast cast, String chair, Union union, List<UUID> members) {
        return members.stream().limit(2).map(member -> {
            String phone = cast.at(Desk.own(member), 230, 9, () -> persons.own(member, SensitiveField.PHONE)).orElseThrow();
            UUID id = cast.at(chair, 230, 9, () -> done(supervisors.appoint(union.id(), phone, Supervisor.Kind.ELECTED, false, cast.day(230), cast.today().plusDays(900))));
            return cast.at("county-chair", 220, 9, () -> {
                done(supervisors.train(id, supervisors.get(id).version(), cast.day(221), "区总工会劳动法律监督员培训，考核合格"));
                done(supervisors.issueCard(id, supervisors.get(id).version(), cast.day(220), cast.today().plusDays(800)));
                return id;
            });
        }).toList();
    }

    /** One case of one office, as it goes on. */
    final class Story {

        private final DemoCast cast;
        private final Office office;
        private final UUID id;

        Story(DemoCast cast, Office office, UUID id) {
            this.cast = cast;
            this.office = office;
            this.id = id;
        }

        Story inquired(int daysAgo, boolean breach, String record, Obstruction... obstruction) {
            begun(daysAgo);
            cast.at(office.rights(), daysAgo - 2, 15, () -> done(cases.recordFinding(id, cases.get(id).version(), new RecordFinding(breach, cast.day(daysAgo - 2), true,
                    true, false, List.of(obstruction), record))));
            return this;
        }

        Story begun(int daysAgo) {
            cast.at(office.rights(), daysAgo, 10, () -> done(cases.beginInquiry(id, cases.get(id).version(), new BeginInquiry(cast.day(daysAgo),
                    office.supervisors(), List.of(), true))));
            return this;
        }

        Story urged(int daysAgo) {
            cast.at(office.rights(), daysAgo, 15, () -> done(cases.urge(id, cases.get(id).version(), cast.day(daysAgo), "口头和书面要求限期改正，单位没有改正。")));
            return this;
        }

        UUID proposed(int daysAgo, LetterKind kind, String addressee, String title, String facts, String basis, String demand) {
            return cast.at(office.rights(), daysAgo, 16, () -> done(letters.propose(id, kind,
                    new ComposeLetter(cast.key(id + " " + kind), addressee, title, facts, basis, demand))));
        }

        UUID sent(int daysAgo, LetterKind kind, String title, String facts, String basis, String demand) {
            String employer = cast.at(office.rights(), daysAgo + 1, 16, () -> cases.get(id).employer());
            UUID letter = proposed(daysAgo + 1, kind, employer, title, facts, basis, demand);
            issued(cast, office.chair(), daysAgo, letter);
            delivered(cast, office.rights(), daysAgo, letter, "办公室");
            return letter;
        }

        void closed(int daysAgo, CaseOutcome outcome, String text) {
            cast.at(office.rights(), daysAgo, 16, () -> done(cases.close(id, cases.get(id).version(), outcome, text)));
        }
    }

    private void issued(DemoCast cast, String chair, int daysAgo, UUID letter) {
        cast.at(chair, daysAgo, 9, () -> done(letters.issue(letter, letters.get(letter).version())));
    }

    private void delivered(DemoCast cast, String login, int daysAgo, UUID letter, String receiver) {
        cast.at(login, daysAgo, 11, () -> done(letters.deliver(letter, letters.get(letter).version(), new RecordDelivery(DeliveryMethod.IN_PERSON, cast.day(daysAgo),
                false, receiver, "当面签收，送达回证已收。", null))));
    }

    private void answered(DemoCast cast, String login, int daysAgo, UUID letter, Answer answer, String text) {
        cast.at(login, daysAgo, 14, () -> done(letters.answer(letter, letters.get(letter).version(), new RecordReply(answer, text, null, cast.day(daysAgo), null))));
    }

    private void checked(DemoCast cast, String login, int daysAgo, UUID letter, Correction result, String text) {
        cast.at(login, daysAgo, 14, () -> done(letters.check(letter, letters.get(letter).version(), result, cast.day(daysAgo), text)));
    }

    private Story clue(DemoCast cast, Office office, int daysAgo, Employer employer, Origin origin, Cause cause, int workers, String text, @Nullable UUID complainant,
                       @Nullable UUID claim, Concern... concerns) {
        return new Story(cast, office, cast.at(office.rights(), daysAgo, 9, () -> done(cases.register(new RegisterClue(cast.key("clue " + text), office.union().id(),
                employer.id(), employer.name(), origin, cause, List.of(concerns), workers, text, cast.day(daysAgo), complainant, claim, null)))));
    }

    /** The eleven's station: its time to answer is over, the union may ask the county. */
    void ofTheEleven(DemoCast cast, Office couriers, UUID claim) {
        clue(cast, couriers, 41, cast.station(0), Origin.COMPLAINT, Cause.PAY, 11, "两个月没有向十一名快递员结算派送费。", null, claim, Concern.NEW_FORMS)
                .inquired(39, true, "九月、十月派送费没有向十一名快递员支付，合计二万六千余元。").urged(36)
                .sent(33, LetterKind.OPINION, "关于拖欠快递员派送费的意见书", "你单位两个月未向十一名快递员结算派送费，经督促没有改正。",
                        "《中华人民共和国劳动法》第五十条", "足额支付拖欠的派送费。\n把支付情况书面告知我会。");
    }

    /** Asked of the county, where it waits for the chair. */
    void asked(DemoCast cast, Office works) {
        Story story = clue(cast, works, 66, cast.firm(), Origin.DAILY_WORK, Cause.SOCIAL_INSURANCE, 9, "九名外包操作工没有参加工伤保险。", null, null)
                .inquired(64, true, "查阅花名册和缴费记录，九人没有参保。").urged(61);
        UUID opinion = story.sent(58, LetterKind.OPINION, "关于未参加工伤保险的意见书", "你单位九名操作工没有参加工伤保险，经督促没有改正。",
                "《中华人民共和国社会保险法》第三十三条", "为九名操作工办理参保。\n十五个工作日内书面答复。");
        answered(cast, works.rights(), 45, opinion, Answer.OBJECTS, "外包人员由承包方负责。");
        checked(cast, works.rights(), 20, opinion, Correction.NOT, "仍未参保。");
        story.proposed(2, LetterKind.RECOMMENDATION, "演示区人力资源和社会保障局", "关于依法处理未参加工伤保险问题的建议书",
                "该单位九名操作工没有参加工伤保险，工会发出意见书后仍未改正。", "《中华人民共和国社会保险法》第三十三条", "依法调查处理，并把结果告知我会。");
    }

    /** The county's recommendation is with the authority. */
    void recommended(DemoCast cast, Office couriers, Office county) {
        Story story = clue(cast, couriers, 120, cast.station(1), Origin.HIGHER_UNION, Cause.HOURS_AND_LEAVE, 26, "连续七周没有安排骑手休息日。", null, null, Concern.NEW_FORMS)
                .inquired(117, true, "排班记录显示七周没有休息日，每天超过十二小时。").urged(114);
        UUID opinion = story.sent(111, LetterKind.OPINION, "关于工时和休息的意见书", "你站点连续七周没有安排骑手休息日。", "《中华人民共和国劳动法》第三十八条", "改正排班，保证每周休息一日。");
        checked(cast, couriers.rights(), 60, opinion, Correction.NOT, "排班没有改变。");
        UUID asked = story.proposed(34, LetterKind.RECOMMENDATION, "演示区人力资源和社会保障局", "关于依法处理超时工作问题的建议书",
                "该站点连续七周没有安排骑手休息日，工会发出意见书后没有改正。", "《中华人民共和国劳动法》第三十八条", "依法调查处理，并把结果告知我会。");
        issued(cast, county.chair(), 30, asked);
        delivered(cast, county.rights(), 2, asked, "劳动保障监察大队");
    }

    void reminders(DemoCast cast, Office works, Office couriers) {
        clue(cast, couriers, 9, cast.station(2), Origin.DAILY_WORK, Cause.SAFETY, 40, "高温津贴和防暑用品没有按时发放。", null, null)
                .sent(6, LetterKind.REMINDER, "关于做好防暑降温工作的提示函", "近期巡查发现部分站点没有配发防暑用品。", "《防暑降温措施管理办法》", "及时发放津贴和用品，并告知发放情况。");
        Story kept = clue(cast, works, 75, cast.firm(), Origin.DAILY_WORK, Cause.CONTRACTS, 14, "新招员工一个月内没有签订书面合同。", null, null);
        UUID letter = kept.sent(73, LetterKind.REMINDER, "关于及时签订书面劳动合同的提示函", "十四名新员工入职已近一个月，还没有签订书面合同。",
                "《中华人民共和国劳动合同法》第十条", "在一个月内与全部新员工签订书面合同。");
        answered(cast, works.rights(), 66, letter, Answer.ACCEPTS, "已与十四人全部签订。");
        checked(cast, works.rights(), 64, letter, Correction.DONE, "查阅合同文本，均已签订。");
        kept.closed(63, CaseOutcome.PREVENTED, "提示后已改正。");
        clue(cast, works, 1, cast.firm(), Origin.MEDIA, Cause.SPECIAL_PROTECTION, 3, "网上有人反映安排哺乳期女职工上夜班。", null, null, Concern.WOMEN);
        clue(cast, couriers, 12, cast.station(3), Origin.DAILY_WORK, Cause.WORKPLACE_RULES, 30, "站点规定差评一次罚款二百元，没有经过民主程序。", null, null, Concern.NEW_FORMS).begun(8);
    }

    void corrected(DemoCast cast, Office works) {
        Story waits = clue(cast, works, 34, cast.firm(), Origin.INSPECTION, Cause.SAFETY, 12, "打磨车间通风设备停用。", null, null)
                .inquired(32, true, "现场检查，两台风机停用两个月。").urged(29);
        UUID opinion = waits.sent(26, LetterKind.OPINION, "关于车间通风的意见书", "打磨车间两台风机停用两个月。", "《中华人民共和国安全生产法》第三十六条", "立即修复并恢复使用。");
        answered(cast, works.rights(), 5, opinion, Answer.ACCEPTS, "已订购配件，本周修复。");
        Story over = clue(cast, works, 140, cast.firm(), Origin.DAILY_WORK, Cause.PAY, 31, "五月加班费没有支付。", null, null).inquired(138, true, "查阅工资表，三十一人没有加班费。").urged(135);
        UUID paid = over.sent(132, LetterKind.OPINION, "关于支付加班费的意见书", "五月三十一人的加班费没有支付。", "《中华人民共和国劳动法》第四十四条", "足额支付加班费。");
        answered(cast, works.rights(), 120, paid, Answer.ACCEPTS, "随六月工资发放。");
        checked(cast, works.rights(), 110, paid, Correction.DONE, "抽查十人工资条，已经发放。");
        over.closed(109, CaseOutcome.CORRECTED, "已足额支付。");
        Story none = clue(cast, works, 50, cast.firm(), Origin.MEDIA, Cause.TRAINING, 5, "反映培训费从工资扣除。", null, null).inquired(47, false, "查阅工资表，没有扣除。");
        none.closed(44, CaseOutcome.NO_BREACH, "没有发现违法事实。");
    }

    void toTheProsecutors(DemoCast cast, Office couriers, Office county) {
        Story story = clue(cast, couriers, 28, cast.station(1), Origin.HIGHER_UNION, Cause.SOCIAL_INSURANCE, 58, "平台合作企业没有为五十八名骑手参加职业伤害保障。", null, null,
                Concern.NEW_FORMS, Concern.GROUP_INSURANCE).inquired(26, true, "单位拒绝提供花名册和参保记录。", Obstruction.PAPERS_REFUSED);
        UUID letter = new Story(cast, county, story.id).proposed(20, LetterKind.PROSECUTION, "演示区人民检察院", "关于移送新就业形态劳动者职业伤害保障线索的函",
                "五十八名骑手没有参加职业伤害保障，涉及群体利益。", "《关于协同推进运用“一函两书”制度的通知》", "请依法履行检察公益诉讼职责，并告知处理情况。");
        issued(cast, county.chair(), 18, letter);
        delivered(cast, county.rights(), 17, letter, "公益诉讼检察部门");
    }

    /** A complaint that supervision does not accept, with the written answer to whoever complained. */
    void notAccepted(DemoCast cast, Office couriers, UUID complainant) {
        Story story = clue(cast, couriers, 18, cast.station(2), Origin.COMPLAINT, Cause.OUTSIDE, 1, "与顾客因差评发生纠纷。", complainant, null);
        cast.at(couriers.rights(), 16, 15, () -> done(letters.notAccept(story.id, cases.get(story.id).version(), false, true, cast.key("not accepted"),
                "与顾客的纠纷可以向消费者协会或者派出所反映，也可以起诉。")));
    }

    void inspection(DemoCast cast, Office works) {
        UUID list = cast.at(works.chair(), 40, 9, () -> inspections.add("冬季用工检查表", List.of(
                new Checklist.NewItem(Cause.PAY, "按月足额支付工资，有工资清单", "劳动法 50"),
                new Checklist.NewItem(Cause.SAFETY, "发放合格的劳动防护用品", "安全生产法 45"),
                new Checklist.NewItem(Cause.HOURS_AND_LEAVE, "每周至少休息一日", "劳动法 38"),
                new Checklist.NewItem(Cause.SPECIAL_PROTECTION, "不安排孕期、哺乳期女职工从事禁忌劳动", "女职工劳动保护特别规定 4"))));
        UUID plan = cast.at(works.chair(), 38, 9, () -> done(inspections.plan(cast.key("plan"), "冬季用工检查", list, cast.day(38), cast.today().plusDays(30), List.of(cast.firm()))));
        cast.at(works.rights(), 15, 16, () -> {
            var visit = inspections.of(plan).getFirst();
            var answers = inspections.checklist(list).items().stream().map(item -> item.position() == 2
                    ? new ItemAnswer(item.id(), ItemAnswer.Found.FINDING, "打磨岗位两个月没有发放口罩。", null) : new ItemAnswer(item.id(), ItemAnswer.Found.KEPT, "", null)).toList();
            return done(inspections.complete(visit.id(), visit.version(), cast.day(15), "监督员两人", "单位陪同检查。", answers));
        });
    }

    void draftLaw(DemoCast cast, Office works) {
        UUID draft = cast.at("county-chair", 25, 9, () -> done(drafts.register(new RegisterDraft(cast.key("draft"), "演示市快递市场促进条例（征求意见稿）", "演示市司法局",
                "第一条 为了促进快递市场健康发展，保护快递员合法权益，制定本条例。\n第二条 快递企业应当按月结算派送费。\n第三条 快递企业应当为快递员配备必要的劳动防护用品。",
                cast.day(25), cast.today().plusDays(5), cast.today().plusDays(20)))));
        cast.at(works.chair(), 12, 9, () -> done(drafts.giveAsUnion(cast.key("opinion of works"), draft, "第二条", "建议写明每月结算的最后日期，并写明逾期的责任。")));
        cast.at("courier", 8, 21, () -> done(drafts.give(cast.key("opinion of courier"), draft, "第三条", "雨衣和头盔应当由站点免费发，坏了要换。")));
        cast.at("county-chair", 30, 9, () -> done(letters.remindArea(new ComposeLetter(cast.key("area"), "辖区各快递企业和站点", "关于岁末按时结算派送费的提示函",
                "岁末年初是派送费拖欠的多发时期。", "《中华人民共和国劳动法》第五十条", "在每月约定的日期足额结算派送费，不以罚代管。"), cast.couriersAt())));
    }

    void risk(DemoCast cast, Office works) {
        UUID officer = cast.seat(works.rights()).personId();
        String phone = cast.at(Desk.own(officer), 200, 9, () -> persons.own(officer, SensitiveField.PHONE)).orElseThrow();
        cast.at(works.chair(), 200, 9, () -> done(risks.name(phone, "分管劳动关系预警", cast.today().plusDays(400))));
        cast.at(works.rights(), 2, 17, () -> done(risks.record(new RecordRisk(cast.key("risk"), cast.firm().id(), RiskKind.ARREARS, 36, 1, false, false,
                "十月工资推迟到现在没有发放，单位称回款困难。", cast.day(2)))));
    }
}
