package org.gongqiao.app.proposals.proposal;

import java.util.HashMap;
import java.util.Map;

/**
 * An older proposal, and how much of its words another has in common with it. It only puts the likely ones in front of the officer; whether two
 * are alike he says, and whether they are joined the proposer.
 *
 * @param percent pairs of neighbouring characters that both have, of all pairs of both, in hundredths rounded down; 0 to 100
 */
public record Alike(Proposal proposal, int percent) {

    /** From here on a proposal is shown as a likely one. */
    private static final int LIKELY = 40;
    private static final int ALL = 100;

    static Alike of(Proposal one, Proposal other) {
        return new Alike(other, percent(words(one), words(other)));
    }

    private static String words(Proposal proposal) {
        return proposal.title() + " " + proposal.reason() + " " + proposal.measure();
    }

    /** Case, digits and punctuation say nothing about what is proposed. */
    static int percent(String one, String other) {
        Map<String, Integer> first = pairs(one);
        Map<String, Integer> second = pairs(other);
        int all = first.values().stream().mapToInt(Integer::intValue).sum() + second.values().stream().mapToInt(Integer::intValue).sum();
        int common = first.entrySet().stream().mapToInt(pair -> Math.min(pair.getValue(), second.getOrDefault(pair.getKey(), 0))).sum();
        return all == 0 ? 0 : 2 * common * ALL / all;
    }

    private static Map<String, Integer> pairs(String text) {
        var pairs = new HashMap<String, Integer>();
        for (String run : text.toLowerCase(java.util.Locale.ROOT).split("[^\\p{L}]+")) {
            for (int n = 0; n + 1 < run.length(); n++) {
                pairs.merge(run.substring(n, n + 2), 1, Integer::sum);
            }
        }
        return pairs;
    }

    public boolean isLikely() {
        return percent >= LIKELY;
    }
}
