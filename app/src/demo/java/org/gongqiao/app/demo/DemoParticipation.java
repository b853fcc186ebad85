package org.gongqiao.app.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.congress.Body;
import org.gongqiao.app.congress.Congresses;
import org.gongqiao.app.congress.Delegate;
import org.gongqiao.app.organization.EmployerKind;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.proposals.guide.Guides;
import org.gongqiao.app.proposals.guide.Phase;
import org.gongqiao.app.proposals.proposal.OwnProposals;
import org.gongqiao.app.proposals.proposal.ProposalDesk;
import org.gongqiao.app.proposals.proposal.ReplyKind;
import org.gongqiao.app.proposals.proposal.Topic;
import org.gongqiao.app.proposals.proposal.WriteProposal;
import org.gongqiao.app.proposals.suggestion.Benefit;
import org.gongqiao.app.proposals.suggestion.Field;
import org.gongqiao.app.proposals.suggestion.FileSuggestion;
import org.gongqiao.app.proposals.suggestion.RewardRates;
import org.gongqiao.app.proposals.suggestion.Suggestions;
import org.gongqiao.app.surveys.form.SurveyForms;
import org.gongqiao.app.surveys.sheet.Sheet;
import org.gongqiao.app.surveys.sheet.Surveys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Proposals, suggestions, a guide with a pilot and a survey, in several stages. Proposals are told where a congress with delegates
 * stands already; everything else stands on its own.
 */
@Component
@Order(60)
class DemoParticipation implements DemoStory {

    private static final Logger LOG = LoggerFactory.getLogger(DemoParticipation.class);

    private final OwnProposals own;
    private final ProposalDesk desk;
    private final Suggestions suggestions;
    private final Guides guides;
    private final Surveys surveys;
    private final SurveyForms forms;
    private final Congresses congresses;
    private final Unions unions;
    private final Clock clock;

    DemoParticipation(OwnProposals own, ProposalDesk desk, Suggestions suggestions, Guides guides, Surveys surveys, SurveyForms forms, Congresses congresses,
                      Unions unions, Clock clock) {
        this.own = own;
        this.desk = desk;
        this.suggestions = suggestions;
        this.guides = guides;
        this.surveys = surveys;
        this.forms = forms;
        this.congresses = congresses;
        this.unions = unions;
        this.clock = clock;
    }

    @Override
    public String step() {
        return "demo.step.participation";
    }

    /** Keys are the same at each run, so that a story told again makes nothing twice; it ends where the next act was done before. */
    @Override
    public void tell(long seed, DemoAccounts.Desks desks, DataSource owner) {
        var cast = new DemoCast(seed, clock, LocalDate.now(clock), desks, List.of(), List.of());
        told("guide", () -> guide(cast));
        told("suggestions", () -> suggested(cast));
        told("survey", () -> survey(cast));
        told("proposals", () -> proposed(cast));
    }

    private static void told(String story, Runnable telling) {
        try {
            telling.run();
        } catch (DemoCast.StoryEnds ends) {
            LOG.warn("the story \"{}\" of the demonstration ends early: {}", story, ends.getMessage());
        }
    }

    private static UUID done(org.gongqiao.app.proposals.Outcome outcome) {
        if (outcome instanceof org.gongqiao.app.proposals.Outcome.Done(UUID id)) {
            return id;
        }
        throw new DemoCast.StoryEnds(outcome);
    }

    private static UUID filled(org.gongqiao.app.surveys.Outcome outcome) {
        if (outcome instanceof org.gongqiao.app.surveys.Outcome.Done(UUID id)) {
            return id;
        }
        throw new DemoCast.StoryEnds(outcome);
    }

