package org.gongqiao.app.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.Scope;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class WaitingCounterIT {

    @Autowired MatterStore store;
    @Autowired Matters matters;
    @Autowired TransactionTemplate transaction;
    @Autowired TestDatabase.Switchable database;

    @Test
    void countsKindsAndAllUpToAHundredForWhoMayWorkOnThem() {
        var tree = new SmallTree(database.owner());
        var entries = new StaticListableBeanFactory();
        entries.addBean("all", WaitingCount.ofAll("/desk", Permission.DESK));
        entries.addBean("trial", WaitingCount.of("/trials", Permission.APPLICATION_DECIDE, TrialKind.KIND));
        entries.addBean("none", new WaitingCount("/others", Permission.DESK, Set.of("NO_SUCH_KIND")));
        var counter = new WaitingCounter(store, entries.getBeanProvider(WaitingCount.class));

        open(tree, 3);
        assertThat(count(counter, Role.CHAIR, tree)).isEqualTo(Map.of("/desk", 3, "/trials", 3, "/others", 0));
        assertThat(count(counter, Role.WOMENS_OFFICER, tree)).isEqualTo(Map.of("/desk", 3, "/others", 0));
        assertThat(counter.count(Desk.own(UUID.randomUUID()))).isEmpty();

        open(tree, 98);
        assertThat(count(counter, Role.CHAIR, tree)).isEqualTo(Map.of("/desk", 100, "/trials", 100, "/others", 0));
    }

    private void open(SmallTree tree, int many) {
        UUID person = tree.person("沈九");
        for (int i = 0; i < many; i++) {
            Scope.call(new Scope.Own(person), () -> matters.open(new NewMatter(TrialKind.KIND, List.of("a"), UUID.randomUUID(), person, List.of(tree.joint),
                    "decide", "M-02.decide", "M-02.passedOn")));
        }
    }

    private Map<String, Integer> count(WaitingCounter counter, Role role, SmallTree tree) {
        var desk = new Desk(UUID.randomUUID(), UUID.randomUUID(), role, Line.AREA, tree.joint, "p.c.d.t.j", "");
        return Scope.call(desk.scope(), () -> transaction.execute(status -> counter.count(desk)));
    }
}
