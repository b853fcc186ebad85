package org.gongqiao.app.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.kernel.Regions;
import org.gongqiao.app.kernel.UnifiedCreditCode;
import org.gongqiao.app.membership.Trade;
import org.gongqiao.app.organization.EmployerKind;
import org.gongqiao.app.organization.Measure;
import org.gongqiao.app.organization.Ownership;
import org.gongqiao.app.organization.UnionKind;
import org.gongqiao.app.organization.UnionLevel;
import org.jspecify.annotations.Nullable;

/**
 * The unions and employers of the invented province 江澜省, superiors before what is below them. Federations of province,
 * cities, counties and townships along the area line; industry unions of province and cities beside them; below, unions of
 * enterprises with their branches and groups, joint unions of many small employers, in each county one for the workers of
 * platforms and one that takes whom no other takes.
 */
final class DemoTree {

    static final String PROVINCE = "江澜省";

    private record Branch(String name, String industry, String works, List<Trade> trades) {}

    private static final List<Branch> BRANCHES = List.of(
            new Branch("交通运输", "G", "公路运输 港务 物流 客运 仓储 货运代理", List.of(Trade.TRUCK)),
            new Branch("快递物流", "G", "速递 同城配送 快运", List.of(Trade.COURIER)),
            new Branch("机械冶金", "C", "精密机械 重型装备 铸造 模具 轴承 特种钢", List.of()),
            new Branch("轻工纺织", "C", "纺织 服装 食品 家具 造纸 制鞋 印染", List.of()),
            new Branch("建设", "E", "建筑工程 市政工程 装饰 路桥 园林", List.of()),
            new Branch("教科文卫", "P", "教育科技 文化传媒 出版", List.of()),
            new Branch("能源化工", "D", "热电 燃气 化工 新能源 水务", List.of()),
            new Branch("财贸金融", "F", "商贸 超市连锁 医药商业 餐饮管理 酒店", List.of()));

    private static final String FIRST = "云江白明安青柳栖沧澄岚汐苍霁泽望曲澜沅溪";
    private static final String SECOND = "川澜湖屏溪岭原渚津陂麓汀塘垣浦埠桥坪";
    private static final String[] TOWNS = "街道 镇 街道 镇 乡".split(" ");
    private static final String BRAND_FIRST = "恒瑞宏鑫华盛天远中泰金嘉德正博信达永利康祥东新兴广茂锦创启航星宇科润万和顺通联";
    private static final String BRAND_SECOND = "远丰达源盛泰昌隆信诚科力腾飞宇航辉业通利顺康联创";
    private static final String[] OTHER_WORKS = "信息技术 软件 物业服务 环保科技 农业发展 旅游 电子商务 人力资源 检测 包装".split(" ");
    private static final String[] PLATFORMS = {"飞羽外卖", "捷雁速运", "同途出行", "驿路货运", "闪橙到家"};
    private static final Trade[] PLATFORM_TRADES = {Trade.FOOD_DELIVERY, Trade.COURIER, Trade.RIDE_HAILING, Trade.TRUCK, Trade.OTHER_PLATFORM};
    private static final LocalDate EARLIEST = LocalDate.of(1998, 1, 1);

    final List<DemoUnit> units = new ArrayList<>();
    final List<DemoEmployer> employers = new ArrayList<>();
    final Map<String, String> places = new LinkedHashMap<>();

    private final DemoSize size;
    private final SplittableRandom random;
    private final Map<DemoUnit, Set<String>> taken = new HashMap<>();
    private final Set<String> placeNames = new HashSet<>();
    private final Set<String> realNames = Regions.national().all().stream().map(region -> brief(region.name())).collect(Collectors.toSet());
    private int creditCodes;

    private DemoTree(DemoSize size) {
        this.size = size;
        this.random = new SplittableRandom(size.seed());
    }

    static DemoTree grow(DemoSize size) {
        var tree = new DemoTree(size);
        tree.grow();
        tree.settleMembers();
        return tree;
    }

