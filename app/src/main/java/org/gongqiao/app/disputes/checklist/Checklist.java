package org.gongqiao.app.disputes.checklist;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.documents.Attachment;
import org.jspecify.annotations.Nullable;

/**
 * A checklist.
 *
 * @param slots what is to be there, in order
 */
public record Checklist(UUID id, UUID unitId, String unitName, String name, Target target, List<String> slots, LocalDate fromOn, @Nullable LocalDate untilOn) {

    /** For whom a slot is filled; message {@code disputes.target.<NAME>}. */
    public enum Target {
        /** Once by each union. */
        UNION,
        /** For each station, courier or other place or person that a union serves. */
        EACH
    }

    public Checklist {
        slots = List.copyOf(slots);
    }

    /**
     * A slot that was filled.
     *
     * @param served station or courier; empty where the union itself is meant
     */
    public record Proof(UUID id, int slot, String served, String unitName, LocalDate on, String note, List<Attachment> files) {}

    /** How far one union, or one it serves, has come. */
    public record Row(String name, List<Integer> filled, int of) {

        public List<Integer> missing() {
            return java.util.stream.IntStream.rangeClosed(1, of).filter(slot -> !filled.contains(slot)).boxed().toList();
        }
    }
}
