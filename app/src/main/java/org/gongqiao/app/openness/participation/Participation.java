package org.gongqiao.app.openness.participation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.openness.disclosure.Enterprise;
import org.gongqiao.app.openness.disclosure.Enterprises;
import org.gongqiao.app.organization.Tallies;
import org.gongqiao.app.organization.Totals;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How far workers take part, by union and by what was published: counts only, small ones hidden, nobody's name, nobody's opinion. */
@Component
public class Participation {

    private static final String LEAST = "D-19.least";
    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final Enterprises enterprises;
    private final List<ParticipationSource> sources;
    private final Tallies tallies;
    private final Law law;
    private final Clock clock;

    Participation(JdbcClient jdbc, Enterprises enterprises, List<ParticipationSource> sources, Tallies tallies, Law law, Clock clock) {
        this.jdbc = jdbc;
        this.enterprises = enterprises;
        this.sources = sources.stream().sorted(Comparator.comparingInt(ParticipationSource::order)).toList();
        this.tallies = tallies;
        this.law = law;
        this.clock = clock;
    }

    /** One publication: how many opened it, how many asked, how many were answered. */
    public record OfItem(UUID publicationId, String title, LocalDate publishedOn, Shown opened, Shown asked, Shown replied) {}

    /** One union: its members, and a count of each source, in order. */
    public record OfUnit(UUID unitId, String unitName, long members, List<Shown> counts) {}

    /** The smallest number that is shown at a region. Missing, nothing is: counts of people fail closed. */
    @Transactional(readOnly = true)
    public int least(String region) {
        return law.today(region).parameter(LEAST).map(Parameter::value).orElse(Integer.MAX_VALUE);
    }

    /** Names of the sources, as their counts stand in {@link OfUnit}. */
    public List<String> sources() {
        return sources.stream().map(ParticipationSource::name).toList();
    }

    /** How many opened one publication, as it may be shown. */
    @Transactional(readOnly = true)
    public Shown opened(int opened, UUID unit, String region) {
        return Shown.of(opened, members(List.of(unit)).getOrDefault(unit, Totals.NONE).members(), least(region));
    }

    private Map<UUID, Totals> members(List<UUID> units) {
        return tallies.subtrees(units, Line.AREA);
    }

    /** What an enterprise published, the newest first. */
    @Transactional(readOnly = true)
    public List<OfItem> items(Enterprise enterprise) {
        int least = least(enterprise.region());
        long members = members(List.of(enterprise.id())).getOrDefault(enterprise.id(), Totals.NONE).members();
        return jdbc.sql("""
                select p.id, p.title, p.published_on, p.opened,
                    (select count(distinct q.person_id) from openness.question q where q.publication_id = p.id)::int as asked,
                    (select count(distinct q.person_id) from openness.question q where q.publication_id = p.id and q.replied_at is not null)::int as replied
                from openness.publication p where p.unit_id = :unit and p.withdrawn_on is null order by p.published_at desc limit :most""")
                .param("unit", enterprise.id()).param("most", MOST)
                .query((row, n) -> new OfItem(row.getObject("id", UUID.class), row.getString("title"), row.getObject("published_on", LocalDate.class),
                        Shown.of(row.getInt("opened"), members, least), Shown.of(row.getInt("asked"), members, least),
                        Shown.of(row.getInt("replied"), members, least))).list();
    }

    /** The unions in scope that keep open management, a page at a time: one query a source, however many unions. */
    @Transactional(readOnly = true)
    public Slice<OfUnit> units(@Nullable String after, int size, LocalDate from, LocalDate to) {
        var page = enterprises.list(after, size);
        List<Enterprise> found = page.items().stream().map(Enterprises.Standing::enterprise).toList();
        List<UUID> ids = found.stream().map(Enterprise::id).toList();
        Map<UUID, Totals> members = ids.isEmpty() ? Map.of() : members(ids);
        List<Map<UUID, Integer>> counts = sources.stream().map(source -> ids.isEmpty() ? Map.<UUID, Integer>of() : source.counts(ids, from, to)).toList();
        int least = least(Parameter.COUNTRY);
        return new Slice<>(found.stream().map(enterprise -> {
            long all = members.getOrDefault(enterprise.id(), Totals.NONE).members();
            return new OfUnit(enterprise.id(), enterprise.unitName(), all,
                    counts.stream().map(each -> Shown.of(each.getOrDefault(enterprise.id(), 0), all, least)).toList());
        }).toList(), page.next());
    }

    /** The year that pages show unless another is chosen. */
    public LocalDate yearAgo() {
        return LocalDate.now(clock).minusYears(1).plusDays(1);
    }
}
