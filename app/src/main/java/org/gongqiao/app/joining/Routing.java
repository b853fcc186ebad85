package org.gongqiao.app.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.gongqiao.app.joining.Candidate.Tie;

/**
 * Which union fits, and why: a pure function of facts and candidates. A union whose code was scanned stands in front,
 * because the worker chose it himself. With a labour relation the employer's union follows (M-10), for dispatched
 * workers the dispatcher's or else the using unit's (M-09), and where there is none, the union of the area (M-04). Without
 * a labour relation the union of the trade, then of the platform, then of the area (M-10). Last the catch-all, and
 * where even that is missing the top of the tree, so that nobody is left.
 */
final class Routing {

    /** How many unions are named before the matter goes upward. */
    static final int NAMED = 3;

    /** One way of fitting: which candidates, the reason shown, the rule behind it. */
    private record Way(Predicate<Candidate> fits, String reason, String ruleId) {}

    /** The top decides by itself only where nothing below fits; otherwise the matter reaches it last, upward. */
    private static final Way LAST = new Way(c -> c.has(Tie.TOP), "top", "M-01");

    private Routing() {}

    /** The unions that fit, the best first, each once, with its best reason; empty only without any candidate. */
    static List<Choice> rank(RoutingFacts facts, List<Candidate> candidates) {
        Map<UUID, Choice> ranked = new LinkedHashMap<>();
        for (Way way : ways(facts)) {
            if (way == LAST && !ranked.isEmpty()) {
                break;
            }
            candidates.stream().filter(way.fits()).sorted(nearest(facts.regions()))
                    .forEach(c -> ranked.putIfAbsent(c.unitId(), new Choice(c.unitId(), c.name(), c.unitId(), c.name(), way.reason(), way.ruleId())));
        }
        return ranked.values().stream().limit(NAMED).toList();
    }

    private static List<Way> ways(RoutingFacts facts) {
        var ways = new ArrayList<Way>();
        facts.invitedBy().ifPresent(union -> ways.add(new Way(c -> c.unitId().equals(union), "invited", "M-02")));
        Way employer = new Way(c -> c.has(Tie.EMPLOYER), facts.relation() == Relation.DISPATCHED ? "dispatch" : "employer",
                facts.relation() == Relation.DISPATCHED ? "M-09" : "M-10");
        Way trade = new Way(c -> c.has(Tie.TRADE), "trade", "M-10");
        Way platform = new Way(c -> c.has(Tie.PLATFORM), "platform", "M-10");
        Way area = new Way(c -> c.has(Tie.AREA), facts.relation().isLabourRelation() ? "areaUntilFounded" : "area",
                facts.relation().isLabourRelation() ? "M-04" : "M-10");
        boolean labourRelation = facts.relation().isLabourRelation();
        if (labourRelation) {
            ways.add(employer);
        }
        if (facts.trade().isNewForm() || facts.relation() == Relation.PLATFORM) {
            ways.add(trade);
            ways.add(platform);
        }
        ways.add(area);
        if (!labourRelation) {
            ways.add(new Way(employer.fits(), "workplace", "M-10"));
        }
        ways.add(new Way(c -> c.has(Tie.CATCH_ALL), "catchAll", "M-01"));
        ways.add(LAST);
        return ways;
    }

    /** The narrowest common region first; candidates come in a fixed order, which decides between equals. */
    private static Comparator<Candidate> nearest(List<String> regions) {
        return Comparator.comparingInt(candidate -> {
            int index = regions.indexOf(candidate.region());
            return index < 0 ? regions.size() : index;
        });
    }
}
