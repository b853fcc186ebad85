package org.gongqiao.app.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.casework.Joins;
import org.gongqiao.app.casework.Ratings;
import org.gongqiao.app.claims.file.Circumstance;
import org.gongqiao.app.claims.file.Claim;
import org.gongqiao.app.claims.ClaimFiling;
import org.gongqiao.app.claims.ClaimOutcome;
import org.gongqiao.app.claims.file.ClaimType;
import org.gongqiao.app.claims.ClaimWork;
import org.gongqiao.app.claims.Claims;
import org.gongqiao.app.claims.file.FileClaim;
import org.gongqiao.app.claims.Filing;
import org.gongqiao.app.claims.file.Occupation;
import org.gongqiao.app.claims.OwnClaims;
import org.gongqiao.app.claims.file.RefusalReason;
import org.gongqiao.app.claims.file.Topic;
import org.gongqiao.app.identity.Consents;
import org.gongqiao.app.identity.IdType;
import org.gongqiao.app.identity.NewPerson;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.identity.Purpose;
import org.gongqiao.app.organization.Employer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Invented questions, claims and complaints, filed and handled as people file and handle them. */
@Component
class DemoClaims {

    /** What somebody says; the rest of the form follows from it. */
    record Said(Occupation occupation, ClaimType type, Topic topic, Employer employer, String text, @Nullable Long cents, Set<Circumstance> circumstances) {

        static Said claim(Occupation occupation, Topic topic, Employer employer, @Nullable Long cents, String text, Circumstance... circumstances) {
            return new Said(occupation, ClaimType.CLAIM, topic, employer, text, cents, Set.of(circumstances));
        }

        static Said question(Occupation occupation, Topic topic, Employer employer, String text) {
            return new Said(occupation, ClaimType.QUESTION, topic, employer, text, null, Set.of());
        }

        static Said complaint(Occupation occupation, Topic topic, Employer employer, String text, Circumstance... circumstances) {
            return new Said(occupation, ClaimType.COMPLAINT, topic, employer, text, null, Set.of(circumstances));
        }
    }

    private final Filing filing;
    private final ClaimWork work;
    private final OwnClaims own;
    private final Claims claims;
    private final Joins joins;
    private final Ratings ratings;
    private final Persons persons;
    private final Consents consents;

    DemoClaims(Filing filing, ClaimWork work, OwnClaims own, Claims claims, Joins joins, Ratings ratings, Persons persons, Consents consents) {
        this.filing = filing;
        this.work = work;
        this.own = own;
        this.claims = claims;
        this.joins = joins;
        this.ratings = ratings;
        this.persons = persons;
        this.consents = consents;
    }

    /** Enters an invented person who has no account; the same number is the same person. */
    UUID person(DemoCast cast, int number) {
        var made = cast.made(number);
        UUID id = cast.person(number);
        if (persons.byDocument(IdType.RESIDENT_ID, made.idNumber()).isEmpty()) {
            cast.at(Desk.own(id), 100, 9, () -> {
                persons.enter(id, new NewPerson(made.name(), IdType.RESIDENT_ID, made.idNumber(), cast.phone(number), made.sex(), made.birthOn(), "01"));
                return id;
            });
        }
        return id;
    }

    UUID file(DemoCast cast, UUID person, int daysAgo, Said said, int people, boolean sealed) {
        LocalDate from = said.cents() == null ? null : cast.day(daysAgo + 70);
        LocalDate until = said.cents() == null ? null : cast.day(daysAgo + 9);
        var form = new FileClaim(cast.key("claim " + person + said.text()), said.type(), said.topic(), said.occupation(), said.employer().name(),
                said.employer().id(), said.employer().region(), said.employer().unitId(), from, until, cast.day(daysAgo + 12), null, people, said.cents(), null,
                said.circumstances(), said.text(), Map.of(), sealed, List.of());
        return cast.at(Desk.own(person), daysAgo, 12, () -> {
            consents.give(person, Purpose.RIGHTS);
            return filing.file(person, form) instanceof ClaimFiling.Filed(UUID id) ? id : ended("no union takes it");
        });
    }

    private static UUID ended(String why) {
        throw new DemoCast.StoryEnds(why);
    }

    private interface Deed {
        ClaimOutcome on(UUID id, int version);
    }

