package org.gongqiao.app.supervision.file;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * An inquiry to be begun.
 *
 * @param supervisors who goes
 * @param interested  those among them who, or whose near relatives, have an interest in the matter
 * @param cardsShown  whether all of them show their cards
 */
public record BeginInquiry(LocalDate on, List<UUID> supervisors, List<UUID> interested, boolean cardsShown) {

    public BeginInquiry {
        supervisors = supervisors.stream().distinct().toList();
        interested = List.copyOf(interested);
    }
}
