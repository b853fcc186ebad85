package org.gongqiao.app.congress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AllotmentTest {

    private static List<Integer> seats(int seats, Integer... staff) {
        return Allotment.of(seats, List.of(staff)).stream().map(Allotment.Share::seats).toList();
    }

    @Test
    void wholeQuotasFirstThenTheLargestRemainders() {
        // 31 × 50/120 = 12 rest 110, 31 × 40/120 = 10 rest 40, 31 × 30/120 = 7 rest 90: two seats are left.
        assertThat(Allotment.of(31, List.of(50, 40, 30))).containsExactly(new Allotment.Share(12, 110, 1), new Allotment.Share(10, 40, 0),
                new Allotment.Share(7, 90, 1));
    }

    @Test
    void evenSharesLeaveNoRemainder() {
        assertThat(seats(30, 50, 50, 50)).containsExactly(10, 10, 10);
    }

    @Test
    void equalRemaindersGoToTheFirst() {
        assertThat(seats(4, 10, 10, 10)).containsExactly(2, 1, 1);
    }

    @Test
    void aConstituencyTooSmallForAQuotaHasOneSeat() {
        assertThat(seats(10, 990, 5, 5)).containsExactly(8, 1, 1);
    }

    @Test
    void refusesFewerSeatsThanConstituencies() {
        assertThatThrownBy(() -> seats(2, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void alwaysGivesAllSeatsAndEachAtLeastOne() {
        var random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            List<Integer> staff = random.ints(1 + random.nextInt(30), 1, random.nextBoolean() ? 20 : 4_000).boxed().toList();
            int seats = staff.size() + random.nextInt(200);
            var shares = Allotment.of(seats, staff);
            assertThat(shares.stream().mapToInt(Allotment.Share::seats).sum()).isEqualTo(seats);
            assertThat(shares).allMatch(share -> share.seats() >= 1);
        }
    }
}