    private void guide(DemoCast cast) {
        UUID guide = cast.at("county-chair", 120, 9, () -> done(guides.publish(cast.key("guide"), cast.seats().county().id(), "职代会提案工作指引（演示）",
                "一、开会前四十五天向代表征集提案，写明案由、理由和措施。\n二、提案委员会在规定天数内审查，不立案的说明理由。\n三、承办部门书面答复。\n四、提案人和附议人评价答复，没有解决的再办一次。\n五、办理情况向下一次职代会报告。",
                List.of())));
        if (cast.at("county-chair", 60, 9, () -> guides.get(guide)).version() == 1) {
            cast.at("county-chair", 60, 9, () -> done(guides.publishNext(guide, 1, "一、开会前四十五天向代表征集提案，写明案由、理由和措施，可以录音、拍照。\n二、提案委员会在规定天数内审查，不立案的说明理由。\n三、同类提案经提案人同意后合并。\n四、承办部门书面答复。\n五、提案人和附议人评价答复，没有解决的再办一次。\n六、办理情况向下一次职代会报告。",
                    "增加录音、拍照和合并办理", List.of())));
        }
        UUID pilot = cast.at("county-chair", 50, 10, () -> done(guides.name(cast.key("pilot"), cast.seats().works().id(), guide, "手机征集提案", cast.day(50),
                cast.today().plusDays(130))));
        cast.at("county-chair", 49, 10, () -> guides.count(pilot, Phase.BASELINE, cast.day(230), cast.day(51)));
    }

    private void suggested(DemoCast cast) {
        UUID works = cast.seats().works().id();
        if (cast.at("chair", 100, 9, () -> suggestions.rates(works)).isEmpty()) {
            cast.at("chair", 100, 9, () -> done(suggestions.setRates(works, List.of(new RewardRates.Band(0, 5_000, 0), new RewardRates.Band(100_000, 10_000, 150),
                    new RewardRates.Band(5_000_000, 50_000, 200)))));
        }
        UUID box = suggestion(cast, "member", 80, "box", Field.SAVING, "纸箱改用周转箱", "每件用一个纸箱，一元五角，用一次就扔。", "同城件改用周转箱，折合每次一元二角。");
        cast.at("chair", 70, 10, () -> done(suggestions.decide(box, 0, true, "可行，先在二号线试。")));
        cast.at("chair", 20, 15, () -> done(suggestions.done(box, 1, "二号线已改用周转箱，运行正常。", new Benefit(150, 120, 12_000, 12, 600_000))));
        UUID lamp = suggestion(cast, "member", 12, "lamp", Field.SAFETY, "装卸口加感应灯", "夜里装卸口暗，上个月有人崴脚。", "加两盏感应灯。");
        LOG.debug("a suggestion waits: {}", lamp);
    }

    private UUID suggestion(DemoCast cast, String login, int daysAgo, String key, Field field, String title, String situation, String improvement) {
        Desk self = Desk.own(cast.seat(login).personId());
        return cast.at(self, daysAgo, 20, () -> done(suggestions.file(new FileSuggestion(cast.key("suggestion " + key), cast.seats().works().id(), field, title,
                situation, improvement, List.of()))));
    }

    private void survey(DemoCast cast) {
        UUID form = cast.at("county-chair", 15, 9, () -> filled(forms.keep(cast.key("survey form"), "民主管理建制情况调查表（演示）", forms.shipped())));
        UUID survey = cast.at("county-chair", 14, 9, () -> filled(surveys.issue(new Surveys.Issue(cast.key("survey"), form, "民主管理建制情况摸底（演示）", cast.day(14),
                cast.day(14).plusDays(20), EnumSet.of(EmployerKind.ENTERPRISE, EmployerKind.PLATFORM, EmployerKind.PARTNER)))));
        boolean told = cast.at("county-chair", 10, 9, () -> surveys.rates(surveys.get(survey), cast.seats().county().id()).progress().answered()) > 0;
        if (told) {
            return;
        }
        List<Sheet> open = cast.at("county-chair", 10, 9, () -> surveys.sheets(survey, List.of(Sheet.State.OPEN), null, 60)).items();
        int number = 0;
        for (Sheet sheet : open) {
            // Two of three have answered, of whom most have a congress.
            if (number % 3 != 2) {
                answer(cast, sheet, number % 4 != 3, number % 2 == 0);
            }
            number++;
        }
    }

