package org.gongqiao.app.disputes.web;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.disputes.file.DisputeAct;
import org.gongqiao.app.disputes.file.DisputeAct.Field;
import org.gongqiao.app.disputes.file.RecordAct;
import org.jspecify.annotations.Nullable;

/** A step as it was typed. */
public record ActForm(@Nullable String key, @Nullable String version, @Nullable String act, @Nullable String on, @Nullable List<String> claimant,
                      @Nullable String note, @Nullable String place, @Nullable String amount, @Nullable String until, @Nullable List<String> mark) {

    static final int LONGEST = 4000;

    /** Faults by field, as message keys; empty where the form can be read. */
    Map<String, String> faults() {
        var faults = new LinkedHashMap<String, String>();
        if (Typed.id(key).isEmpty() || !Typed.text(version).matches("\\d{1,9}")) {
            faults.put("key", "disputes.fault.form");
        }
        DisputeAct chosen = Typed.choice(DisputeAct.class, act).orElse(null);
        if (chosen == null) {
            faults.put("act", "disputes.fault.act");
            return faults;
        }
        if (Typed.day(on).isEmpty()) {
            faults.put("on", "disputes.fault.on");
        }
        if (claimant == null || claimant.isEmpty() || claimant.stream().anyMatch(each -> Typed.id(each).isEmpty())) {
            faults.put("claimant", "disputes.fault.claimants");
        }
        if (Typed.text(note).length() > LONGEST || Typed.text(place).length() > 200) {
            faults.put("note", "disputes.fault.long");
        }
        if (!Typed.text(amount).isEmpty() && Typed.cents(amount).isEmpty()) {
            faults.put("amount", "disputes.fault.amount");
        }
        if (!Typed.text(until).isEmpty() && Typed.day(until).isEmpty()) {
            faults.put("until", "disputes.fault.until");
        }
        return faults;
    }

    /** Only after {@link #faults()} found none. */
    RecordAct read() {
        DisputeAct chosen = Typed.choice(DisputeAct.class, act).orElseThrow();
        var who = new HashSet<UUID>();
        (claimant == null ? List.<String>of() : claimant).forEach(each -> who.add(Typed.id(each).orElseThrow()));
        List<DisputeAct.Mark> marks = (mark == null ? List.<String>of() : mark).stream().flatMap(each -> Typed.choice(DisputeAct.Mark.class, each).stream())
                .filter(chosen.marks()::contains).distinct().toList();
        LocalDate untilDay = chosen.takes(Field.UNTIL) ? Typed.day(until).orElse(null) : null;
        return new RecordAct(Typed.id(key).orElseThrow(), Integer.parseInt(Typed.text(version)), chosen, Typed.day(on).orElseThrow(), who,
                chosen.takes(Field.NOTE) ? Typed.text(note) : "", chosen.takes(Field.PLACE) ? Typed.text(place) : "",
                chosen.takes(Field.AMOUNT) ? Typed.cents(amount).orElse(null) : null, untilDay, marks);
    }

    static ActForm empty(DisputeAct act, LocalDate today, int version, UUID key, List<String> claimants, String place) {
        return new ActForm(key.toString(), String.valueOf(version), act.name(), today.toString(), claimants, "", place, "", "", List.of());
    }
}
