package org.gongqiao.app.openness.disclosure;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.RecordLookup;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.NewMatter;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.documents.Audience;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.deadline.Deadlines;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.law.deadline.Reckoner;
import org.gongqiao.app.law.deadline.Turn;
import org.gongqiao.app.law.decision.About;
import org.gongqiao.app.law.decision.Verdicts;
import org.gongqiao.app.law.democracy.OpennessFacts;
import org.gongqiao.app.law.democracy.OpennessRules;
import org.gongqiao.app.law.rights.Elapsed;
import org.gongqiao.app.openness.Outcome;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The list of matters of each enterprise and what was published of them. A matter has one open matter of casework "publish until":
 * to-do list, warning and escalation come from there. Publishing closes it and opens the next.
 */
@Component
public class Disclosures implements RecordLookup {

    /** Kind of attachments and of the record in routes. */
    public static final String OWNER = "publication";
    static final String FIRST = "D-28.first";
    private static final String EACH = "D-28.each";
    private static final int BATCH = 500;

    private final ItemStore store;
    private final PublicationStore publications;
    private final EnterpriseStore enterprises;
    private final Matters matters;
    private final DisclosureMatter kind;
    private final Unions unions;
    private final Attachments attachments;
    private final Law law;
    private final Verdicts verdicts;
    private final Deadlines deadlines;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Disclosures(ItemStore store, PublicationStore publications, EnterpriseStore enterprises, Matters matters, DisclosureMatter kind, Unions unions,
                Attachments attachments, Law law, Verdicts verdicts, Deadlines deadlines, AuditLog audit, ApplicationEventPublisher events, Ids ids, Clock clock) {
        this.store = store;
        this.publications = publications;
        this.enterprises = enterprises;
        this.matters = matters;
        this.kind = kind;
        this.unions = unions;
        this.attachments = attachments;
        this.law = law;
        this.verdicts = verdicts;
        this.deadlines = deadlines;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "openItem";
    }

    @Override
    @Transactional(readOnly = true)
    public boolean inScope(UUID id) {
        return store.find(id).isPresent();
    }

    /** The list of an enterprise, the earliest day first. */
    @Transactional(readOnly = true)
    public List<Item> items(UUID unit) {
        return store.of(unit);
    }

