package org.gongqiao.app.voting.paper;

import java.util.List;

/**
 * What a teller counted of the papers.
 *
 * @param returned papers in the box
 * @param invalid  of these the void ones
 * @param unused   printed papers that are left over
 * @param groups   one for each weight that papers were handed out for
 */
public record PaperSheet(int returned, int invalid, int unused, List<Group> groups) {

    public PaperSheet {
        groups = List.copyOf(groups);
    }

    /**
     * Papers of one weight.
     *
     * @param counts for each question the papers for each answer, the blank ones first where it has a blank
     */
    public record Group(int weight, int valid, List<List<Integer>> counts) {
        public Group {
            counts = counts.stream().map(List::copyOf).toList();
        }
    }

    public int valid() {
        return groups.stream().mapToInt(Group::valid).sum();
    }

    /** Sums by weight, in the shape of a count. */
    public List<List<Long>> weighed() {
        return java.util.stream.IntStream.range(0, groups.getFirst().counts().size()).mapToObj(question ->
                java.util.stream.IntStream.range(0, groups.getFirst().counts().get(question).size()).mapToObj(slot ->
                        groups.stream().mapToLong(group -> (long) group.weight() * group.counts().get(question).get(slot)).sum()).toList()).toList();
    }
}
