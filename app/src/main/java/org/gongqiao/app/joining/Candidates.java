package org.gongqiao.app.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongqiao.app.joining.Candidate.Tie;
import org.gongqiao.app.kernel.Regions;
import org.gongqiao.app.membership.Trade;
import org.gongqiao.app.organization.Employer;
import org.gongqiao.app.organization.EmployerKind;
import org.gongqiao.app.organization.Employers;
import org.gongqiao.app.organization.RegionTable;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.UnionKind;
import org.gongqiao.app.organization.Unions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers, from the public directory, what the routing looks at. Every query is bounded, whatever is typed. */
@Component
class Candidates {

    /** Enough to rank the nearest; more of one kind in one county would only repeat the same reason. */
    private static final int MOST = 5;
    private static final int PARTNERS = 50;

    private final Unions unions;
    private final Employers employers;
    private final RegionTable regions;

    Candidates(Unions unions, Employers employers, RegionTable regions) {
        this.unions = unions;
        this.employers = employers;
        this.regions = regions;
    }

    /** Facts and candidates of one application. */
    record Gathered(RoutingFacts facts, List<Candidate> candidates, Optional<Employer> employer) {

        boolean employerHasUnion() {
            return candidates.stream().anyMatch(candidate -> candidate.has(Tie.EMPLOYER));
        }
    }

    Gathered gather(FileApplication stated) {
        Optional<Employer> employer = employer(stated);
        Optional<Union> invited = Optional.ofNullable(stated.invitedBy()).flatMap(unions::find).filter(Union::isActive);
        List<String> around = around(stated, employer, invited);
        var facts = new RoutingFacts(stated.trade(), stated.relation(), around, invited.map(Union::id));
        var ties = new LinkedHashMap<UUID, Set<Tie>>();
        var known = new LinkedHashMap<UUID, Union>();
        invited.ifPresent(union -> tie(union, null, ties, known));
        employer.ifPresent(named -> employerTies(named, around, ties, known));
        if (stated.trade().isNewForm()) {
            unions.ofTrade(stated.trade().name(), around, MOST).forEach(union -> tie(union, Tie.TRADE, ties, known));
        }
        if (!around.isEmpty()) {
            unions.ofRegion(around.getFirst(), List.of(UnionKind.JOINT_UNION), MOST).stream()
                    .filter(union -> isForEverybodyOr(union, stated.trade())).forEach(union -> tie(union, Tie.AREA, ties, known));
        }
        unions.catchAll(around).forEach(union -> tie(union, Tie.CATCH_ALL, ties, known));
        unions.root().ifPresent(top -> tie(top, Tie.TOP, ties, known));
        var candidates = new ArrayList<Candidate>();
        ties.forEach((id, set) -> candidates.add(new Candidate(id, known.get(id).name(), known.get(id).region(), Set.copyOf(set))));
        return new Gathered(facts, List.copyOf(candidates), employer);
    }

    private void employerTies(Employer named, List<String> around, Map<UUID, Set<Tie>> ties, Map<UUID, Union> known) {
        covering(named).ifPresent(union -> tie(union, Tie.EMPLOYER, ties, known));
        if (named.platformId() != null) {
            employers.find(named.platformId()).flatMap(this::covering).ifPresent(union -> tie(union, Tie.PLATFORM, ties, known));
        }
        if (named.kind() == EmployerKind.PLATFORM) {
            employers.ofPlatform(named.id(), "", PARTNERS).items().stream().filter(partner -> around.contains(partner.region()))
                    .limit(MOST).map(this::covering).flatMap(Optional::stream).forEach(union -> tie(union, Tie.PLATFORM, ties, known));
        }
    }

    private Optional<Union> covering(Employer employer) {
        return Optional.ofNullable(employer.unitId()).flatMap(unions::find).filter(Union::isActive);
    }

    private static void tie(Union union, @Nullable Tie tie, Map<UUID, Set<Tie>> ties, Map<UUID, Union> known) {
        known.put(union.id(), union);
        Set<Tie> set = ties.computeIfAbsent(union.id(), id -> EnumSet.noneOf(Tie.class));
        if (tie != null) {
            set.add(tie);
        }
    }

    private static boolean isForEverybodyOr(Union union, Trade trade) {
        return union.trades().isEmpty() || union.trades().contains(trade.name());
    }

    private Optional<Employer> employer(FileApplication stated) {
        if (stated.employerId() != null) {
            return employers.find(stated.employerId()).filter(Employer::isOpen);
        }
        String typed = stated.workplace().strip();
        return typed.isEmpty() ? Optional.empty()
                : employers.suggest(typed).stream().filter(employer -> employer.name().equals(typed)).findFirst();
    }

    /** County of work and what contains it: of the employer, the place picked or named, the union scanned, else the top's. */
    private List<String> around(FileApplication stated, Optional<Employer> employer, Optional<Union> invited) {
        if (employer.isPresent()) {
            return RegionTable.around(employer.get().region());
        }
        if (stated.region() != null) {
            return RegionTable.around(stated.region());
        }
        return named(stated.workplace()).or(() -> invited.map(Union::region)).or(() -> unions.root().map(Union::region))
                .map(RegionTable::around).orElse(List.of());
    }

    /**
     * The region whose name stands in what was typed. Many counties share a name: the one whose city or province is named
     * as well wins, then one in the province of this deployment, then the narrower.
     */
    private Optional<String> named(String typed) {
        Regions table = regions.current();
        String home = unions.root().map(top -> top.region().substring(0, 2)).orElse("");
        return table.all().stream().filter(region -> !region.isAbolished() && stands(region.name(), typed))
                .max(Comparator.comparingInt((Regions.Region region) -> namedAround(table, region, typed))
                        .thenComparing(region -> region.code().value().startsWith(home))
                        .thenComparing(region -> region.code().level()).thenComparing(region -> region.code().value()))
                .map(region -> region.code().value());
    }

    /** How many characters of the names of the region and of what contains it stand in the text. */
    private static int namedAround(Regions table, Regions.Region region, String typed) {
        return Stream.of(region.code(), region.code().prefecture(), region.code().province()).distinct()
                .flatMap(code -> table.find(code).stream()).map(Regions.Region::name).filter(name -> stands(name, typed))
                .mapToInt(String::length).sum();
    }

    private static boolean stands(String name, String typed) {
        return name.length() > 1 && typed.contains(name);
    }
}