    private Claim does(DemoCast cast, String login, int daysAgo, UUID id, Deed deed) {
        return cast.at(login, daysAgo, 15, () -> deed.on(id, claims.get(id).version()) instanceof ClaimOutcome.Done(Claim now) ? now : stuck(id));
    }

    private static Claim stuck(UUID id) {
        throw new DemoCast.StoryEnds("claim " + id);
    }

    void accepts(DemoCast cast, String login, int daysAgo, UUID id) {
        does(cast, login, daysAgo, id, work::accept);
    }

    void answers(DemoCast cast, String login, int daysAgo, UUID id, String text) {
        does(cast, login, daysAgo, id, (claim, version) -> work.answer(claim, version, text));
    }

    void asksBack(DemoCast cast, String login, int daysAgo, UUID id, String text) {
        does(cast, login, daysAgo, id, (claim, version) -> work.askBack(claim, version, text));
    }

    void mediates(DemoCast cast, String login, int daysAgo, UUID id) {
        does(cast, login, daysAgo, id, work::mediate);
    }

    /** The eleven of one station: one leads, ten join, one offers to represent them. Returns the leading claim. */
    UUID eleven(DemoCast cast, int daysAgo, Said said) {
        UUID lead = file(cast, cast.ofTheEleven(0), daysAgo, said, 11, false);
        var matters = new ArrayList<UUID>();
        for (int i = 1; i <= 10; i++) {
            UUID person = person(cast, i);
            Said same = Said.claim(said.occupation(), said.topic(), said.employer(), 240_000L + i * 13_050L, "两个月的派送费都没有结，问站长只说再等等。");
            UUID id = file(cast, person, daysAgo - 1, same, 11, false);
            UUID matter = cast.at(Desk.own(person), daysAgo - 1, 13, () -> own.get(id).matterId());
            joins.recognise(matter);
            boolean stands = i == 1;
            String name = cast.made(i).name();
            cast.at(Desk.own(person), daysAgo - 2, 19, () -> joins.answer(matter, true) && (!stands || joins.stand(matter, name)));
            matters.add(matter);
        }
        accepts(cast, "couriers-rights", daysAgo - 3, lead);
        cast.at("couriers-rights", daysAgo - 4, 10, () -> {
            for (UUID matter : matters) {
                work.join(lead, matter);
            }
            return work.represent(lead, List.of(matters.getFirst()));
        });
        return lead;
    }

