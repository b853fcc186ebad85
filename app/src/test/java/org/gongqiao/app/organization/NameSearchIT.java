package org.gongqiao.app.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.organization.names.NameSearch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NameSearchIT {

    private static final String[] FIRST = {"云川", "江口", "白石", "明水", "安平"};
    private static final String[] SECOND = {"机械", "纺织", "快递", "第一建筑", "ABC电子", "公交"};
    private static final String[] LAST = {"厂工会", "公司工会委员会", "集团工会联合会", "工会"};

    @Autowired UnionRegister register;
    @Autowired Unions unions;
    @Autowired TestDatabase.Switchable database;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    private Trees trees;
    private Union city;
    private final List<Union> all = new ArrayList<>();

    @BeforeAll
    void manyNames() {
        trees = new Trees(register, unions);
        city = trees.city("云川市总工会");
        Union other = trees.city("江口市总工会");
        var random = new Random(3);
        var names = new TreeSet<String>();
        while (names.size() < 150) {
            names.add(FIRST[random.nextInt(5)] + (random.nextBoolean() ? FIRST[random.nextInt(5)] : "") + SECOND[random.nextInt(6)]
                    + (random.nextInt(3) == 0 ? "第" + random.nextInt(20) : "") + LAST[random.nextInt(4)]);
        }
        names.forEach(name -> all.add(trees.base(random.nextBoolean() ? city : other, null, name)));
        all.add(city);
        all.add(other);
        all.add(trees.top());
    }

    private List<String> expected(String text, List<Union> among, int most) {
        String searched = text.toLowerCase(java.util.Locale.ROOT).replace(" ", "");
        return among.stream().map(Union::name).filter(name -> searchable(name).contains(searched))
                .sorted(Comparator.<String, Boolean>comparing(name -> !searchable(name).startsWith(searched))
                        .thenComparing(name -> searchable(name).length()).thenComparing(NameSearchIT::searchable, NameSearchIT::byBytes))
                .limit(most).toList();
    }

    private static String searchable(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replace(" ", "");
    }

    private static int byBytes(String a, String b) {
        return java.util.Arrays.compareUnsigned(a.getBytes(java.nio.charset.StandardCharsets.UTF_8), b.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void findsWhatAWalkOverAllNamesFinds() {
        for (String text : List.of("云", "云川", "云川机", "会", "工会", "工会委员会", "abc", "AB C", "ＡＢＣ", "第1", "建", "一建筑厂", "不存在", "川江", "%", "_", "'")) {
            assertThat(trees.all(() -> unions.search(text, 15))).as(text).extracting(Union::name)
                    .containsExactlyElementsOf(expected(NameSearch.searched(text), all, 15));
        }
    }

    @Test
    void findsWithinTheDeskOnly() {
        var mine = all.stream().filter(union -> UnionRules.isWithin(union.areaPath(), city.areaPath())).toList();
        for (String text : List.of("云", "工会", "纺织厂", "江口市")) {
            assertThat(trees.at(city, Line.AREA, () -> unions.search(text, 12))).as(text).extracting(Union::name)
                    .containsExactlyElementsOf(expected(text, mine, 12));
        }
    }

    @Test
    void nothingTypedFindsNothing() {
        assertThat(unions.suggest("")).isEmpty();
        assertThat(unions.suggest("  \u200B")).isEmpty();
        assertThat(unions.suggest("长".repeat(101))).isEmpty();
    }

    @Test
    void aClosedUnionIsNotFound() {
        Union closing = trees.base(city, null, "将关闭的工会" + UUID.randomUUID());
        assertThat(unions.suggest(closing.name())).hasSize(1);
        Trees.done(trees.all(() -> register.close(new CloseUnion(closing.id(), 0, java.time.LocalDate.of(2025, 1, 1),
                CloseUnion.Ground.ENTERED_BY_MISTAKE, ""))));
        assertThat(unions.suggest(closing.name())).isEmpty();
    }

    /** Chinese names of one and two characters must be answered by an index, not by reading every name. */
    @Test
    void rarePartsLeanOnTheIndexOfCharactersAndPairs() {
        var plan = transaction.execute(status -> {
            jdbc.sql("set local enable_seqscan = off").update();
            return jdbc.sql("explain select 1 from organization.unit u where u.status <> 'CLOSED' and organization.grams(u.search) @> array['琪']")
                    .query(String.class).list();
        });
        assertThat(String.join("\n", plan)).contains("unit_search_part");
    }
}
