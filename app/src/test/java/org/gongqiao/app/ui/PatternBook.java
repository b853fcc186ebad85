package org.gongqiao.app.ui;

import gg.jte.CodeResolver;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.support.StaticMessageSource;

/** Invented content for the sample pages under {@code src/test/jte/pattern}, which show every component once. */
public final class PatternBook {

    static final Clock FRIDAY_AFTERNOON = Clock.fixed(Instant.parse("2026-11-20T07:30:00Z"), Ui.ZONE);

    private static final TemplateEngine SAMPLES = TemplateEngine.create(new Both(), Path.of("target", "pattern-classes"), ContentType.Html);

    private PatternBook() {
    }

    /** The HTML of {@code src/test/jte/pattern/<page>.jte}. */
    static String render(String page, Locale locale, boolean large) {
        var out = new StringOutput();
        SAMPLES.render("pattern/" + page + ".jte", Map.of("ui", ui(locale, large, page.equals("phone") || page.equals("join")),
            "w", new Words(locale.equals(Locale.ENGLISH))), out);
        return out.toString();
    }

    /** A page's request: language, type size, and who looks at it. */
    static Ui ui(Locale locale, boolean large, boolean worker) {
        Words w = new Words(locale.equals(Locale.ENGLISH));
        return new Ui(new Ui.Texts(new Samples(), true), locale, FRIDAY_AFTERNOON, new Ui.Request("/", null, large, true,
            () -> new Ui.Csrf("_csrf", "X-CSRF-TOKEN", "t0ken"), () -> worker ? w.worker() : w.officer(), null, new Assets()::address));
    }

    /** The program's texts and the few that only the sample pages have. */
    private static final class Samples extends StaticMessageSource {
        private static final String[][] MENU = {{"desk", "工作台", "My desk"}, {"unions", "组织管理", "Unions"}, {"members", "会员管理", "Members"},
            {"roster", "名册导入", "Roster import"}, {"transfer", "转会办理", "Transfers"}, {"settings", "系统设置", "Settings"},
            {"home", "首页", "Home"}, {"services", "服务", "Services"}, {"messages", "消息", "Messages"}, {"me", "我的", "Me"}};

        Samples() {
            setParentMessageSource(new MessageFiles());
            for (String[] row : MENU) {
                addMessage("sample." + row[0], Locale.SIMPLIFIED_CHINESE, row[1]);
                addMessage("sample." + row[0], Locale.ENGLISH, row[2]);
            }
        }
    }

    public record Todo(String kind, String who, String union, String next, LocalDate due) {
    }

    public record Service(String icon, String label, int count) {
    }

    public record Notice(String title, String day) {
    }

    /** Sample words in one language. */
    public record Words(boolean english) {

        public String of(String zh, String en) {
            return english ? en : zh;
        }

        Ui.Viewer officer() {
            return new Ui.Viewer(of("王主任", "Wang Fang"), of("王", "W"), of("组织员", "Organiser"), of("海棠市总工会", "Haitang City Federation"),
                List.of(new Ui.DeskChoice("1", of("组织员", "Organiser"), of("海棠市总工会", "Haitang City Federation"), true),
                    new Ui.DeskChoice("2", of("主席", "Chair"), of("海棠区快递行业联合工会", "Haitang Couriers"), false)),
                List.of(new Ui.MenuItem(MenuSection.WORK, "/", "home", "sample.desk", 0), new Ui.MenuItem(MenuSection.WORK, "/unions", "sitemap", "sample.unions", 0),
                    new Ui.MenuItem(MenuSection.WORK, "/members", "users", "sample.members", 0), new Ui.MenuItem(MenuSection.WORK, "/roster", "file-import", "sample.roster", 2),
                    new Ui.MenuItem(MenuSection.WORK, "/transfers", "transfer", "sample.transfer", 0), new Ui.MenuItem(MenuSection.WORK, "/settings", "settings", "sample.settings", 0)), 5, 37);
        }

        Ui.Viewer worker() {
            return new Ui.Viewer(of("陈嘉欣", "Chen Jiaxin"), of("陈", "C"), "", of("海棠市海棠区快递行业联合工会", "Haitang Couriers’ Joint Union"), List.of(),
                List.of(new Ui.MenuItem(MenuSection.WORK, "/", "home", "sample.home", 0), new Ui.MenuItem(MenuSection.WORK, "/services", "apps", "sample.services", 0),
                    new Ui.MenuItem(MenuSection.WORK, "/notices", "message", "sample.messages", 3), new Ui.MenuItem(MenuSection.WORK, "/me", "user", "sample.me", 0)), 3, 0);
        }