    /** All but the collective claim. */
    void others(DemoCast cast) {
        Employer first = cast.station(0);
        Employer second = cast.station(1);
        Employer third = cast.station(2);
        UUID courier = cast.seat("courier").personId();
        UUID member = cast.seat("member").personId();

        // The worker who looks at his phone: asked for something, and an answer to be rated.
        UUID asked = file(cast, courier, 4, Said.claim(Occupation.COURIER, Topic.PLATFORM, first, 86_000L,
                "顾客说没收到货，站里不看签收照片就扣了我 860 元。我有当天的签收照片。"), 1, false);
        accepts(cast, "couriers-rights", 3, asked);
        asksBack(cast, "couriers-rights", 1, asked, "请把当天的签收照片发给我们，并写明扣款的日期。");
        UUID rated = file(cast, courier, 80, Said.question(Occupation.COURIER, Topic.INSURANCE, first, "站里说跑单的都不用交工伤保险，是这样吗？"), 1, false);
        answers(cast, "couriers-rights", 77, rated, "平台企业要按规定参加职业伤害保障。我们已经把办理地点和需要的材料发给您，站里也已知道。");
        UUID answered = file(cast, member, 12, Said.claim(Occupation.OTHER, Topic.HOURS, cast.firm(), 148_000L, "九月连续三个周末加班，没有补休，也没有加班费。"), 1, false);
        accepts(cast, "rights", 10, answered);
        answers(cast, "rights", 3, answered, "单位已核对考勤，九月六天周末加班费 1,480 元随十一月工资发放。没有收到请直接在这里告诉我们。");
        file(cast, member, 1, Said.question(Occupation.OTHER, Topic.CONTRACT, cast.firm(), "合同下个月到期，单位还没有说续不续签，我应该做什么？"), 1, false);

        // On the desks: new, urgent, under way, waiting.
        file(cast, person(cast, 20), 0, Said.complaint(Occupation.FOOD_DELIVERY, Topic.SAFETY, second,
                "站点充电间线路发热冒烟，还有人在里面睡觉。", Circumstance.DANGER), 6, false);
        file(cast, person(cast, 21), 2, Said.claim(Occupation.RIDE_HAILING, Topic.PLATFORM, third, 42_000L, "账号被封三天，说是投诉多，不给看投诉内容。"), 1, false);
        file(cast, person(cast, 22), 1, Said.question(Occupation.FOOD_DELIVERY, Topic.INJURY, second, "送餐路上摔伤骨折，工伤怎么申请？"), 1, false);
        UUID handled = file(cast, person(cast, 23), 14, Said.claim(Occupation.TRUCK, Topic.CONTRACT, first, 800_000L, "挂靠合同到期，押金八千元不退。"), 1, false);
        accepts(cast, "couriers-rights", 12, handled);
        UUID waits = file(cast, person(cast, 24), 8, Said.claim(Occupation.COURIER, Topic.HOURS, second, 61_000L, "双十一期间每天十四小时，没有休息日。"), 3, false);
        accepts(cast, "couriers-rights", 6, waits);
        asksBack(cast, "couriers-rights", 5, waits, "请告诉我们大约从哪天开始、有几位同事也是这样。");
        file(cast, person(cast, 25), 0, Said.claim(Occupation.OTHER, Topic.DISMISSAL, cast.firm(), null, "告诉主管怀孕以后，三天就收到解除通知。", Circumstance.MATERNITY), 1, false);
        UUID gear = file(cast, person(cast, 26), 9, Said.complaint(Occupation.OTHER, Topic.SAFETY, cast.firm(), "打磨岗位的口罩两个月没有发。"), 12, false);
        accepts(cast, "rights", 7, gear);

        // Ended in each way.
        UUID refused = file(cast, person(cast, 27), 33, Said.claim(Occupation.TRUCK, Topic.OTHER, third, 300_000L, "和货主的运费纠纷。"), 1, false);
        does(cast, "couriers-rights", 30, refused, (id, version) -> work.refuse(id, version, RefusalReason.OUTSIDE_SCOPE,
                "您和货主之间是货运合同，不是劳动关系。可以找区人民调解委员会，或者向法院起诉；地址和电话已附在短信里。"));
        UUID withdrawn = file(cast, person(cast, 28), 26, Said.claim(Occupation.COURIER, Topic.WAGES, second, 31_000L, "九月少发 310 元。"), 1, false);
        cast.at(Desk.own(cast.person(28)), 24, 20, () -> own.withdraw(withdrawn));
        UUID settled = file(cast, person(cast, 29), 48, Said.claim(Occupation.FOOD_DELIVERY, Topic.WAGES, second, 127_500L, "离职后最后一个月的配送费没有结。"), 1, false);
        accepts(cast, "couriers-rights", 46, settled);
        answers(cast, "couriers-rights", 38, settled, "站点已于十日前补发 1,275 元，请核对。");
        UUID matter = cast.at(Desk.own(cast.person(29)), 37, 20, () -> own.get(settled).matterId());
        cast.at(Desk.own(cast.person(29)), 37, 20, () -> ratings.rate(matter, 5, true, "四天就有人打电话，谢谢。"));
        UUID poor = file(cast, person(cast, 30), 16, Said.claim(Occupation.RIDE_HAILING, Topic.INSURANCE, third, 220_000L, "跑了两年没有任何保险。"), 1, false);
        answers(cast, "couriers-rights", 12, poor, "您的情况要先确认与哪家企业有关系，请补充合同。");
        cast.at(Desk.own(cast.person(30)), 2, 20, () -> own.reopen(poor, "合同已经交过，没有人看。"));
        UUID passed = file(cast, person(cast, 31), 4, Said.complaint(Occupation.SEA, Topic.WOMEN, first, "船上没有给女船员单独的洗漱间。"), 4, false);
        cast.at("couriers-rights", 2, 16, () -> work.handOver(passed, claims.get(passed).version(), "涉及港航企业，请县区总工会办理。"));

        // Sealed: only the two keepers of the county know of it, and only together can they read it.
        file(cast, person(cast, 32), 5, Said.complaint(Occupation.FOOD_DELIVERY, Topic.HARASSMENT, second, "站长深夜发不堪入目的信息，拒绝就不给派单。"), 1, true);
    }
}