    private void grow() {
        int cities = within(2, 13, Math.round(Math.sqrt(size.unions()) / 11));
        int counties = within(1, 10, Math.round(size.unions() / 90.0 / cities));
        int towns = within(1, 14, Math.round(size.unions() / 25.0 / cities / counties));
        var province = new DemoPlace("990000", PROVINCE, PROVINCE.substring(0, 2));
        places.put(province.code(), province.name());
        DemoUnit top = union(null, null, PROVINCE + "总工会", UnionKind.FEDERATION, UnionLevel.PROVINCE, province, null);
        DemoUnit last = union(top, null, PROVINCE + "灵活就业人员联合工会", UnionKind.JOINT_UNION, UnionLevel.TOWNSHIP, province, null);
        last.catchAll = true;
        last.weight = 3;
        var lines = new ArrayList<DemoUnit>();
        for (Branch branch : BRANCHES) {
            DemoUnit line = union(top, null, PROVINCE + branch.name() + "工会", UnionKind.INDUSTRY_UNION, UnionLevel.PROVINCE, province, branch.industry());
            line.trades = branch.trades().stream().map(Enum::name).toList();
            lines.add(line);
        }
        var platforms = new ArrayList<DemoEmployer>();
        for (String name : PLATFORMS) {
            platforms.add(employer(PROVINCE.substring(0, 2) + name + "网络科技有限公司", EmployerKind.PLATFORM, Ownership.PRIVATE, "I", province, null, null));
        }
        var hosts = new ArrayList<DemoUnit>();
        var cityLines = new HashMap<String, List<DemoUnit>>();
        for (int c = 1; c <= cities; c++) {
            DemoPlace city = place(String.format("99%02d00", c), "市");
            DemoUnit federation = union(top, null, city.name() + "总工会", UnionKind.FEDERATION, UnionLevel.CITY, city, null);
            hosts.add(federation);
            var ofCity = new ArrayList<DemoUnit>();
            for (int b = 0; b < (size.unions() < 10_000 ? 4 : BRANCHES.size()); b++) {
                DemoUnit line = union(federation, lines.get(b), city.name() + BRANCHES.get(b).name() + "行业工会联合会", UnionKind.INDUSTRY_UNION, UnionLevel.CITY,
                        city, BRANCHES.get(b).industry());
                line.trades = BRANCHES.get(b).trades().stream().map(Enum::name).toList();
                ofCity.add(line);
            }
            cityLines.put(city.code().substring(0, 4), ofCity);
            for (int d = 1; d <= counties; d++) {
                DemoPlace county = place(city.code().substring(0, 4) + String.format("%02d", d), d % 3 == 0 ? "县" : "区");
                DemoUnit countyUnion = union(federation, null, city.name() + county.name() + "总工会", UnionKind.FEDERATION, UnionLevel.COUNTY, county, null);
                hosts.add(countyUnion);
                countyUnions(city, county, countyUnion, ofCity, platforms);
                for (int t = 0; t < towns; t++) {
                    String town = freshName(TOWNS[random.nextInt(TOWNS.length)]);
                    hosts.add(union(countyUnion, null, county.name() + town + "总工会", UnionKind.FEDERATION, UnionLevel.TOWNSHIP, county, null));
                }
            }
        }
        grassroots(hosts, lines, cityLines);
        for (int i = 0; i < size.unions() / 40; i++) {
            DemoUnit near = hosts.get(random.nextInt(hosts.size()));
            DemoEmployer uncovered = employer(companyName(near.place, OTHER_WORKS[random.nextInt(OTHER_WORKS.length)]), EmployerKind.ENTERPRISE,
                    Ownership.PRIVATE, "L", near.place, null, null);
            uncovered.staff = 5 + random.nextInt(120);
            uncovered.women = random.nextInt(uncovered.staff + 1);
        }
    }

    private void countyUnions(DemoPlace city, DemoPlace county, DemoUnit countyUnion, List<DemoUnit> cityLines, List<DemoEmployer> platforms) {
        DemoUnit couriers = cityLines.get(1);
        DemoUnit newForm = union(countyUnion, couriers, county.name() + "新就业形态劳动者联合工会", UnionKind.JOINT_UNION, UnionLevel.BASE, county, "G");
        newForm.trades = List.of(Trade.COURIER.name(), Trade.FOOD_DELIVERY.name(), Trade.RIDE_HAILING.name(), Trade.TRUCK.name(), Trade.OTHER_PLATFORM.name());
        newForm.weight = 6;
        DemoUnit catchAll = union(countyUnion, null, county.name() + "灵活就业人员联合工会", UnionKind.JOINT_UNION, UnionLevel.BASE, county, null);
        catchAll.catchAll = true;
        catchAll.weight = 2;
        for (int p = 0; p < platforms.size(); p++) {
            employer(county.name() + PLATFORMS[p] + "第一站", EmployerKind.STATION, Ownership.PRIVATE, "G", county, platforms.get(p), newForm);
            if (random.nextBoolean()) {
                employer(companyName(county, "配送服务"), EmployerKind.PARTNER, Ownership.PRIVATE, "G", county, platforms.get(p), newForm);
            }
        }
    }

