package org.gongqiao.app.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegionsTest {

    private final Regions regions = Regions.national();

    @Test
    void holdsAbolishedCountiesWithTheirYears() {
        var lower = regions.find(new RegionCode("330103")).orElseThrow();
        assertThat(lower.name()).isEqualTo("下城区");
        assertThat(lower.isInForceIn(2020)).isTrue();
        assertThat(lower.isInForceIn(2021)).isFalse();
        assertThat(regions.find(new RegionCode("132121")).orElseThrow().isAbolished()).isTrue();
        assertThat(regions.find(new RegionCode("330113")).orElseThrow().isInForceIn(2020)).isFalse();
    }

    @Test
    void knowsNothingOfCodesThatNeverWere() {
        assertThat(regions.isListed(990101)).isFalse();
        assertThat(regions.isListed(119999)).isFalse();
        assertThat(regions.isListed(-1)).isFalse();
        assertThat(regions.all()).hasSizeGreaterThan(7_000).extracting(r -> r.code().province().value().substring(0, 2))
                .doesNotContain("10", "16", "99");
    }

    @Test
    void everyProvinceIsThere() {
        assertThat(regions.all()).filteredOn(r -> r.code().level() == RegionCode.Level.PROVINCE && !r.code().value().startsWith("83"))
                .hasSize(34).noneMatch(Regions.Region::isAbolished);
    }

    @Test
    void spellsTheFullName() {
        assertThat(regions.fullName(new RegionCode("330106"))).isEqualTo("浙江省杭州市西湖区");
        assertThat(regions.fullName(new RegionCode("310115"))).isEqualTo("上海市浦东新区");
        assertThat(regions.fullName(new RegionCode("330000"))).isEqualTo("浙江省");
    }

    @Test
    void listsWhatLiesDirectlyBelow() {
        assertThat(regions.below(new RegionCode("330000"), 2025)).hasSize(11);
        assertThat(regions.below(new RegionCode("330100"), 2025)).extracting(Regions.Region::name)
                .contains("临平区", "钱塘区").doesNotContain("下城区");
    }

    @Test
    void readsCodesAsTyped() {
        assertThat(RegionCode.parse(" ３３０１０６ ")).contains(new RegionCode("330106"));
        assertThat(RegionCode.parse("33010")).isEmpty();
        assertThat(RegionCode.parse("033010")).isEmpty();
        assertThat(new RegionCode("330106").prefecture()).isEqualTo(new RegionCode("330100"));
        assertThat(new RegionCode("330000").contains(new RegionCode("330106"))).isTrue();
        assertThat(new RegionCode("330200").contains(new RegionCode("330106"))).isFalse();
    }
}
