package org.gongqiao.app.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Scope;
import org.jspecify.annotations.Nullable;

/** Small trees of unions for the tests of this module. */
final class Trees {

    static final LocalDate FOUNDED = LocalDate.of(2020, 3, 1);
    static final String REGION = "110101";

    private final UnionRegister register;
    private final Unions unions;

    Trees(UnionRegister register, Unions unions) {
        this.register = register;
        this.unions = unions;
    }

    Union top() {
        return unions.root().orElseGet(() -> Scope.call(Scope.service("test", "0"),
                () -> register.foundTop("试验省总工会", UnionLevel.PROVINCE, "110000", FOUNDED)));
    }

    /** Within the scope of a service over everything. */
    <T> T all(Supplier<T> work) {
        return Scope.call(Scope.service("test", top().areaPath()), work);
    }

    <T> T at(Union desk, Line line, Supplier<T> work) {
        return Scope.call(new Scope.Reach(line, desk.path(line), UUID.randomUUID(), null, UUID.randomUUID()), work);
    }

    UnionOutcome tryFound(Union above, @Nullable Union lineParent, String name, UnionKind kind, UnionLevel level) {
        return all(() -> register.found(new FoundUnion(register.newId(), above.id(), lineParent == null ? null : lineParent.id(), name, kind,
                level, REGION, null, null, List.of(), false, false, FOUNDED)));
    }

    Union found(Union above, @Nullable Union lineParent, String name, UnionKind kind, UnionLevel level) {
        return done(tryFound(above, lineParent, name, kind, level));
    }

    Union city(String name) {
        return found(top(), null, name, UnionKind.FEDERATION, UnionLevel.CITY);
    }

    Union county(Union city, String name) {
        return found(city, null, name, UnionKind.FEDERATION, UnionLevel.COUNTY);
    }

    Union industry(Union above, @Nullable Union lineParent, String name, UnionLevel level) {
        return found(above, lineParent, name, UnionKind.INDUSTRY_UNION, level);
    }

    Union base(Union above, @Nullable Union lineParent, String name) {
        return found(above, lineParent, name, UnionKind.ENTERPRISE_UNION, UnionLevel.BASE);
    }

    Union branch(Union base, String name) {
        return found(base, null, name, UnionKind.BRANCH, UnionLevel.WORKSHOP);
    }

    Union again(Union union) {
        return unions.get(union.id());
    }

    UnionOutcome move(Union moved, Line line, @Nullable Union parent) {
        return all(() -> register.move(new MoveUnion(moved.id(), again(moved).version(), line, parent == null ? null : parent.id(),
                LocalDate.now(java.time.Clock.systemUTC()).minusDays(1))));
    }

    static Union done(UnionOutcome outcome) {
        assertThat(outcome).isInstanceOf(UnionOutcome.Done.class);
        return ((UnionOutcome.Done) outcome).union();
    }

    static List<UnionFault> refused(UnionOutcome outcome) {
        assertThat(outcome).isInstanceOf(UnionOutcome.Refused.class);
        return ((UnionOutcome.Refused) outcome).faults();
    }
}
