package org.gongqiao.app.openness.systemset;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.openness.disclosure.Enterprises;
import org.gongqiao.app.surveys.form.Known;
import org.gongqiao.app.surveys.form.KnownSource;
import org.springframework.stereotype.Component;

/** What the set of systems knows of what a survey on establishment asks (D08). */
@Component
class KnownSystems implements KnownSource {

    private static final String YES = "yes";

    private final Enterprises enterprises;
    private final SystemStore store;

    KnownSystems(Enterprises enterprises, SystemStore store) {
        this.enterprises = enterprises;
        this.store = store;
    }

    @Override
    public Map<Known, String> of(UUID unit, LocalDate on) {
        var known = new EnumMap<Known, String>(Known.class);
        if (enterprises.find(unit).isEmpty()) {
            return known;
        }
        known.put(Known.OPENNESS, YES);
        List<Entry> entries = store.of(unit);
        inForce(entries, Slot.COLLECTIVE_CONTRACT, on).ifPresent(entry -> {
            known.put(Known.CONTRACT, YES);
            if (entry.validUntil() != null) {
                known.put(Known.CONTRACT_UNTIL, entry.validUntil().toString());
            }
        });
        inForce(entries, Slot.WORKER_DIRECTORS, on).ifPresent(entry -> known.put(Known.WORKER_DIRECTOR, YES));
        return known;
    }

    private static Optional<Entry> inForce(List<Entry> entries, String slot, LocalDate on) {
        return entries.stream().filter(entry -> entry.slot().equals(slot)).filter(entry -> entry.validUntil() == null || !entry.validUntil().isBefore(on)).findFirst();
    }
}
