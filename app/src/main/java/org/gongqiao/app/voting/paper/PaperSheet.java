package org.gongqiao.app.voting.paper;

import java.util.List;
import java.util.stream.IntStream;
import org.gongqiao.app.voting.Written;

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
     * @param written for each question the names written on them, each with its papers
     */
    public record Group(int weight, int valid, List<List<Integer>> counts, List<List<Written>> written) {
        public Group {
            counts = counts.stream().map(List::copyOf).toList();
            // Two sheets without names are alike, however their programs say it.
            written = written == null || written.stream().allMatch(List::isEmpty) ? List.of() : written.stream().map(Written::sum).toList();
        }

        public Group(int weight, int valid, List<List<Integer>> counts) {
            this(weight, valid, counts, List.of());
        }
    }

    public int valid() {
        return groups.stream().mapToInt(Group::valid).sum();
    }

    /** Names written to each question, by weight; empty where there are none. */
    public List<List<Written>> writtenByWeight() {
        List<Group> some = groups.stream().filter(group -> !group.written().isEmpty()).toList();
        return some.isEmpty() ? List.of() : IntStream.range(0, some.getFirst().written().size()).mapToObj(question ->
                Written.sum(some.stream().flatMap(group -> group.written().get(question).stream()
                        .map(each -> new Written(each.name(), Math.multiplyExact(each.votes(), (long) group.weight())))).toList())).toList();
    }

    /** Sums by weight, in the shape of a count. */
    public List<List<Long>> weighed() {
        return IntStream.range(0, groups.getFirst().counts().size()).mapToObj(question ->
                IntStream.range(0, groups.getFirst().counts().get(question).size()).mapToObj(slot ->
                        groups.stream().mapToLong(group -> (long) group.weight() * group.counts().get(question).get(slot)).sum()).toList()).toList();
    }
}
