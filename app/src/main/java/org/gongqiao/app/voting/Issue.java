package org.gongqiao.app.voting;

/**
 * What was handed out and what came back, besides the board.
 *
 * @param slips    credentials handed out
 * @param weight   sum of the weights of those who took a slip
 * @param papers   papers handed out
 * @param returned papers that came back
 * @param valid    of these the valid ones
 */
public record Issue(int slips, int weight, int papers, int returned, int valid, int invalid) {

    public static final Issue NONE = new Issue(0, 0, 0, 0, 0, 0);
}
