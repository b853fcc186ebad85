package org.gongqiao.app.supervision;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongqiao.app.law.rights.SupervisionFacts.Level;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.UnionKind;
import org.gongqiao.app.organization.UnionLevel;
import org.gongqiao.app.organization.Unions;
import org.springframework.stereotype.Component;

/** Local federations of county level and above: who may issue recommendations and cards, and hand clues to prosecutors (S-03, S-04, S-11). */
@Component
public class Federations {

    private static final Set<UnionLevel> LEVELS = EnumSet.of(UnionLevel.NATIONAL, UnionLevel.PROVINCE, UnionLevel.CITY, UnionLevel.COUNTY);

    private final Unions unions;

    Federations(Unions unions) {
        this.unions = unions;
    }

    public static boolean isLocal(Union union) {
        return union.kind() == UnionKind.FEDERATION && LEVELS.contains(union.level());
    }

    /** As what a union acts when the law asks for its level. */
    public static Level level(Union union) {
        if (isLocal(union)) {
            return Level.FEDERATION;
        }
        return switch (union.kind()) {
            case FEDERATION, INDUSTRY_UNION, JOINT_UNION -> union.level().compareTo(UnionLevel.BASE) < 0 ? Level.UNION_OF_UNIONS : Level.GRASSROOTS;
            case ENTERPRISE_UNION, BRANCH, GROUP -> Level.GRASSROOTS;
        };
    }

    /** Those above a union along the area line, the nearest first. */
    public List<Union> above(UUID unit) {
        return unions.ancestry(unit).reversed().stream().filter(each -> !each.id().equals(unit) && isLocal(each) && !each.isClosed()).toList();
    }

    public Optional<Union> nearestAbove(UUID unit) {
        return above(unit).stream().findFirst();
    }
}
