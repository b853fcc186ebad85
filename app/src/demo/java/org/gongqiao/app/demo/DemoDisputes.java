package org.gongqiao.app.demo;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.claims.Claims;
import org.gongqiao.app.disputes.file.ActOutcome;
import org.gongqiao.app.disputes.CaseFiles;
import org.gongqiao.app.disputes.file.Cause;
import org.gongqiao.app.disputes.file.Dispute;
import org.gongqiao.app.disputes.file.DisputeAct;
import org.gongqiao.app.disputes.Disputes;
import org.gongqiao.app.disputes.file.Evidence;
import org.gongqiao.app.disputes.file.EvidenceKind;
import org.gongqiao.app.disputes.file.HeadKind;
import org.gongqiao.app.disputes.file.Mediator;
import org.gongqiao.app.disputes.Mediators;
import org.gongqiao.app.disputes.file.OpenDispute;
import org.gongqiao.app.disputes.file.RecordAct;
import org.gongqiao.app.disputes.file.Side;
import org.gongqiao.app.disputes.aid.Aid;
import org.gongqiao.app.disputes.aid.Aids;
import org.gongqiao.app.disputes.channel.Channel;
import org.gongqiao.app.disputes.channel.Channels;
import org.gongqiao.app.disputes.dismissal.Answers;
import org.gongqiao.app.disputes.dismissal.Answers.Fact;
import org.gongqiao.app.disputes.dismissal.Dismissals;
import org.gongqiao.app.disputes.dismissal.Reason;
import org.gongqiao.app.law.rights.AidFacts;
import org.gongqiao.app.membership.Trade;
import org.gongqiao.app.organization.Employer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Invented disputes in all stages, notices of dismissal, a channel to a court; each step as an officer records it. */
@Component
class DemoDisputes {

    private static final String COMMISSION = "演示区劳动人事争议仲裁委员会";
    private static final Predicate<Dispute.Claimant> ALL = claimant -> true;

    private final Disputes disputes;
    private final Mediators mediators;
    private final CaseFiles files;
    private final Channels channels;
    private final Aids aids;
    private final Dismissals dismissals;
    private final Claims claims;
    private final DemoClaims filed;

    DemoDisputes(Disputes disputes, Mediators mediators, CaseFiles files, Channels channels, Aids aids, Dismissals dismissals, Claims claims, DemoClaims filed) {
        this.disputes = disputes;
        this.mediators = mediators;
        this.files = files;
        this.channels = channels;
        this.aids = aids;
        this.dismissals = dismissals;
        this.claims = claims;
        this.filed = filed;
    }

    /** One dispute of one desk, as it goes on; each step names the days since. */
    private final class Story {

        private final DemoCast cast;
        private final String login;
        private final UUID id;

        Story(DemoCast cast, String login, UUID id) {
            this.cast = cast;
            this.login = login;
            this.id = id;
        }

        Story step(DisputeAct act, int daysAgo, Predicate<Dispute.Claimant> who, String note, String place, @Nullable Long cents, @Nullable LocalDate until,
                   DisputeAct.Mark... marks) {
            cast.at(login, daysAgo, 16, () -> {
                Set<UUID> whom = disputes.claimants(id).stream().filter(each -> each.stage().isOpen() && act.from().contains(each.stage())).filter(who)
                        .map(Dispute.Claimant::id).collect(Collectors.toSet());
                var step = new RecordAct(cast.key(id + " " + act + daysAgo), disputes.get(id).version(), act, cast.day(daysAgo), whom, note, place, cents, until,
                        List.of(marks));
                if (!(disputes.record(id, step) instanceof ActOutcome.Done)) {
                    throw new DemoCast.StoryEnds(act);
                }
                return id;
            });
            return this;
        }

        Story step(DisputeAct act, int daysAgo, String note) {
            return step(act, daysAgo, ALL, note, "", null, null);
        }

        Story mediated(int daysAgo, Mediator.Seat seat) {
            cast.at(login, daysAgo, 15, () -> {
                UUID mediator = mediators.of(disputes.get(id).unitId()).stream().filter(each -> each.seat() == seat).findFirst().orElseThrow().id();
                return mediators.assign(id, mediator, new Mediator.Declared(false, false, false, false), null);
            });
            return this;
        }

        Story signed(int daysAgo, Predicate<Dispute.Claimant> who, String terms, long cents, int performedDaysAgo) {
            return step(DisputeAct.AGREEMENT_SIGNED, daysAgo, who, terms, "", cents, cast.day(performedDaysAgo), DisputeAct.Mark.WORKER_SIGNED,
                    DisputeAct.Mark.EMPLOYER_SIGNED, DisputeAct.Mark.MEDIATOR_SIGNED, DisputeAct.Mark.BODY_SEALED);
        }