    @Transactional(readOnly = true)
    public Item get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("item", id));
    }

    /** Puts a matter of the law on the list. */
    void begin(Enterprise enterprise, Union union, OpennessFacts.Item law, String preparer) {
        insert(ids.next(), union, law, null, Cycle.YEAR, false, preparer);
    }

    /** Puts a matter of the unit's own on the list; the same key does it once. */
    @Transactional
    public Outcome add(UUID key, UUID unit, String name, Cycle cycle, boolean sensitive, String preparer) {
        enterprises.find(unit).orElseThrow(() -> new NotFound("enterprise", unit));
        if (store.knows(key)) {
            return new Outcome.Done(unit);
        }
        UUID id = insert(key, unions.held(unit), null, name, cycle, sensitive, preparer);
        record(Act.OPENNESS_CHANGED, id, Map.of("cycle", cycle.name(), "sensitive", sensitive));
        return new Outcome.Done(id);
    }

    private UUID insert(UUID key, Union union, OpennessFacts.@Nullable Item law, @Nullable String name, Cycle cycle, boolean sensitive, String preparer) {
        LocalDate today = LocalDate.now(clock);
        UUID id = ids.next();
        Due due = due(FIRST, union.region(), today);
        String label = name == null && law != null ? "openness.item." + law.name() : name;
        Matter matter = open(id, label, union, FIRST);
        store.insert(new Item(id, union.id(), law, name, cycle, sensitive, preparer, matter.id(), today, FIRST, null, due.earlier(),
                due.lateAfter().orElse(null), null, 0), key, union.place());
        return id;
    }

    private Matter open(UUID item, @Nullable String label, Union union, String limit) {
        return matters.open(new NewMatter(kind, List.of(label == null ? "" : label), item, null, List.of(union.id()), DisclosureMatter.PUBLISH, limit, limit));
    }

    private Due due(String limit, String region, LocalDate since) {
        return deadlines.due(limit, region, List.of(new Turn.Started(since)));
    }

    /** Changes cycle, sensitivity, who prepares it, and the name of a matter of the unit's own. The time runs on from where it began. */
    @Transactional
    public Outcome change(UUID id, int version, @Nullable String name, Cycle cycle, boolean sensitive, String preparer) {
        Item item = get(id);
        Enterprise enterprise = enterprises.find(item.unitId()).orElseThrow();
        String limit = item.lastPublishedOn() == null ? FIRST : cycle.limit();
        Due due = due(limit, enterprise.region(), item.since());
        if (!store.change(id, version, item.kind() == null ? name : null, cycle, sensitive, preparer, limit, due)) {
            return new Outcome.Stale();
        }
        if (!limit.equals(item.limit()) && item.matterId() != null) {
            matters.proceed(item.matterId(), DisclosureMatter.PUBLISH, limit);
            matters.note(item.matterId(), "openness.done.cycle");
        }
        record(Act.OPENNESS_CHANGED, id, Map.of("cycle", cycle.name(), "sensitive", sensitive));
        return new Outcome.Done(id);
    }

    /** Takes a matter off the list; one of the law only while the law does not ask for it. What was published stays. */
    @Transactional
    public Outcome close(UUID id, int version) {
        Item item = get(id);
        Enterprise enterprise = enterprises.find(item.unitId()).orElseThrow();
        if (item.kind() != null) {
            Verdict asked = OpennessRules.PUBLISHED.on(new OpennessFacts.Published(item.kind(), enterprise.isOfState(), false, false, Elapsed.RUNNING),
                    law.today(enterprise.region()));
            if (!(asked instanceof Verdict.Lawful)) {
                return new Outcome.Refused(asked);
            }
        }
        if (!store.close(id, version, LocalDate.now(clock))) {
            return new Outcome.Stale();
        }
        if (item.matterId() != null) {
            matters.note(item.matterId(), "openness.done.offList");
            matters.close(item.matterId(), "OFF_LIST");
        }
        record(Act.OPENNESS_CHANGED, id, Map.of("closed", true));
        return new Outcome.Done(id);
    }

    /**
     * Publishes a matter to the unit's workers. What is left out as a trade secret is refused where the law knows none for this
     * matter (D-28). How it stood is kept as a decision.
     */
    @Transactional
    public Outcome publish(PublishItem form) {
        var known = publications.byKey(form.key());
        if (known.isPresent()) {
            return new Outcome.Done(known.get());
        }
        Item item = store.lock(form.itemId()).orElseThrow(() -> new NotFound("item", form.itemId()));
        if (!item.isOpen()) {
            return new Outcome.NotPossible("openness.notPossible.offList");
        }
        Enterprise enterprise = enterprises.find(item.unitId()).orElseThrow();
        var book = law.today(enterprise.region());
        if (!form.leftOut().isEmpty()) {
            OpennessFacts.Item asked = item.kind();
            if (asked == null || !asked.mayBeSecret()) {
                var facts = new OpennessFacts.Published(asked == null ? OpennessFacts.Item.STAFF_MATTERS : asked, true, true, false, Elapsed.RUNNING);
                return new Outcome.Refused(OpennessRules.PUBLISHED.on(facts, book));
            }
        }
        Union union = unions.held(item.unitId());
        LocalDate today = LocalDate.now(clock);
        Instant now = clock.instant();
        UUID id = ids.next();
        publications.insert(new Publication(id, item.id(), union.id(), form.title(), form.period(), form.body(), form.figures(), form.leftOut(),
                item.sensitive(), today, now, null, null, 0, 0), Elapsed.of(due(item.limit(), union.region(), item.since()), today), form.key(), Scope.actor().orElse(null), union.place());
        attachments.bind(AttachmentOwner.of(OWNER, id), form.attachments(), Audience.PERSON);
        if (item.kind() != null) {
            var facts = new OpennessFacts.Published(item.kind(), enterprise.isOfState(), !form.leftOut().isEmpty(), true, elapsed(item, union.region(), today));
            verdicts.keep(List.of(verdicts.weigh(OpennessRules.PUBLISHED, facts, book)), new About(kind(), item.id(), union.areaPath(), union.linePath(), null));
        }
        if (item.matterId() != null) {
            matters.note(item.matterId(), "openness.done.published", form.title());
            matters.close(item.matterId(), "PUBLISHED");
        }
        String limit = item.cycle().limit();
        Matter next = open(item.id(), item.name() == null ? item.nameKey() : item.name(), union, limit);
        store.published(item.id(), next.id(), limit, today, due(limit, union.region(), today));
        audit.record(AuditEntry.of(Act.OPENNESS_PUBLISHED, OWNER, id).with(Map.of("item", item.id(), "sensitive", item.sensitive())));
        events.publishEvent(new Published(id, item.id(), union.id()));
        return new Outcome.Done(id);
    }

    /** Takes a publication back; it stays in the desk's history with the reason. */
    @Transactional
    public Outcome withdraw(UUID publication, int version, String why) {
        publication(publication);
        if (!publications.withdraw(publication, version, LocalDate.now(clock), why)) {
            return new Outcome.Stale();
        }
        audit.record(AuditEntry.of(Act.OPENNESS_PUBLISHED, OWNER, publication).because(why).with(Map.of("withdrawn", true)));
        return new Outcome.Done(publication);
    }

    @Transactional(readOnly = true)
    public Publication publication(UUID id) {
        return publications.find(id).orElseThrow(() -> new NotFound("publication", id));
    }

    @Transactional(readOnly = true)
    public List<Publication> publications(UUID item) {
        return publications.ofItem(item);
    }

    /** What is out at a union, the newest first. */
    @Transactional(readOnly = true)
    public List<Publication> out(UUID unit, boolean sensitiveToo, int most) {
        return publications.out(unit, sensitiveToo, most);
    }

    /** What D-28 says of a matter of the law as it stands today; of the unit's own nothing is asked. */
    @Transactional(readOnly = true)
    public java.util.Optional<Verdict> verdict(Item item, Enterprise enterprise) {
        if (item.kind() == null) {
            return java.util.Optional.empty();
        }
        var facts = new OpennessFacts.Published(item.kind(), enterprise.isOfState(), false, item.lastPublishedOn() != null,
                elapsed(item, enterprise.region(), LocalDate.now(clock)));
        return java.util.Optional.of(OpennessRules.PUBLISHED.on(facts, law.today(enterprise.region())));
    }

    private Elapsed elapsed(Item item, String region, LocalDate today) {
        return item.lastPublishedOn() == null ? Elapsed.RUNNING : Elapsed.of(due(EACH, region, item.lastPublishedOn()), today);
    }

    /** The days of all matters in scope, counted anew after a change of calendar, number or reading; returns how many changed. */
    @Transactional
    public int recount() {
        Reckoner reckoner = deadlines.reckoner();
        int changed = 0;
        UUID after = new UUID(0, 0);
        List<Item> batch = store.openAfter(after, BATCH);
        while (!batch.isEmpty()) {
            for (Item item : batch) {
                String region = enterprises.find(item.unitId()).orElseThrow().region();
                Due due = reckoner.due(item.limit(), region, List.of(new Turn.Started(item.since())));
                if (!due.earlier().equals(item.dueOn()) || !java.util.Objects.equals(due.lateAfter().orElse(null), item.lateAfter())) {
                    store.counted(item.id(), due);
                    changed++;
                }
            }
            batch = store.openAfter(batch.getLast().id(), BATCH);
        }
        return changed;
    }

    private void record(Act act, UUID item, Map<String, ?> facts) {
        audit.record(AuditEntry.of(act, kind(), item).with(facts));
    }
}
