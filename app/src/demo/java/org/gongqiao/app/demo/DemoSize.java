package org.gongqiao.app.demo;

/**
 * How large the demonstration is.
 *
 * @param unions  all units of the tree, branches and groups among them; at least 100
 * @param members live memberships
 * @param seed    the same seed gives the same province
 */
public record DemoSize(int unions, int members, long seed) {

    public static final DemoSize USUAL = new DemoSize(2_000, 60_000, 20_261_120L);

    public DemoSize {
        if (unions < 100 || unions > 5_000_000 || members < 0 || members > 100_000_000) {
            throw new IllegalArgumentException("from 100 to 5,000,000 unions and up to 100,000,000 members");
        }
    }

    public static DemoSize of(int unions, int members) {
        return new DemoSize(unions, members, USUAL.seed);
    }
}