    private void answer(DemoCast cast, Sheet sheet, boolean congress, boolean openness) {
        int all = sheet.staff() == null ? 60 : sheet.staff();
        String staff = String.valueOf(all);
        Map<String, String> answers = congress ? Map.of("staff", staff, "congress", "yes", "congressForm", "职工代表大会", "lastSession", cast.day(190).toString(), "delegates",
                String.valueOf(Math.min(35, all)), "openness", openness ? "yes" : "no", "opennessForm", "公开栏", "contract", "yes") : Map.of("staff", staff, "congress", "no", "openness", "no", "contract", "no");
        cast.at("city-reviewer", 8, 10, () -> surveys.fill(sheet.id(), sheet.version(), answers));
    }

    private void proposed(DemoCast cast) {
        Optional<Body> body = service(() -> congresses.of(cast.seats().works().id()).stream().filter(Body::isLive).filter(each -> !each.kind().isOfMembers()).findFirst());
        List<Delegate> delegates = body.map(each -> service(() -> congresses.roster(each.id(), cast.day(45)).delegates())).orElse(List.of());
        if (delegates.size() < 5) {
            throw new DemoCast.StoryEnds("no congress with delegates");
        }
        List<UUID> all = new ArrayList<>(delegates.stream().map(Delegate::person).toList());
        UUID answered = proposal(cast, body.get(), all, 0, 45, "fence", Topic.SAFETY, "更新三号分拣线护栏", "三号线护栏松动，今年已经碰伤两人。", "换成带联锁的护栏，停线检修时自动断电。");
        cast.at("chair", 40, 9, () -> done(desk.putOnFile(answered, version(answered))));
        cast.at("chair", 38, 9, () -> done(desk.assign(answered, version(answered), new ProposalDesk.Owner("设备部", null, null, null), "https://gongqiao.example")));
        cast.at("chair", 15, 16, () -> done(desk.reply(answered, version(answered), ReplyKind.SOLVED, "护栏已更换，并加装断电联锁。", cast.day(15))));
        cast.at(Desk.own(all.get(1)), 14, 20, () -> own.rate(answered, 5, true));
        UUID waiting = proposal(cast, body.get(), all, 2, 43, "bus", Topic.WELFARE, "增加夜班班车", "夜班十一点下班，没有公交。", "十一点和一点各发一班车。");
        cast.at("chair", 37, 9, () -> done(desk.putOnFile(waiting, version(waiting))));
        cast.at("chair", 36, 9, () -> done(desk.assign(waiting, version(waiting), new ProposalDesk.Owner("行政部", null, null, null), "https://gongqiao.example")));
        cast.at("chair", 5, 9, () -> done(desk.urge(waiting, version(waiting))));
        proposal(cast, body.get(), all, 3, 4, "training", Topic.TRAINING, "新员工先跟班再上岗", "新员工第一天就单独上机。", "跟班三天，考核合格再上岗。");
    }

    private int version(UUID proposal) {
        return desk.get(proposal).version();
    }

    /** Written, seconded by two others and handed in; one told before is not handed in again. */
    private UUID proposal(DemoCast cast, Body body, List<UUID> delegates, int proposer, int daysAgo, String key, Topic topic, String title, String reason, String measure) {
        Desk self = Desk.own(delegates.get(proposer));
        List<UUID> seconders = List.of(delegates.get((proposer + 1) % delegates.size()), delegates.get((proposer + 2) % delegates.size()));
        UUID id = cast.at(self, daysAgo, 20, () -> done(own.write(new WriteProposal(cast.key("proposal " + key), body.id(), topic, title, reason, measure, seconders, List.of()))));
        seconders.forEach(each -> cast.at(Desk.own(each), daysAgo, 21, () -> own.second(id, 1, true)));
        cast.at(self, daysAgo, 22, () -> done(own.submit(id, own.get(id).version())));
        return id;
    }

    private <T> T service(Supplier<T> work) {
        return Scope.call(Scope.service("demo", unions.root().orElseThrow().areaPath()), work);
    }
}
