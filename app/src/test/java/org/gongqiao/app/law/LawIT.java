package org.gongqiao.app.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Scope;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class LawIT {

    @Autowired Law law;
    @Autowired ShippedLaw shipped;
    @Autowired TestDatabase.Switchable database;
    @Autowired org.springframework.transaction.support.TransactionTemplate transaction;

    @Test
    void theShippedBookIsLoadedAtStart() {
        assertThat(law.today(Parameter.COUNTRY).rules()).extracting(Rule::id)
                .contains("M-01", "M-02", "M-03", "M-04", "M-05", "M-06", "M-07", "M-08", "M-09", "M-10");
    }

    @Test
    void aFileIsLoadedOnceAndANewVersionAddsOnlyWhatChanged() {
        var instrument = new ShippedLaw.LawFile.ShippedInstrument("trial", "试验", "Trial");
        var first = new ShippedLaw.LawFile("trial", 1, List.of(instrument), List.of(rule("T-01", "一"), rule("T-02", "二")), List.of(), null);
        var second = new ShippedLaw.LawFile("trial", 2, List.of(instrument), List.of(rule("T-01", "一"), rule("T-02", "二，改")), List.of(), List.of());
        for (var file : List.of(first, first, second, first)) {
            transaction.executeWithoutResult(status -> shipped.load(file));
        }
        assertThat(law.versions("T-01")).hasSize(1);
        assertThat(law.versions("T-02")).extracting(Rule::statementZh).containsExactly("二，改", "二");
    }

    private static ShippedLaw.LawFile.ShippedRule rule(String id, String zh) {
        return new ShippedLaw.LawFile.ShippedRule(id, null, "trial", "1", Mark.UNVERIFIED, "", null, null, zh, zh);
    }

    @Test
    void theOperatorsVersionStandsAboveTheShippedOneAndTheOldOneStays() {
        int days = law.today("330106").parameter("M-02.appeal").orElseThrow().value();
        int version = Scope.call(Scope.service("test", "p"), () -> law.set(new SetParameter("M-02.appeal", "330100", 30, "deployment", "", Mark.CONFIGURED,
                LocalDate.of(2020, 1, 1), null, "本市规定"), TwoPeople.approval()));
        assertThat(version).isOne();
        assertThat(law.today("330106").parameter("M-02.appeal").orElseThrow()).satisfies(p -> {
            assertThat(p.value()).isEqualTo(30);
            assertThat(p.origin()).isEqualTo(Origin.OPERATOR);
        });
        assertThat(law.today("330200").parameter("M-02.appeal").orElseThrow().value()).isEqualTo(days);

        Rule before = law.today("330106").rule("M-04");
        Scope.call(Scope.service("test", "p"), () -> law.correct(new CorrectRule("M-04", Parameter.COUNTRY, before.statementZh(),
                before.statementEn(), before.citation().instrument(), "12", Mark.VERIFIED, "原文", before.from(), null, "核对了原文"), TwoPeople.approval()));
        assertThat(law.today("330106").rule("M-04").citation().article()).isEqualTo("12");
        assertThat(law.versions("M-04")).hasSize(2);
        assertThat(database.owner().sql("select count(*) from audit.entry where act = 'LAW_CHANGED'").query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void aChangeIsSeenInItsTransactionAndNotAfterItWasTakenBack() {
        int days = law.today("330300").parameter("M-02.appeal").orElseThrow().value();
        transaction.executeWithoutResult(status -> {
            Scope.call(Scope.service("test", "p"), () -> law.set(new SetParameter("M-02.appeal", "330300", 77, "deployment", "", Mark.CONFIGURED,
                    LocalDate.of(2020, 1, 1), null, "试"), TwoPeople.approval()));
            assertThat(law.today("330300").parameter("M-02.appeal").orElseThrow().value()).isEqualTo(77);
            status.setRollbackOnly();
        });
        assertThat(law.today("330300").parameter("M-02.appeal").orElseThrow().value()).isEqualTo(days);
        // Past this program's objects, as another node changes it.
        database.owner().sql("update law.parameter_version set value = 78 where name = 'M-02.appeal' and region = '000000'").update();
        assertThat(law.today("330300").parameter("M-02.appeal").orElseThrow().value()).isEqualTo(78);
    }
}
