package org.gongqiao.app.claims;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.claims.file.FileClaim;
import org.gongqiao.app.identity.Posts;
import org.gongqiao.app.kernel.Regions;
import org.gongqiao.app.membership.Membership;
import org.gongqiao.app.membership.Memberships;
import org.gongqiao.app.organization.Employer;
import org.gongqiao.app.organization.Employers;
import org.gongqiao.app.organization.RegionTable;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.UnionKind;
import org.gongqiao.app.organization.UnionLevel;
import org.gongqiao.app.organization.Unions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which union handles a claim, and which after it. In the open: the union whose station or code he came by, his own union,
 * that of the employer, that of the trade in the place of work, the joint union there, the one that takes everybody; then
 * those above the first. A sealed complaint goes past every union at a workplace, which may sit on the employer's side, to
 * the nearest one with two keepers.
 */
@Component
public class Handlers {

    /** A sealed complaint is opened by two. */
    private static final int KEEPERS = 2;
    private static final Set<UnionLevel> AT_WORKPLACE = Set.of(UnionLevel.BASE, UnionLevel.WORKSHOP, UnionLevel.GROUP);

    private final Unions unions;
    private final Employers employers;
    private final RegionTable regions;
    private final Memberships memberships;
    private final Posts posts;

    Handlers(Unions unions, Employers employers, RegionTable regions, Memberships memberships, Posts posts) {
        this.unions = unions;
        this.employers = employers;
        this.regions = regions;
        this.memberships = memberships;
        this.posts = posts;
    }

    /**
     * Who takes it in turn.
     *
     * @param succession the first in front; empty where nobody can
     * @param region     place of work, six digits
     * @param reason     why the first one; message {@code claims.handler.<reason>}
     */
    public record Succession(List<Union> succession, String region, String reason) {

        public Succession {
            succession = List.copyOf(succession);
        }
    }

    /** In the open; {@code person} null for a visitor. Where a person is named, in his own scope. */
    @Transactional(readOnly = true)
    public Succession open(FileClaim stated, @Nullable UUID person) {
        Optional<Employer> employer = employer(stated);
        List<String> around = around(stated, employer);
        Map<UUID, String> ranked = new LinkedHashMap<>();
        Map<UUID, Union> known = new LinkedHashMap<>();
        rank(Optional.ofNullable(stated.union()).flatMap(unions::find).stream().toList(), "station", ranked, known);
        if (person != null) {
            rank(memberships.liveOf(person).map(Membership::unitId).flatMap(unions::find).stream().toList(), "member", ranked, known);
        }
        rank(employer.map(Employer::unitId).flatMap(unions::find).stream().toList(), "employer", ranked, known);
        if (stated.occupation().trade().isNewForm()) {
            rank(unions.ofTrade(stated.occupation().trade().name(), around, 1), "trade", ranked, known);
        }
        if (!around.isEmpty()) {
            rank(unions.ofRegion(around.getFirst(), List.of(UnionKind.JOINT_UNION), 1).stream()
                    .filter(union -> union.trades().isEmpty() || union.trades().contains(stated.occupation().trade().name())).toList(), "area", ranked, known);
        }
        rank(unions.catchAll(around), "catchAll", ranked, known);
        rank(unions.root().stream().toList(), "top", ranked, known);
        if (ranked.isEmpty()) {
            return new Succession(List.of(), "", "");
        }
        var first = ranked.entrySet().iterator().next();
        Union union = known.get(first.getKey());
        return new Succession(upward(union), around.isEmpty() ? union.region() : around.getFirst(), first.getValue());
    }

    /** Past the workplace, to those with two keepers; empty where there is none. */
    @Transactional(readOnly = true)
    public Succession sealed(FileClaim stated, @Nullable UUID person) {
        Succession open = open(stated, person);
        List<Union> outside = open.succession().stream().filter(union -> !AT_WORKPLACE.contains(union.level())).toList();
        Set<UUID> kept = posts.unitsWith(outside.stream().map(Union::id).toList(), Role.SEAL_KEEPER, KEEPERS);
        return new Succession(outside.stream().filter(union -> kept.contains(union.id())).toList(), open.region(), "keepers");
    }

    /** The next union above that a reopened claim goes to; the same one at the top. */
    @Transactional(readOnly = true)
    public Union above(UUID unit, boolean sealed) {
        List<Union> line = upward(unions.get(unit));
        Set<UUID> kept = sealed ? posts.unitsWith(line.stream().map(Union::id).toList(), Role.SEAL_KEEPER, KEEPERS) : Set.of();
        return line.stream().skip(1).filter(union -> !sealed || kept.contains(union.id())).findFirst().orElseGet(() -> unions.get(unit));
    }

    private List<Union> upward(Union first) {
        var line = new ArrayList<Union>();
        for (Union union : unions.ancestry(first.id()).reversed()) {
            if (!union.isClosed()) {
                line.add(union);
            }
        }
        return line;
    }

    private static void rank(List<Union> found, String reason, Map<UUID, String> ranked, Map<UUID, Union> known) {
        for (Union union : found) {
            if (union.isActive()) {
                known.put(union.id(), union);
                ranked.putIfAbsent(union.id(), reason);
            }
        }
    }

    private Optional<Employer> employer(FileClaim stated) {
        if (stated.employerId() != null) {
            return employers.find(stated.employerId()).filter(Employer::isOpen);
        }
        String typed = stated.workplace().strip();
        return typed.isEmpty() ? Optional.empty()
                : employers.suggest(typed).stream().filter(employer -> employer.name().equals(typed)).findFirst();
    }

    private List<String> around(FileClaim stated, Optional<Employer> employer) {
        if (employer.isPresent()) {
            return RegionTable.around(employer.get().region());
        }
        if (stated.region() != null) {
            return RegionTable.around(stated.region());
        }
        return named(stated.workplace()).or(() -> Optional.ofNullable(stated.union()).flatMap(unions::find).map(Union::region))
                .or(() -> unions.root().map(Union::region)).map(RegionTable::around).orElse(List.of());
    }

    /** The narrowest region of this deployment's province whose name stands in what was typed. */
    private Optional<String> named(String typed) {
        Regions table = regions.current();
        String home = unions.root().map(top -> top.region().substring(0, 2)).orElse("");
        return table.all().stream().filter(region -> !region.isAbolished() && region.name().length() > 1 && typed.contains(region.name())
                        && region.code().value().startsWith(home))
                .max(java.util.Comparator.comparing((Regions.Region region) -> region.code().level()).thenComparing(region -> region.code().value()))
                .map(region -> region.code().value());
    }
}