    /** Unions of enterprises and joint unions until the province is as large as asked for, each with branches and groups. */
    private void grassroots(List<DemoUnit> hosts, List<DemoUnit> lines, Map<String, List<DemoUnit>> cityLines) {
        while (units.size() < size.unions()) {
            DemoUnit host = hosts.get(random.nextInt(hosts.size()));
            if (random.nextInt(8) == 0) {
                DemoUnit joint = union(host, null, freshUnder(host, () -> host.place.name() + brand() + "园区联合工会"), UnionKind.JOINT_UNION, UnionLevel.BASE,
                        host.place, null);
                joint.weight = weight() * 1.5;
                for (int i = 2 + random.nextInt(3); i > 0; i--) {
                    employer(companyName(host.place, OTHER_WORKS[random.nextInt(OTHER_WORKS.length)]), EmployerKind.ENTERPRISE, Ownership.PRIVATE, "M",
                            host.place, null, joint);
                }
                continue;
            }
            enterprise(host, lines, cityLines);
        }
    }

    private void enterprise(DemoUnit host, List<DemoUnit> lines, Map<String, List<DemoUnit>> cityLines) {
        int b = random.nextInt(BRANCHES.size() + 3);
        boolean school = b == 5 && random.nextBoolean();
        @Nullable Branch branch = b < BRANCHES.size() ? BRANCHES.get(b) : null;
        String[] works = branch == null ? OTHER_WORKS : branch.works().split(" ");
        String firm = freshUnder(host, () -> school ? host.place.name() + brand() + (random.nextBoolean() ? "中学" : "医院")
                : companyName(host.place, works[random.nextInt(works.length)]));
        var ofCity = cityLines.getOrDefault(host.place.code().substring(0, 4), lines);
        @Nullable DemoUnit line = branch == null || random.nextInt(10) < 4 ? null : b < ofCity.size() ? ofCity.get(b) : lines.get(b);
        String industry = branch == null ? "L" : school ? "P" : branch.industry();
        DemoUnit base = union(host, line, firm + "工会", UnionKind.ENTERPRISE_UNION, UnionLevel.BASE, host.place, industry);
        base.weight = weight();
        Ownership[] forms = {Ownership.PRIVATE, Ownership.PRIVATE, Ownership.OTHER_LIMITED, Ownership.STATE_SOLE, Ownership.STATE_CONTROLLED_SHARES, Ownership.FOREIGN};
        employer(firm, school ? EmployerKind.INSTITUTION : EmployerKind.ENTERPRISE, school ? Ownership.INSTITUTION : forms[random.nextInt(forms.length)],
                industry, host.place, null, base);
        for (int i = 1; base.weight > 2 && i <= 4 && units.size() < size.unions() && random.nextInt(5) < 2; i++) {
            DemoUnit workshop = union(base, line == null ? null : base, "第" + i + "分会", UnionKind.BRANCH, UnionLevel.WORKSHOP, host.place, null);
            workshop.weight = base.weight / 3;
            if (units.size() < size.unions() && random.nextBoolean()) {
                union(workshop, line == null ? null : workshop, "第一工会小组", UnionKind.GROUP, UnionLevel.GROUP, host.place, null).weight = base.weight / 10;
            }
        }
    }

    private DemoUnit union(@Nullable DemoUnit above, @Nullable DemoUnit lineAbove, String name, UnionKind kind, UnionLevel level, DemoPlace place,
                           @Nullable String industry) {
        LocalDate earliest = above == null ? EARLIEST : above.foundedOn;
        long span = Math.max(1, LocalDate.of(2025, 1, 1).toEpochDay() - earliest.toEpochDay());
        // Earlier ones are more frequent, so that the deep ones still have days left.
        LocalDate founded = above == null ? EARLIEST : earliest.plusDays((long) (span * Math.pow(random.nextDouble(), 2) * 0.6));
        var unit = new DemoUnit(units.size(), id(units.size(), 1), above, lineAbove, name, kind, level, place, industry, founded);
        if (kind == UnionKind.FEDERATION || kind == UnionKind.ENTERPRISE_UNION || kind == UnionKind.JOINT_UNION) {
            unit.creditCode = creditCode("81", place, 'U');
        }
        if (!kind.isPart()) {
            unit.count(Measure.UNIONS, 1);
        }
        units.add(unit);
        return unit;
    }