        Story stated(int daysAgo, String address, String head) {
            cast.at(login, daysAgo, 14, () -> {
                Dispute now = disputes.get(id);
                var employer = new Dispute.Employer(now.employer().id(), now.employer().name(), now.employer().code(), address, head);
                return disputes.state(id, now.version(), now.facts(), employer, COMMISSION);
            });
            return this;
        }

        Story proved(int daysAgo, Desk by, String title, EvidenceKind kind, String source, String proves) {
            cast.at(by, daysAgo, 20, () -> files.add(id, new Evidence.Offer(title, kind, source, proves, false, false), by.isPost() ? Side.UNION : Side.WORKER,
                    title + ".txt", new ByteArrayInputStream((title + "\n" + proves + "\n").getBytes(StandardCharsets.UTF_8))));
            return this;
        }
    }

    void mediators(DemoCast cast) {
        for (String login : List.of("couriers-rights", "rights")) {
            cast.at(login, 150, 9, () -> mediators.add("演示调解员林书", Mediator.Seat.STAFF, "", Mediator.Basis.UNION_MEMBER, true));
            cast.at(login, 150, 9, () -> mediators.add("演示调解员周和", Mediator.Seat.STAFF, "", Mediator.Basis.ELECTED, false));
            cast.at(login, 150, 10, () -> mediators.add("演示调解员高远", Mediator.Seat.EMPLOYER, login.equals("rights") ? cast.firm().name() : cast.station(0).name(),
                    Mediator.Basis.NAMED_BY_EMPLOYER, false));
            cast.at(login, 150, 10, () -> mediators.add("演示律师沈明", Mediator.Seat.OUTSIDE, "演示律师事务所", Mediator.Basis.JOINTLY_CHOSEN, false));
        }
    }

    /** The eleven: six agree and are paid, five go before the commission. */
    void ofTheEleven(DemoCast cast, UUID claim, int mediatedDaysAgo) {
        filed.mediates(cast, "couriers-rights", mediatedDaysAgo, claim);
        UUID id = cast.at("couriers-rights", mediatedDaysAgo, 16, () -> disputes.byMatter(claims.get(claim).matterId())).orElseThrow();
        Predicate<Dispute.Claimant> settle = claimant -> claimant.position() > 5;
        var story = new Story(cast, "couriers-rights", id).step(DisputeAct.MEDIATION_APPLIED, mediatedDaysAgo - 1, "十一人共同申请调解，推举一人为代表。")
                .mediated(mediatedDaysAgo - 1, Mediator.Seat.STAFF)
                .proved(mediatedDaysAgo - 3, Desk.own(cast.ofTheEleven(0)), "派件记录", EvidenceKind.PHOTO, "本人手机应用截图", "两个月派件共 4,316 单")
                .step(DisputeAct.SESSION_HELD, mediatedDaysAgo - 6, ALL, "双方到场，核对了派件数量和单价。", "新就业形态联合工会调解室", null, null)
                .signed(mediatedDaysAgo - 9, settle, "站点十五日内一次付清六人派送费。", 1_921_500L, mediatedDaysAgo - 24)
                .step(DisputeAct.MEDIATION_FAILED, mediatedDaysAgo - 11, "站点不同意支付其余五人的派送费。")
                .stated(mediatedDaysAgo - 13, "演示区物流园 8 号", "贺某，站长")
                .proved(mediatedDaysAgo - 14, cast.seat("couriers-rights"), "派送费结算规则", EvidenceKind.RULES, "站点公告栏照片", "每单单价和按月结算");
        for (int i = 0; i < 5; i++) {
            UUID person = cast.ofTheEleven(i);
            String address = "演示区柳林路 " + (i + 1) + " 号";
            cast.at(Desk.own(person), mediatedDaysAgo - 13, 21, () -> disputes.particulars(id, mine(id, person), "", "", address));
        }
        story.step(DisputeAct.AGREEMENT_KEPT, mediatedDaysAgo - 24, ALL, "六人均已收到。", "", null, null)
                .step(DisputeAct.ARBITRATION_FILED, mediatedDaysAgo - 25, ALL, "", COMMISSION, null, null)
                .step(DisputeAct.ARBITRATION_ACCEPTED, mediatedDaysAgo - 28, "")
                .step(DisputeAct.TRIBUNAL_NAMED, mediatedDaysAgo - 31, "")
                .step(DisputeAct.COPY_SERVED, mediatedDaysAgo - 32, "")
                .step(DisputeAct.DEFENCE_RECEIVED, mediatedDaysAgo - 40, "单位认为派送费已由承包人支付。")
                .step(DisputeAct.DEFENCE_PASSED_ON, mediatedDaysAgo - 43, "")
                .step(DisputeAct.HEARING_FIXED, mediatedDaysAgo - 45, ALL, "", "第三仲裁庭", null, cast.today().plusDays(9));
    }

