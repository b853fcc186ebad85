package org.gongqiao.app.disputes.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongqiao.app.disputes.file.Cause;
import org.gongqiao.app.disputes.file.Dispute;
import org.gongqiao.app.disputes.file.HeadKind;
import org.gongqiao.app.disputes.file.OpenDispute;
import org.gongqiao.app.kernel.MobileNumber;
import org.gongqiao.app.kernel.ResidentId;
import org.gongqiao.app.kernel.UnifiedCreditCode;
import org.gongqiao.app.membership.Trade;
import org.jspecify.annotations.Nullable;

/** A dispute as it is typed when it is taken up: the first worker, his claim, and colleagues who claim the same, one a line. */
public record DisputeForm(@Nullable String key, @Nullable String title, @Nullable String cause, @Nullable String trade, @Nullable String employerName,
                          @Nullable String employerCode, @Nullable String employerAddress, @Nullable String employerHead, @Nullable String employedFrom,
                          @Nullable String employedUntil, @Nullable String knewOn, @Nullable String facts, @Nullable String commission,
                          @Nullable String name, @Nullable String occupation, @Nullable String idNumber, @Nullable String phone, @Nullable String address,
                          @Nullable String head, @Nullable String amount, @Nullable String period, @Nullable String colleagues) {

    private static final int MOST_COLLEAGUES = 300;

    static DisputeForm empty(String key) {
        return new DisputeForm(key, "", "PAY", "OTHER", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "WAGES", "", "", "");
    }

    /** @param today no day of the past lies after it */
    Map<String, String> faults(LocalDate today) {
        var faults = new LinkedHashMap<String, String>();
        if (Typed.id(key).isEmpty()) {
            faults.put("key", "disputes.fault.form");
        }
        text(faults, "title", title, 100, true);
        choice(faults, "cause", Typed.choice(Cause.class, cause).isEmpty());
        choice(faults, "trade", Typed.choice(Trade.class, trade).isEmpty());
        text(faults, "employerName", employerName, 100, true);
        text(faults, "employerAddress", employerAddress, 200, false);
        text(faults, "employerHead", employerHead, 100, false);
        if (!Typed.text(employerCode).isEmpty() && !(UnifiedCreditCode.parse(Typed.text(employerCode)) instanceof UnifiedCreditCode.Valid)) {
            faults.put("employerCode", "disputes.fault.code");
        }
        past(faults, "employedFrom", employedFrom, today, false);
        past(faults, "employedUntil", employedUntil, today, false);
        past(faults, "knewOn", knewOn, today, true);
        text(faults, "facts", facts, 4000, true);
        text(faults, "commission", commission, 100, false);
        text(faults, "name", name, 50, true);
        text(faults, "occupation", occupation, 50, false);
        text(faults, "address", address, 200, false);
        person(faults, Typed.text(idNumber), Typed.text(phone));
        money(faults, "amount", head, amount);
        text(faults, "period", period, 100, false);
        if (lines().isEmpty() && !Typed.text(colleagues).isEmpty() || lines().size() > MOST_COLLEAGUES) {
            faults.put("colleagues", "disputes.fault.colleagues");
        }
        return faults;
    }

    static void person(Map<String, String> faults, String idNumber, String phone) {
        if (!idNumber.isEmpty() && !(ResidentId.parse(idNumber) instanceof ResidentId.Valid) && !idNumber.matches("[A-Za-z0-9]{5,18}")) {
            faults.put("idNumber", "disputes.fault.idNumber");
        }
        if (!phone.isEmpty() && !(MobileNumber.parse(phone) instanceof MobileNumber.Valid)) {
            faults.put("phone", "disputes.fault.phone");
        }
    }

    static void money(Map<String, String> faults, String field, @Nullable String head, @Nullable String amount) {
        HeadKind kind = Typed.choice(HeadKind.class, head).orElse(null);
        if (kind == null) {
            faults.put("head", "disputes.fault.choice");
        } else if (kind.isSum() && Typed.cents(amount).isEmpty()) {
            faults.put(field, "disputes.fault.amount");
        }
    }

    private static void text(Map<String, String> faults, String field, @Nullable String typed, int longest, boolean needed) {
        if (needed && Typed.text(typed).isEmpty()) {
            faults.put(field, "disputes.fault.empty");
        } else if (Typed.text(typed).length() > longest) {
            faults.put(field, "disputes.fault.long");
        }
    }

    private static void choice(Map<String, String> faults, String field, boolean wrong) {
        if (wrong) {
            faults.put(field, "disputes.fault.choice");
        }
    }

    private static void past(Map<String, String> faults, String field, @Nullable String typed, LocalDate today, boolean needed) {
        if (Typed.text(typed).isEmpty() ? needed : Typed.day(typed).filter(day -> !day.isAfter(today)).isEmpty()) {
            faults.put(field, "disputes.fault.past");
        }
    }

    /** A colleague in one line: name, and behind a comma or a space the sum he claims. */
    private record Line(String name, @Nullable Long cents) {}

    private List<Line> lines() {
        var lines = new ArrayList<Line>();
        HeadKind kind = Typed.choice(HeadKind.class, head).orElse(HeadKind.OTHER_ACT);
        for (String line : Typed.text(colleagues).lines().map(String::strip).filter(each -> !each.isEmpty()).toList()) {
            String[] parts = line.split("[\\s,;\\uFF0C\\uFF1B\\u3001]+");
            Long cents = parts.length > 1 ? Typed.cents(parts[1]).orElse(null) : null;
            if (parts[0].length() > 50 || kind.isSum() && cents == null) {
                return List.of();
            }
            lines.add(new Line(parts[0], kind.isSum() ? cents : null));
        }
        return lines;
    }

    /** Only after {@link #faults} found none. */
    OpenDispute read() {
        HeadKind kind = Typed.choice(HeadKind.class, head).orElseThrow();
        String time = Typed.text(period);
        var claimants = new ArrayList<OpenDispute.NewClaimant>();
        claimants.add(claimant(Typed.text(name), Typed.text(occupation), Typed.text(idNumber), Typed.text(phone), Typed.text(address),
                new OpenDispute.NewHead(kind, kind.isSum() ? Typed.cents(amount).orElseThrow() : null, time)));
        lines().forEach(line -> claimants.add(claimant(line.name(), Typed.text(occupation), "", "", "", new OpenDispute.NewHead(kind, line.cents(), time))));
        return new OpenDispute(Typed.id(key).orElseThrow(), null, null, Typed.choice(Trade.class, trade).orElseThrow(),
                Typed.choice(Cause.class, cause).orElseThrow(), Typed.text(title),
                new Dispute.Employer(null, Typed.text(employerName), Typed.text(employerCode), Typed.text(employerAddress), Typed.text(employerHead)),
                Typed.day(employedFrom).orElse(null), Typed.day(employedUntil).orElse(null), Typed.day(knewOn).orElseThrow(), Typed.text(facts),
                Typed.text(commission), claimants);
    }

    /** Birthday and sex follow from a resident ID. */
    static OpenDispute.NewClaimant claimant(String name, String occupation, String idNumber, String phone, String address, OpenDispute.NewHead head) {
        ResidentId id = ResidentId.parse(idNumber) instanceof ResidentId.Valid valid ? valid.id() : null;
        return new OpenDispute.NewClaimant(null, name, id == null ? "0" : id.sex() == ResidentId.Sex.MALE ? "1" : "2", id == null ? null : id.birthDate(), occupation, idNumber, phone,
                address, false, List.of(head));
    }
}
