package org.gongqiao.app.disputes.web;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongqiao.app.disputes.dismissal.Answers;
import org.gongqiao.app.disputes.dismissal.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The guided check as it was answered.
 *
 * @param attachments ids of files that were sent before and wait for it
 */
public record DismissalForm(@Nullable String key, @Nullable String employer, @Nullable String worker, @Nullable String receivedOn, @Nullable String endsOn,
                            @Nullable String reason, @Nullable String reasonWords, @Nullable List<String> fact, @Nullable String yearsServed,
                            @Nullable String monthsServed, @Nullable String yearsLeft, @Nullable String cut, @Nullable String staff,
                            @Nullable String explainedOn, @Nullable List<String> attachments) {

    /** Where nobody said how long it is to retirement, it is taken as far away. */
    private static final int FAR_AWAY = 600;

    static DismissalForm empty(String key, LocalDate today) {
        return new DismissalForm(key, "", "", today.toString(), "", "", "", List.of(), "", "", "", "", "", "", List.of());
    }

    Map<String, String> faults(LocalDate today) {
        var faults = new LinkedHashMap<String, String>();
        if (Typed.id(key).isEmpty()) {
            faults.put("key", "disputes.fault.form");
        }
        if (Typed.text(employer).isEmpty() || Typed.text(employer).length() > 100) {
            faults.put("employer", "disputes.fault.empty");
        }
        Reason chosen = Typed.choice(Reason.class, reason).orElse(null);
        if (chosen == null) {
            faults.put("reason", "disputes.fault.choice");
        }
        if (Typed.day(receivedOn).filter(day -> !day.isAfter(today)).isEmpty()) {
            faults.put("receivedOn", "disputes.fault.past");
        }
        if (Typed.day(endsOn).isEmpty()) {
            faults.put("endsOn", "disputes.fault.on");
        }
        if (chosen != Reason.LAYOFF && (Typed.text(worker).isEmpty() || Typed.text(worker).length() > 50)) {
            faults.put("worker", "disputes.fault.empty");
        }
        if (Typed.text(reasonWords).length() > 500) {
            faults.put("reasonWords", "disputes.fault.long");
        }
        number(faults, "yearsServed", yearsServed, 60);
        number(faults, "monthsServed", monthsServed, 11);
        number(faults, "yearsLeft", yearsLeft, 50);
        if (chosen == Reason.LAYOFF && (count(cut) < 1 || count(staff) < 1 || count(cut) > count(staff))) {
            faults.put("cut", "disputes.fault.cut");
        }
        if (!Typed.text(explainedOn).isEmpty() && Typed.day(explainedOn).filter(day -> !day.isAfter(today)).isEmpty()) {
            faults.put("explainedOn", "disputes.fault.past");
        }
        return faults;
    }

    private static void number(Map<String, String> faults, String field, @Nullable String typed, int most) {
        if (!Typed.text(typed).isEmpty() && (count(typed) < 0 || count(typed) > most)) {
            faults.put(field, "disputes.fault.number");
        }
    }

    private static int count(@Nullable String typed) {
        return Typed.text(typed).matches("\\d{1,6}") ? Integer.parseInt(Typed.text(typed)) : -1;
    }

    List<String> sent() {
        return attachments == null ? List.of() : attachments;
    }

    boolean has(Answers.Fact each) {
        return fact != null && fact.contains(each.name());
    }

    /** Only after {@link #faults} found none. */
    Answers read() {
        Set<Answers.Fact> ticked = EnumSet.noneOf(Answers.Fact.class);
        (fact == null ? List.<String>of() : fact).forEach(each -> Typed.choice(Answers.Fact.class, each).ifPresent(ticked::add));
        Reason chosen = Typed.choice(Reason.class, reason).orElseThrow();
        return new Answers(chosen == Reason.LAYOFF ? "" : Typed.text(worker), Typed.day(receivedOn).orElseThrow(), Typed.day(endsOn).orElseThrow(), chosen,
                Typed.text(reasonWords), ticked, Math.max(0, count(yearsServed)) * 12 + Math.max(0, count(monthsServed)),
                Typed.text(yearsLeft).isEmpty() ? FAR_AWAY : count(yearsLeft) * 12, Math.max(0, count(cut)), Math.max(0, count(staff)),
                Typed.day(explainedOn).orElse(null));
    }
}