    private UUID mine(UUID dispute, UUID person) {
        return disputes.claimants(dispute).stream().filter(each -> person.equals(each.personId())).findFirst().orElseThrow().id();
    }

    private Story opened(DemoCast cast, String login, int daysAgo, int person, Cause cause, String title, HeadKind head, long cents, String facts) {
        Employer employer = login.equals("rights") ? cast.firm() : cast.station(person);
        UUID worker = filed.person(cast, person);
        var made = cast.made(person);
        var opened = new OpenDispute(cast.key("dispute " + title), null, null, login.equals("rights") ? Trade.OTHER : Trade.COURIER, cause, title,
                new Dispute.Employer(employer.id(), employer.name(), employer.creditCode() == null ? "" : employer.creditCode(), "演示区工业路 9 号", "程某，经理"),
                cast.day(daysAgo + 800), null, cast.day(daysAgo + 30), facts, COMMISSION, List.of(new OpenDispute.NewClaimant(worker, made.name(), made.sex(),
                        made.birthOn(), login.equals("rights") ? "操作工" : "配送员", made.idNumber(), cast.phone(person), "演示区柳林路 " + person + " 号", false,
                        List.of(new OpenDispute.NewHead(head, cents == 0 ? null : cents, "")))));
        return new Story(cast, login, cast.at(login, daysAgo, 10, () -> disputes.open(opened)));
    }

    void consulting(DemoCast cast) {
        opened(cast, "rights", 6, 40, Cause.OVERTIME, "周末加班费未付", HeadKind.OVERTIME_PAY, 512_000L, "今年三月起每月两个周末加班，单位只安排调休，未安排的没有支付加班费。")
                .step(DisputeAct.CONSULTATION_PROPOSED, 3, "向单位送达协商要求，请求核对考勤。");
    }

    void mediating(DemoCast cast) {
        var story = opened(cast, "rights", 14, 41, Cause.SEVERANCE, "合同到期未续签的经济补偿", HeadKind.SEVERANCE, 3_480_000L, "合同到期后单位不再续签，没有支付经济补偿。")
                .step(DisputeAct.MEDIATION_APPLIED, 12, "双方同意由企业调解委员会调解。").mediated(11, Mediator.Seat.STAFF)
                .step(DisputeAct.SESSION_HELD, 4, ALL, "单位愿意支付，金额还要计算工龄。", "工会会议室", null, null)
                .proved(10, Desk.own(cast.person(41)), "劳动合同", EvidenceKind.CONTRACT, "本人保存的原件", "2019 年起连续签订三次");
        UUID channel = cast.at("county-rights", 140, 9, () -> channels.name("演示连调", "由工会、法院、司法行政和人社部门共同调解劳动争议"));
        cast.at("county-rights", 140, 9, () -> {
            channels.addPartner(channel, Channel.Kind.COURT, "演示区人民法院诉调对接中心", "唐某", "19900009901");
            channels.addPartner(channel, Channel.Kind.JUSTICE_BUREAU, "演示区司法局人民调解委员会", "曾某", "19900009902");
            return channel;
        });
        cast.at("rights", 2, 11, () -> channels.all().stream().filter(each -> each.id().equals(channel)).findFirst()
                .map(each -> channels.propose(story.id, each.partners().getFirst().id())).orElse(null));
    }

    void agreed(DemoCast cast) {
        opened(cast, "couriers-rights", 20, 42, Cause.WORK_INJURY, "送餐摔伤的医疗费", HeadKind.INJURY_TREATMENT, 1_260_000L, "雨天送餐摔伤左臂，站点垫付一部分后不再支付。")
                .step(DisputeAct.MEDIATION_APPLIED, 18, "").mediated(18, Mediator.Seat.STAFF)
                .step(DisputeAct.SESSION_HELD, 12, ALL, "核对了票据。", "联合工会调解室", null, null)
                .signed(5, ALL, "站点两期付清医疗费。", 1_200_000L, -20);
    }

