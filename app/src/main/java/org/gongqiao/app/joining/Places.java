package org.gongqiao.app.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gongqiao.app.kernel.RegionCode;
import org.gongqiao.app.kernel.Regions;
import org.gongqiao.app.organization.Employer;
import org.gongqiao.app.organization.Employers;
import org.gongqiao.app.organization.RegionTable;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.UnionKind;
import org.gongqiao.app.organization.Unions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Type-ahead for the one field "employer or place": employers first, then places, then unions that anybody may join. */
@Component
public class Places {

    private static final int EMPLOYERS = 6;
    private static final int REGIONS = 4;
    private static final int UNIONS = 4;

    private final Employers employers;
    private final Unions unions;
    private final RegionTable regions;

    Places(Employers employers, Unions unions, RegionTable regions) {
        this.employers = employers;
        this.unions = unions;
        this.regions = regions;
    }

    /**
     * One suggestion.
     *
     * @param pick what the form sends back: {@code employer:ID}, {@code region:CODE}, {@code union:ID}
     */
    public record Suggestion(String pick, String name, String where) {}

    /** The directory is public: needs no scope. */
    @Transactional(readOnly = true)
    public List<Suggestion> suggest(String typed) {
        String text = typed.strip();
        if (text.isEmpty() || text.length() > 60) {
            return List.of();
        }
        Regions table = regions.current();
        var found = new ArrayList<Suggestion>();
        for (Employer employer : employers.suggest(text).stream().limit(EMPLOYERS).toList()) {
            found.add(new Suggestion("employer:" + employer.id(), employer.name(), where(table, employer.region())));
        }
        String home = unions.root().map(top -> top.region().substring(0, 2)).orElse("");
        table.all().stream().filter(region -> !region.isAbolished() && region.name().contains(text))
                .sorted(Comparator.comparing((Regions.Region region) -> !region.code().value().startsWith(home))
                        .thenComparing(region -> region.name().length()).thenComparing(Regions.Region::code))
                .limit(REGIONS).forEach(region -> found.add(new Suggestion("region:" + region.code().value(), table.fullName(region.code()), "")));
        unions.suggest(text).stream().filter(Union::isActive)
                .filter(union -> union.kind() == UnionKind.JOINT_UNION || union.kind() == UnionKind.INDUSTRY_UNION || union.catchAll())
                .limit(UNIONS).forEach(union -> found.add(new Suggestion("union:" + union.id(), union.name(), where(table, union.region()))));
        return found;
    }

    private static String where(Regions table, String region) {
        return RegionCode.parse(region).map(table::fullName).orElse("");
    }
}
