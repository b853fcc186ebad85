package org.gongqiao.app.law;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.kernel.NotFound;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The statute book: opens it at a place and a day, shows its versions, and takes the operator's corrections. */
@Component
public class Law {

    private final LawStore store;
    private final AuditLog audit;
    private final Clock clock;

    Law(LawStore store, AuditLog audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** The book as it holds today at {@code region}: six digits of GB/T 2260, or {@link Parameter#COUNTRY}. Law is public: needs no scope. */
    @Transactional(readOnly = true)
    public Book today(String region) {
        return on(region, LocalDate.now(clock));
    }

    @Transactional(readOnly = true)
    public Book on(String region, LocalDate day) {
        LawStore.Versions versions = store.versions();
        return Book.open(region, day, versions.rules(), versions.parameters());
    }

    /** All versions of a rule, the newest first. */
    @Transactional(readOnly = true)
    public List<Rule> versions(String ruleId) {
        List<Rule> versions = store.versions().rules().stream().filter(rule -> rule.id().equals(ruleId)).toList().reversed();
        if (versions.isEmpty()) {
            throw new NotFound("rule", ruleId);
        }
        return versions;
    }

    /** All versions of the numbers that a rule uses, the newest of each first. */
    @Transactional(readOnly = true)
    public List<Parameter> parametersOf(String ruleId) {
        return store.versions().parameters().stream().filter(parameter -> parameter.ruleId().equals(ruleId)).toList().reversed();
    }

    /** All versions of all rules. */
    @Transactional(readOnly = true)
    public List<Rule> rules() {
        return store.versions().rules();
    }

    /** All versions of all numbers, for whoever looks at many places and days at once. */
    @Transactional(readOnly = true)
    public List<Parameter> parameters() {
        return store.versions().parameters();
    }

    /** Names the state of statute book, calendar and readings: what was derived from them holds as long as it is the same. */
    @Transactional(readOnly = true)
    public UUID edition() {
        return store.edition();
    }

    @Transactional(readOnly = true)
    public List<Citation> instruments() {
        return store.instruments();
    }

    /** Every number that rules ask for, also those that nobody has set. */
    @Transactional(readOnly = true)
    public List<ParameterName> names() {
        return store.names();
    }

    /** The operator's own version of a rule, approved by two; the versions before stay. Returns its number. */
    @Transactional
    public int correct(CorrectRule correction, Approval approval) {
        Rule before = versions(correction.ruleId()).getFirst();
        store.lock();
        int version = store.addRule(before.id(), correction.region(), correction.statementZh(), correction.statementEn(), correction.instrument(),
                correction.article(), correction.mark(), correction.readIn(), correction.from(), correction.until(), recorded(correction.reason()));
        audit.record(AuditEntry.of(Act.LAW_CHANGED, "rule", null).because(correction.reason()).with(Map.of("rule", before.id(),
                "region", correction.region(), "version", version, "proposal", approval.proposal(), "proposer", approval.proposer())));
        return version;
    }

    /** The operator's own number for a region from a day on, approved by two; the versions before stay. Returns its version. */
    @Transactional
    public int set(SetParameter setting, Approval approval) {
        ParameterName name = store.names().stream().filter(known -> known.name().equals(setting.name())).findFirst()
                .orElseThrow(() -> new NotFound("parameter", setting.name()));
        // How it is counted is the text's, not the region's: it stays with the newest shipped version.
        Parameter before = store.versions().parameters().reversed().stream().filter(known -> known.name().equals(name.name()) && known.origin() == Origin.SHIPPED)
                .findFirst().orElse(null);
        store.lock();
        int version = store.addParameter(name.name(), setting.region(), name.ruleId(), setting.value(), before == null ? name.unit() : before.unit(),
                setting.instrument(), setting.article(), setting.mark(), setting.from(), setting.until(), before == null ? null : before.otherUnit(),
                before != null && before.backward(), recorded(setting.reason()));
        audit.record(AuditEntry.of(Act.LAW_CHANGED, "parameter", null).because(setting.reason()).with(Map.of("parameter", name.name(),
                "region", setting.region(), "version", version, "value", setting.value(), "proposal", approval.proposal(), "proposer", approval.proposer())));
        return version;
    }

    private LawStore.Recorded recorded(String reason) {
        return new LawStore.Recorded(Origin.OPERATOR, reason, OffsetDateTime.now(clock), Scope.actor().orElse(null));
    }
}
