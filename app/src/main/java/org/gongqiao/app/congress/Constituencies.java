package org.gongqiao.app.congress;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.decision.About;
import org.gongqiao.app.law.decision.Decision;
import org.gongqiao.app.law.decision.Verdicts;
import org.gongqiao.app.organization.Measure;
import org.gongqiao.app.organization.Tallies;
import org.gongqiao.app.organization.Totals;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Constituencies of a body and their seats: drawn from the parts of the union below it or entered by hand, the number of seats
 * judged (D-02, D-16, J-08) and shared out by staff. Nothing of a constituency that has voted is taken away.
 */
@Component
public class Constituencies {

    private static final int MOST = 200;

    private final ConstituencyStore store;
    private final BodyStore bodies;
    private final DelegateElectionStore elections;
    private final DelegateStore delegates;
    private final BodyRules rules;
    private final Verdicts verdicts;
    private final Unions unions;
    private final Tallies tallies;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Constituencies(ConstituencyStore store, BodyStore bodies, DelegateElectionStore elections, DelegateStore delegates, BodyRules rules, Verdicts verdicts,
                   Unions unions, Tallies tallies, AuditLog audit, Ids ids, Clock clock) {
        this.store = store;
        this.bodies = bodies;
        this.elections = elections;
        this.delegates = delegates;
        this.rules = rules;
        this.verdicts = verdicts;
        this.unions = unions;
        this.tallies = tallies;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** A share with its arithmetic. */
    public record Share(Constituency constituency, int whole, long remainder, int extra) {}

    /**
     * The seats of a body as they would be or are shared out.
     *
     * @param shares empty where there are fewer seats than constituencies, or none
     * @param seated delegates today, by constituency
     */
    public record Plan(SeatNeed need, List<Quota> quotas, List<Constituency> constituencies, List<Share> shares, Map<UUID, Integer> seated,
                       Optional<Verdict> verdict) {

        public int staff() {
            return constituencies.stream().mapToInt(Constituency::staff).sum();
        }

        public int allotted() {
            return constituencies.stream().mapToInt(each -> each.seats() == null ? 0 : each.seats()).sum();
        }
    }

    @Transactional(readOnly = true)
    public List<Constituency> of(UUID body) {
        return store.of(body);
    }

    @Transactional(readOnly = true)
    public Constituency get(UUID body, UUID id) {
        return store.find(id).filter(each -> each.body().equals(body)).orElseThrow(() -> new NotFound("constituency", id));
    }

    /** Need, quotas, constituencies and arithmetic, by the rules of today. */
    @Transactional(readOnly = true)
    public Plan plan(Body body) {
        LocalDate today = LocalDate.now(clock);
        var book = rules.book(body.region(), today);
        List<Constituency> all = store.of(body.id());
        Integer seats = body.seats();
        List<Constituency> reckoned = all.stream().filter(each -> !each.byHand()).toList();
        int byHand = all.stream().filter(Constituency::byHand).mapToInt(each -> each.seats() == null ? 0 : each.seats()).sum();
        var shares = new ArrayList<Share>();
        if (seats != null && !reckoned.isEmpty() && seats - byHand >= reckoned.size()) {
            List<Allotment.Share> of = Allotment.of(seats - byHand, reckoned.stream().map(Constituency::staff).toList());
            for (int i = 0; i < of.size(); i++) {
                shares.add(new Share(reckoned.get(i), of.get(i).whole(), of.get(i).remainder(), of.get(i).extra()));
            }
        }
        SeatNeed need = rules.need(body, book);
        Integer aim = seats != null ? seats : need.least();
        return new Plan(need, aim == null ? List.of() : rules.quotas(body, aim, book), all, shares, seated(body.id(), today),
                seats == null ? Optional.empty() : rules.seats(body, seats, book).map(Decision::verdict));
    }

    private Map<UUID, Integer> seated(UUID body, LocalDate on) {
        var seated = new HashMap<UUID, Integer>();
        delegates.on(body, on).forEach(each -> {
            if (each.constituency() != null) {
                seated.merge(each.constituency(), 1, Integer::sum);
            }
        });
        return seated;
    }

    /**
     * Takes in the parts of the union directly below it that are not in yet: an industry's along its line. Their staff is what is counted
     * there, members or told staff, until corrected.
     */
    @Transactional
    public CongressOutcome draw(UUID id) {
        Body body = lock(id);
        Line line = body.kind() == BodyKind.INDUSTRY_CONGRESS && unions.get(body.unit()).linePath() != null ? Line.INDUSTRY : Line.AREA;
        List<Union> parts = unions.children(body.unit(), line, "", MOST).items();
        Map<UUID, Totals> counts = tallies.subtrees(parts.stream().map(Union::id).toList(), line);
        int drawn = 0;
        for (Union part : parts) {
            Totals of = counts.getOrDefault(part.id(), Totals.NONE);
            int staff = Math.toIntExact(body.kind().isOfMembers() ? of.members() : Math.max(of.members(), of.staff()));
            if (staff > 0 && store.insert(new Constituency(ids.next(), id, part.id(), part.name(), staff,
                    Math.toIntExact(Math.min(staff, of.of(Measure.WOMEN))), null, false, 0))) {
                drawn++;
            }
        }
        if (drawn == 0) {
            return new CongressOutcome.NotPossible("congress.draw.none");
        }
        audit.record(AuditEntry.of(Act.CONSTITUENCIES_SET, "congress", id).with(Map.of("drawn", drawn)));
        return new CongressOutcome.Done(id);
    }

    @Transactional
    public CongressOutcome add(UUID id, String name, int staff, int women) {
        lock(id);
        Map<String, String> faults = faults(name, staff, women);
        if (!faults.isEmpty()) {
            return new CongressOutcome.Faulty(faults);
        }
        if (store.of(id).size() >= MOST) {
            return new CongressOutcome.NotPossible("congress.constituency.many");
        }
        UUID made = ids.next();
        if (!store.insert(new Constituency(made, id, null, name.strip(), staff, women, null, false, 0))) {
            return new CongressOutcome.Faulty(Map.of("name", "congress.constituency.twice"));
        }
        audit.record(AuditEntry.of(Act.CONSTITUENCIES_SET, "congress", id).with(Map.of("constituency", made)));
        return new CongressOutcome.Done(made);
    }

    private static Map<String, String> faults(String name, int staff, int women) {
        var faults = new LinkedHashMap<String, String>();
        if (name.isBlank() || name.strip().length() > Bodies.LONGEST_NAME) {
            faults.put("name", "congress.fault.name");
        }
        if (staff < 1) {
            faults.put("staff", "congress.fault.staff");
        } else if (women < 0 || women > staff) {
            faults.put("women", "congress.fault.part");
        }
        return faults;
    }

    /** Corrects staff and women of one; {@code seats} by hand, or null to share them out again. */
    @Transactional
    public CongressOutcome change(UUID id, UUID constituency, int version, int staff, int women, @Nullable Integer seats) {
        lock(id);
        Constituency before = get(id, constituency);
        Map<String, String> faults = faults(before.name(), staff, women);
        if (seats != null && (seats < 0 || seats > staff)) {
            faults.put("seats", "congress.constituency.seats");
        }
        if (!faults.isEmpty()) {
            return new CongressOutcome.Faulty(faults);
        }
        int seated = seated(id, LocalDate.now(clock)).getOrDefault(constituency, 0);
        if (seats != null && seats < seated) {
            return new CongressOutcome.Faulty(Map.of("seats", "congress.constituency.seated"));
        }
        if (!store.update(new Constituency(constituency, id, before.unit(), before.name(), staff, women, seats != null ? seats : before.byHand() ? null
                : before.seats(), seats != null, version))) {
            return new CongressOutcome.Stale();
        }
        audit.record(AuditEntry.of(Act.CONSTITUENCIES_SET, "congress", id).with(Map.of("constituency", constituency, "staff", staff)));
        return new CongressOutcome.Done(constituency);
    }

    @Transactional
    public CongressOutcome remove(UUID id, UUID constituency) {
        lock(id);
        get(id, constituency);
        if (elections.anyIn(constituency)) {
            return new CongressOutcome.NotPossible("congress.constituency.voted");
        }
        store.delete(constituency);
        audit.record(AuditEntry.of(Act.CONSTITUENCIES_SET, "congress", id).with(Map.of("removed", constituency)));
        return new CongressOutcome.Done(id);
    }

    /** Sets how many delegates the body has and shares the seats out; a number that the rule forbids is refused. */
    @Transactional
    public CongressOutcome allot(UUID id, int seats) {
        Body body = lock(id);
        if (body.kind().isAssembly()) {
            return new CongressOutcome.NotPossible("congress.seats.assembly");
        }
        if (seats < 1 || seats > body.staff()) {
            return new CongressOutcome.Faulty(Map.of("seats", "congress.seats.number"));
        }
        List<Constituency> all = store.of(id);
        List<Constituency> reckoned = all.stream().filter(each -> !each.byHand()).toList();
        int byHand = all.stream().filter(Constituency::byHand).mapToInt(each -> each.seats() == null ? 0 : each.seats()).sum();
        if (all.isEmpty()) {
            return new CongressOutcome.NotPossible("congress.seats.noConstituency");
        }
        if (seats - byHand < reckoned.size() || reckoned.isEmpty() && seats != byHand) {
            return new CongressOutcome.Faulty(Map.of("seats", "congress.seats.few"));
        }
        List<Decision> weighed = rules.seats(body, seats, rules.book(body.region(), LocalDate.now(clock))).stream().toList();
        Optional<Verdict> against = Bodies.unlawful(weighed);
        if (against.isPresent()) {
            return new CongressOutcome.Unlawful(against.get());
        }
        Map<UUID, Integer> seated = seated(id, LocalDate.now(clock));
        List<Allotment.Share> shares = reckoned.isEmpty() ? List.of()
                : Allotment.of(seats - byHand, reckoned.stream().map(Constituency::staff).toList());
        for (int i = 0; i < shares.size(); i++) {
            if (shares.get(i).seats() < seated.getOrDefault(reckoned.get(i).id(), 0)) {
                return new CongressOutcome.NotPossible("congress.seats.seated");
            }
        }
        bodies.seats(id, seats);
        for (int i = 0; i < shares.size(); i++) {
            store.seats(reckoned.get(i).id(), shares.get(i).seats());
        }
        Union union = unions.get(body.unit());
        verdicts.keep(weighed, new About("congress", id, union.areaPath(), union.linePath(), null));
        audit.record(AuditEntry.of(Act.SEATS_SET, "congress", id).with(Map.of("seats", seats)));
        return new CongressOutcome.Done(id);
    }

    private Body lock(UUID id) {
        Body body = bodies.lock(id).orElseThrow(() -> new NotFound("congress", id));
        if (!body.isLive()) {
            throw new NotFound("congress that holds", id);
        }
        return body;
    }
}
