package org.gongqiao.app.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.kernel.Regions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class RegionTableIT {

    private static final LocalDate NEXT_YEAR = LocalDate.of(2027, 1, 1);

    @Autowired RegionTable regions;
    @Autowired TestDatabase.Switchable database;

    private RegionTable.Result load(String file) {
        return Scope.call(Scope.service("test", "0"), () -> {
            try {
                return regions.load(new StringReader(file), NEXT_YEAR);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The national list as a file, with a line changed. */
    private static String national(String code, String line) {
        return "code\tname\tvalid_from\tvalid_to\n" + Regions.national().all().stream().map(region -> region.code().value().equals(code) ? line
                : region.code() + "\t" + region.name() + "\t" + (region.from().isPresent() ? region.from().getAsInt() : "") + "\t"
                        + (region.until().isPresent() ? region.until().getAsInt() : "")).collect(Collectors.joining("\n"));
    }

    @Test
    void isFilledAtTheStart() {
        assertThat(database.owner().sql("select count(*) from organization.region where not fictional").query(Integer.class).single())
                .isGreaterThanOrEqualTo(Regions.national().all().size());
        assertThat(regions.place("110101")).isEqualTo("北京市东城区");
        assertThat(regions.place("953456")).isEqualTo("953456");
        assertThat(regions.isInForce("110101", LocalDate.of(2026, 1, 1))).isTrue();
        assertThat(regions.isInForce("110103", LocalDate.of(2026, 1, 1))).isFalse();
        assertThat(RegionTable.around("330106")).containsExactly("330106", "330100", "330000");
        assertThat(RegionTable.around("330000")).containsExactly("330000");
    }

    @Test
    void aNewerListRenamesAddsAndEnds() {
        assertThat(load(national("110101", "110101\t东新区\t\t")).loaded()).isEqualTo(new RegionTable.Loaded(0, 1, 0, Regions.national().all().size() - 1));
        assertThat(regions.place("110101")).isEqualTo("北京市东新区");
        assertThat(load(national("110101", "110199\t新设区\t2027\t")).loaded()).isEqualTo(new RegionTable.Loaded(1, 0, 1, Regions.national().all().size() - 1));
        assertThat(regions.isInForce("110101", NEXT_YEAR)).isFalse();
        assertThat(regions.isInForce("110101", NEXT_YEAR.minusDays(1))).isTrue();
        assertThat(regions.isInForce("110199", NEXT_YEAR)).isTrue();
        assertThat(load(national("110101", "110101\t东城区\t\t")).loaded()).isNotNull();
        assertThat(regions.isInForce("110101", NEXT_YEAR)).isTrue();
    }

    @Test
    void refusesAFileThatIsNoWholeList() {
        assertThat(load("").refused()).isEqualTo(new RegionTable.Refused(0, RegionTable.Fault.EMPTY));
        assertThat(load("姓名\t电话\n").refused()).isEqualTo(new RegionTable.Refused(1, RegionTable.Fault.HEADER));
        assertThat(load("code\tname\n110000\t北京市\n").refused()).isEqualTo(new RegionTable.Refused(0, RegionTable.Fault.INCOMPLETE));
        assertThat(load("code\tname\n11000\t北京市\n").refused()).isEqualTo(new RegionTable.Refused(2, RegionTable.Fault.CODE));
        assertThat(load("code\tname\n110000\t\n").refused()).isEqualTo(new RegionTable.Refused(2, RegionTable.Fault.NAME));
        assertThat(load("code\tname\tvalid_from\n110000\t北京市\t26\n").refused()).isEqualTo(new RegionTable.Refused(2, RegionTable.Fault.YEAR));
        assertThat(load("code\tname\n110000\t北京市\n\n110000\t北京市\n").refused()).isEqualTo(new RegionTable.Refused(4, RegionTable.Fault.TWICE));
    }

    @Test
    void anInventedProvinceStaysWhenANewerListIsLoaded() {
        database.owner().sql("insert into organization.region values ('990000', '江澜省', '(,)', true), ('990100', '云川市', '(,)', true)").update();
        regions.refresh();
        assertThat(load(national("none", "")).refused()).isNull();
        assertThat(regions.place("990100")).isEqualTo("江澜省云川市");
    }
}