        public List<Todo> todos() {
            return List.of(
                todo("帮扶申请", "Aid", "黄美玲", "Huang Meiling", "海棠市滨江街道总工会", "Binjiang Street", "入户核实", "Visit", 18),
                todo("入会申请", "Joining", "陈嘉欣等 12 人", "Chen Jiaxin and 11 more", "海棠区快递行业联合工会", "Haitang Couriers", "审核", "Decide", 20),
                todo("转会", "Transfer", "梁志强", "Liang Zhiqiang", "南湾区总工会", "Nanwan Federation", "接收或退回", "Accept or return", 21),
                todo("名册导入", "Roster", "第 3 季度名册（20,318 行）", "Third quarter (20,318 rows)", "云岭县总工会", "Yunling Federation", "改正 41 行", "Correct 41 rows", 23),
                todo("建会申请", "New union", "美达物流有限公司（虚构）", "Meida Logistics (invented)", "海棠市总工会", "Haitang City Federation", "批复", "Approve", 30),
                todo("入会申请", "Joining", "周文博", "Zhou Wenbo", "海棠区货运行业联合工会", "Haitang Hauliers", "审核", "Decide", 30));
        }

        private Todo todo(String k, String kEn, String who, String whoEn, String u, String uEn, String n, String nEn, int day) {
            return new Todo(of(k, kEn), of(who, whoEn), of(u, uEn), of(n, nEn), LocalDate.of(2026, 11, day));
        }

        public List<Service> services() {
            return List.of(new Service("user-plus", of("入会登记", "Join"), 0), new Service("transfer", of("转会", "Transfer"), 1),
                new Service("id", of("会员证", "Card"), 0), new Service("heart-handshake", of("困难帮扶", "Aid"), 0),
                new Service("scale", of("法律援助", "Legal aid"), 0), new Service("school", of("技能培训", "Training"), 0),
                new Service("shield", of("互助保障", "Mutual cover"), 0), new Service("checkbox", of("投票选举", "Elections"), 0));
        }

        public List<Notice> notices() {
            return List.of(new Notice(of("冬送温暖：困难职工申报开始", "Winter aid: applications are open"), of("11-18", "18 Nov")),
                new Notice(of("货车司机免费体检名额 2,000 个", "2,000 free check-ups for lorry drivers"), of("11-15", "15 Nov")),
                new Notice(of("2026 年职工技能大赛报名", "Skills contest 2026: sign up"), of("11-12", "12 Nov")));
        }

        public List<Ui.Step> steps() {
            return List.of(new Ui.Step(Ui.Stage.DONE, of("已提交", "Sent"), of("11-16", "16 Nov")), new Ui.Step(Ui.Stage.NOW, of("转出同意", "Release"), of("11-18", "18 Nov")),
                new Ui.Step(Ui.Stage.NEXT, of("接收审核", "Admission"), null), new Ui.Step(Ui.Stage.NEXT, of("完成", "Done"), null));
        }

        public List<Ui.Event> events() {
            return List.of(new Ui.Event(Ui.Stage.DONE, of("提交申请", "Application sent"), "2026-11-16 09:20", of("陈嘉欣（本人）", "Chen Jiaxin (in person)"), null),
                new Ui.Event(Ui.Stage.BAD, of("退回补正", "Returned"), "2026-11-17 10:02", of("李敏", "Li Min"), of("照片不清楚，请重新拍照。", "The picture is not clear: please take it again.")),
                new Ui.Event(Ui.Stage.NOW, of("审核", "Decision"), of("2026-11-25 前", "by 25 Nov 2026"), of("李敏", "Li Min"), null),
                new Ui.Event(Ui.Stage.NEXT, of("发放会员证", "Card issued"), null, null, null));
        }

        public List<Ui.Option> trades() {
            return List.of(new Ui.Option("courier", of("快递员", "Courier")), new Ui.Option("rider", of("网约配送员", "Delivery rider")),
                new Ui.Option("driver", of("货车司机", "Lorry driver")), new Ui.Option("ride", of("网约车司机", "Ride-hailing driver")), new Ui.Option("other", of("其他", "Other")));
        }

        public List<Ui.Option> sexes() {
            return List.of(new Ui.Option("f", of("区域工会", "Area union")), new Ui.Option("m", of("行业工会", "Industry union")));
        }

        public Map<String, String> errors() {
            Map<String, String> errors = new LinkedHashMap<>();
            errors.put("idNumber", of("身份证号码校验码不对", "The ID number has a wrong check digit"));
            return errors;
        }
    }

    /** Sample pages beside the shipped templates. */
    private static final class Both implements CodeResolver {
        private final CodeResolver pattern = new DirectoryCodeResolver(Path.of("src/test/jte"));
        private final CodeResolver main = new DirectoryCodeResolver(Path.of("src/main/jte"));

        @Override
        public String resolve(String name) {
            return of(name).resolve(name);
        }

        @Override
        public boolean exists(String name) {
            return of(name).exists(name);
        }

        @Override
        public long getLastModified(String name) {
            return of(name).getLastModified(name);
        }

        private CodeResolver of(String name) {
            return name.startsWith("pattern/") ? pattern : main;
        }
    }
}