    private DemoEmployer employer(String name, EmployerKind kind, Ownership ownership, @Nullable String industry, DemoPlace place,
                                  @Nullable DemoEmployer platform, @Nullable DemoUnit unit) {
        var employer = new DemoEmployer(id(employers.size(), 2), name, kind, creditCode(kind == EmployerKind.INSTITUTION ? "12" : "91", place, 'E'), ownership, industry,
                place, platform, unit, unit == null ? LocalDate.of(2015, 1, 1) : unit.foundedOn);
        employers.add(employer);
        if (unit != null) {
            unit.employers.add(employer);
            unit.count(Measure.EMPLOYERS, 1);
        }
        return employer;
    }

    /** Shares out exactly as many members as asked for, by weight, and sets the staff of employers above their members. */
    private void settleMembers() {
        double all = units.stream().mapToDouble(unit -> unit.weight).sum();
        double before = 0;
        int given = 0;
        for (DemoUnit unit : units) {
            unit.firstMember = given;
            before += unit.weight;
            int upTo = unit.number == units.size() - 1 ? size.members() : (int) Math.round(size.members() * before / all);
            unit.members = unit.weight == 0 ? 0 : upTo - given;
            given += unit.members;
        }
        for (DemoUnit unit : units) {
            for (DemoEmployer employer : unit.employers) {
                employer.staff = unit.members / unit.employers.size() + 3 + random.nextInt(20 + unit.members / 5);
                employer.women = (int) (employer.staff * (0.2 + random.nextDouble() * 0.4));
                unit.count(Measure.STAFF, employer.staff);
            }
        }
    }

    /** Carries the own counts of all units upward, deepest first. */
    void sum() {
        for (int i = units.size() - 1; i >= 0; i--) {
            DemoUnit unit = units.get(i);
            for (int m = 0; m < unit.own.length; m++) {
                unit.areaTotal[m] += unit.own[m];
                if (unit.above != null) {
                    unit.above.areaTotal[m] += unit.areaTotal[m];
                }
                if (unit.linePath != null) {
                    unit.lineTotal[m] += unit.own[m];
                    if (unit.lineAbove != null) {
                        unit.lineAbove.lineTotal[m] += unit.lineTotal[m];
                    }
                }
            }
        }
    }

    private DemoPlace place(String code, String suffix) {
        String brief = freshName("");
        var place = new DemoPlace(code, brief + suffix, brief);
        places.put(code, place.name());
        return place;
    }

    /** A place name that no division of the real list bears and that was not given before; three characters where two are used up. */
    private String freshName(String suffix) {
        for (int attempt = 0; ; attempt++) {
            String name = pick(FIRST) + (attempt > 50 ? pick(SECOND) : "") + (attempt > 200 ? pick(FIRST) : "") + pick(SECOND);
            if (!realNames.contains(name) && placeNames.add(name + (suffix.isEmpty() ? "" : suffix.substring(0, 1)))) {
                return name + suffix;
            }
        }
    }

    private String companyName(DemoPlace place, String works) {
        return place.brief() + brand() + works + (random.nextInt(4) == 0 ? "集团有限公司" : random.nextInt(3) == 0 ? "股份有限公司" : "有限公司");
    }

    private String brand() {
        return pick(BRAND_FIRST) + pick(BRAND_SECOND);
    }

    private String pick(String characters) {
        return String.valueOf(characters.charAt(random.nextInt(characters.length())));
    }

    private String freshUnder(DemoUnit above, java.util.function.Supplier<String> names) {
        var used = taken.computeIfAbsent(above, unit -> new HashSet<>());
        for (int attempt = 0; ; attempt++) {
            String name = names.get() + (attempt > 20 ? "第" + attempt + "分公司" : "");
            if (used.add(name)) {
                return name;
            }
        }
    }

    /** Many small ones and a few large ones. */
    private double weight() {
        return Math.exp(random.nextGaussian() * 1.1);
    }

    private String creditCode(String front, DemoPlace place, char series) {
        String eight = series + String.format("%07d", creditCodes++);
        String first = front + place.code() + eight + UnifiedCreditCode.organisationCheck(eight);
        return first + UnifiedCreditCode.checkDigit(first);
    }

    /** Of the form of version 7, in the order of numbers. */
    private UUID id(long number, int series) {
        return id(size.seed(), number, series);
    }

    static UUID id(long seed, long number, int series) {
        long mixed = new SplittableRandom(seed * 31 + number * 7 + series).nextLong();
        long millis = 1_767_571_200_000L + series * 3_600_000L + number / 4;
        return new UUID(millis << 16 | 0x7000L | (number % 4) << 10 | mixed & 0x3FF, mixed & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
    }

    private static String brief(String name) {
        return name.length() > 2 ? name.substring(0, name.length() - 1) : name;
    }

    private static int within(int least, int most, long value) {
        return (int) Math.max(least, Math.min(most, value));
    }
}
