package org.gongqiao.app.voting.paper;

import java.util.List;

/**
 * The numbers of a roll of issue.
 *
 * @param slipWeight sum of the weights of those with a slip
 * @param spoilt     papers that came back spoilt and were replaced
 */
public record RollNumbers(int electors, int present, int slips, long slipWeight, int papers, int spoilt, int reissues) {

    public static RollNumbers of(List<RollLine> roll) {
        return new RollNumbers(roll.size(), (int) roll.stream().filter(line -> line.present() || line.has()).count(),
                (int) roll.stream().filter(line -> line.medium() == Medium.SLIP).count(),
                roll.stream().filter(line -> line.medium() == Medium.SLIP).mapToLong(RollLine::weight).sum(),
                (int) roll.stream().filter(line -> line.medium() == Medium.PAPER).count(), roll.stream().mapToInt(RollLine::spoilt).sum(),
                roll.stream().mapToInt(RollLine::reissues).sum());
    }
}