    void awarded(DemoCast cast) {
        var story = opened(cast, "rights", 90, 43, Cause.DISMISSAL, "违法解除的赔偿金", HeadKind.DAMAGES, 9_600_000L, "单位以末位淘汰为由解除合同，没有通知工会。")
                .proved(85, Desk.own(cast.person(43)), "解除通知", EvidenceKind.NOTICE, "单位发的书面通知", "解除理由是考核排名末位")
                .step(DisputeAct.ARBITRATION_FILED, 80, ALL, "", COMMISSION, null, null).step(DisputeAct.ARBITRATION_ACCEPTED, 77, "")
                .step(DisputeAct.TRIBUNAL_NAMED, 74, "").step(DisputeAct.COPY_SERVED, 73, "").step(DisputeAct.DEFENCE_RECEIVED, 65, "单位认为属于严重违纪。")
                .step(DisputeAct.DEFENCE_PASSED_ON, 62, "").step(DisputeAct.HEARING_FIXED, 60, ALL, "", "第一仲裁庭", null, cast.day(50))
                .step(DisputeAct.HEARING_HELD, 50, "").step(DisputeAct.AWARD_RECEIVED, 3, ALL, "支持请求。", "", 9_600_000L, null);
        cast.at("rights", 2, 9, () -> {
            UUID worker = mine(story.id, cast.person(43));
            if (!(aids.ask(story.id, worker, AidFacts.Matter.OTHER_LISTED, EnumSet.of(Aid.Means.IN_DIFFICULTY), false, false) instanceof Aids.Asking.Asked)) {
                throw new DemoCast.StoryEnds("legal aid");
            }
            return worker;
        });
    }

    void ended(DemoCast cast) {
        opened(cast, "rights", 70, 44, Cause.HOURS_LEAVE, "未休年休假工资", HeadKind.HOURS_LEAVE, 0, "两年没有安排年休假。")
                .step(DisputeAct.CONSULTATION_PROPOSED, 68, "").step(DisputeAct.CONSULTATION_ANSWERED, 65, "单位同意补休并支付。")
                .step(DisputeAct.CONSULTATION_SETTLED, 64, ALL, "月底前补休五天，其余支付工资。", "", null, cast.day(50)).step(DisputeAct.AGREEMENT_KEPT, 49, "");
        opened(cast, "couriers-rights", 60, 45, Cause.PAY, "离职后派送费未结", HeadKind.WAGES, 382_000L, "离职两个月，最后一个月派送费没有结。")
                .step(DisputeAct.MEDIATION_APPLIED, 58, "").mediated(58, Mediator.Seat.STAFF)
                .step(DisputeAct.SESSION_HELD, 52, ALL, "站点承认欠付。", "联合工会调解室", null, null).signed(52, ALL, "三日内付清。", 382_000L, 49)
                .step(DisputeAct.AGREEMENT_KEPT, 48, "");
        opened(cast, "rights", 62, 46, Cause.LABOUR_RELATION, "确认劳动关系", HeadKind.LABOUR_RELATION, 0, "入职一年没有签书面合同。")
                .step(DisputeAct.WITHDRAWN, 55, "双方补签合同，本人撤回。");
    }

    void dismissals(DemoCast cast) {
        cast.at("chair", 1, 10, () -> dismissals.check(cast.key("dismissal one"), cast.firm().name(), new Answers(cast.made(47).name(), cast.day(1),
                cast.today().plusDays(29), Reason.INCOMPETENCE, "连续两个月绩效不合格", EnumSet.of(Fact.NOTICE_OR_PAY), 40, 300, 0, 0, null), List.of()));
        UUID answered = cast.at("chair", 20, 10, () -> dismissals.check(cast.key("dismissal two"), cast.firm().name(), new Answers(cast.made(48).name(), cast.day(20),
                cast.today().plusDays(10), Reason.SERIOUS_BREACH, "迟到三次", EnumSet.of(Fact.RULE_KNOWN), 70, 300, 0, 0, null), List.of()));
        cast.at("chair", 19, 10, () -> dismissals.issue(answered, dismissals.get(answered).version()));
        cast.at("chair", 14, 10, () -> dismissals.answered(answered, dismissals.get(answered).version(), cast.day(14), "单位撤回解除决定，改为书面提醒。", true, List.of()));
        cast.at("chair", 3, 11, () -> dismissals.check(cast.key("layoff"), cast.firm().name(), new Answers("", cast.day(3), cast.today().plusDays(20), Reason.LAYOFF,
                "生产线停产", EnumSet.of(Fact.LAYOFF_GROUND), 0, 300, 24, 160, cast.day(3)), List.of()));
    }
}
