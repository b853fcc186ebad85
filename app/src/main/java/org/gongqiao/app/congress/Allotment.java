package org.gongqiao.app.congress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Seats shared out by the staff of constituencies: whole quotas first, the rest to the largest remainders; each gets one. */
final class Allotment {

    /**
     * One constituency's part, with its arithmetic: {@code seats × staff = whole × all + remainder}.
     *
     * @param extra 1 for a seat by remainder; for one that it has so that it has any
     */
    record Share(int whole, long remainder, int extra) {

        int seats() {
            return whole + extra;
        }
    }

    private Allotment() {}

    /**
     * @param staff of each constituency, from 1
     * @throws IllegalArgumentException with fewer seats than constituencies
     */
    static List<Share> of(int seats, List<Integer> staff) {
        if (seats < staff.size()) {
            throw new IllegalArgumentException(seats + " seats for " + staff.size() + " constituencies");
        }
        long all = staff.stream().mapToLong(Integer::longValue).sum();
        var shares = new ArrayList<Share>();
        for (int of : staff) {
            long product = (long) seats * of;
            shares.add(new Share(Math.toIntExact(product / all), product % all, 0));
        }
        int left = seats - shares.stream().mapToInt(Share::whole).sum();
        List<Integer> order = IntStream.range(0, shares.size()).boxed()
                .sorted(Comparator.<Integer>comparingInt(place -> shares.get(place).whole() == 0 ? 0 : 1)
                        .thenComparing(Comparator.<Integer>comparingLong(place -> shares.get(place).remainder()).reversed())
                        .thenComparing(Comparator.naturalOrder())).toList();
        for (int place : order.subList(0, left)) {
            shares.set(place, plus(shares.get(place), 1));
        }
        // So many tiny ones that the remainders did not reach: the largest give one each.
        for (int place : order) {
            if (shares.get(place).seats() == 0) {
                int giver = IntStream.range(0, shares.size()).boxed().max(Comparator.comparingInt(each -> shares.get(each).seats())).orElseThrow();
                shares.set(giver, plus(shares.get(giver), -1));
                shares.set(place, plus(shares.get(place), 1));
            }
        }
        return List.copyOf(shares);
    }

    private static Share plus(Share share, int more) {
        return new Share(share.whole(), share.remainder(), share.extra() + more);
    }
}
