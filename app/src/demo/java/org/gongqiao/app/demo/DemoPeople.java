package org.gongqiao.app.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.gongqiao.app.kernel.RegionCode;
import org.gongqiao.app.kernel.Regions;
import org.gongqiao.app.kernel.ResidentId;

/**
 * Invented people, each made from its number alone, so that it can be made again instead of being kept. Identity numbers
 * are all different: number, county, day of birth and sequence stand in a one-to-one relation.
 */
final class DemoPeople {

    /** A person; {@code female} agrees with the last sequence digit. */
    record DemoPerson(String name, String idNumber, String phone, boolean female, LocalDate birthOn, String county) {

        String sex() {
            return female ? "2" : "1";
        }
    }

    private static final String[] SURNAMES = ("王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 林 高 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 肖 田 董 潘 袁 蔡 蒋 余 于 杜 叶 程 魏 苏 "
            + "吕 丁 任 卢 姚 沈 钟 姜 崔 谭 陆 范 汪 廖 石 金 韦 贾 夏 付 方 邹 熊 白 孟 秦 邱 侯 江 尹 薛 闫 段 雷 龙 黎 史 陶 贺 毛 郝 顾 龚 邵 万 覃 武 钱 戴 严 莫 孔 向 常 欧阳 上官").split(" ");
    private static final String[] FEMALE = "秀 英 丽 敏 静 艳 娟 芳 霞 燕 玲 萍 红 玉 兰 洁 梅 琳 雪 慧 莹 倩 婷 雅 欣 怡 佳 颖 璐 瑶 晓 春 月 云 桂".split(" ");
    private static final String[] MALE = "伟 强 磊 军 洋 勇 杰 涛 明 超 刚 平 辉 鹏 华 飞 鑫 波 斌 宇 浩 凯 健 俊 帆 帅 旭 宁 龙 林 晨 建 国 志 海 峰".split(" ");
    private static final String[] MOBILE = ("130 131 132 133 135 136 137 138 139 147 150 151 152 153 155 156 157 158 159 166 173 175 176 177 178 180 181 182 183 185 "
            + "186 187 188 189 198 199").split(" ");

    private static final LocalDate OLDEST = LocalDate.of(1967, 1, 1);
    private static final int DAYS = 14_610;
    /** 900 to 995 in pairs, the odd one of a pair for a man. */
    private static final int SEQUENCES = 48;
    /** Primes larger than any factor of the ranges below, so that multiplying by them only changes the order. */
    private static final long STRIDE = 2_654_435_761L;
    private static final long PHONE_STRIDE = 2_971_215_073L;

    private final long seed;
    private final List<String> counties;

    DemoPeople(long seed) {
        this.seed = seed;
        this.counties = Regions.national().all().stream()
                .filter(region -> region.code().level() == RegionCode.Level.COUNTY && !region.isAbolished() && !region.name().equals("市辖区"))
                .map(region -> region.code().value()).toList();
    }

    /** The person with this number. */
    DemoPerson person(long number) {
        var random = new SplittableRandom(seed ^ number * 0x9E37_79B9_7F4A_7C15L);
        boolean female = random.nextInt(100) < 41;
        long place = scattered(number, STRIDE, (long) counties.size() * DAYS * SEQUENCES);
        String county = counties.get((int) (place % counties.size()));
        LocalDate birth = OLDEST.plusDays(place / counties.size() % DAYS);
        int sequence = 900 + 2 * (int) (place / counties.size() / DAYS) + (female ? 0 : 1);
        String digits = county + birth.toString().replace("-", "") + sequence;
        long phone = scattered(number, PHONE_STRIDE, MOBILE.length * 100_000_000L);
        return new DemoPerson(name(random, female), digits + ResidentId.checkDigit(digits),
                MOBILE[(int) (phone / 100_000_000L)] + String.format("%08d", phone % 100_000_000L), female, birth, county);
    }

    /** Another number below the range for each number below it; no two get the same, since stride and range have no common factor. */
    private static long scattered(long number, long stride, long range) {
        return number * stride % range;
    }

    private static String name(SplittableRandom random, boolean female) {
        String[] given = female ? FEMALE : MALE;
        // Squared, so that the surnames in front, the frequent ones, come more often.
        double draw = random.nextDouble();
        String surname = SURNAMES[(int) (draw * draw * SURNAMES.length)];
        String first = given[random.nextInt(given.length)];
        return random.nextInt(4) == 0 ? surname + first : surname + first + given[random.nextInt(given.length)];
    }
}
