package org.gongqiao.bench;

import java.util.Arrays;
import org.gongqiao.bench.ballot.BallotBench;
import org.gongqiao.bench.clocks.ClocksBench;
import org.gongqiao.bench.pages.PagesBench;
import org.gongqiao.bench.roster.RosterBench;
import org.gongqiao.bench.start.StartBench;
import org.gongqiao.bench.tree.TreeBench;
import org.gongqiao.bench.voting.VotingBench;

/** Runs the bench named by the first argument: ./gongqiao bench NAME. */
public final class Bench {
    private Bench() {}

    /** Runs one bench; the other arguments are its own. */
    public static void main(String[] arguments) throws Exception {
        String[] rest = arguments.length == 0 ? arguments : Arrays.copyOfRange(arguments, 1, arguments.length);
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "ballot" -> BallotBench.main(rest);
            case "clocks" -> ClocksBench.main(rest);
            case "pages" -> PagesBench.main(rest);
            case "roster" -> RosterBench.main(rest);
            case "start" -> StartBench.main(rest);
            case "tree" -> TreeBench.main(rest);
            case "voting" -> VotingBench.main(rest);
            default -> {
                System.err.println("Usage: ./gongqiao bench ballot [--ballots N] [--large N] [--rounds N]");
                System.err.println("       ./gongqiao bench clocks [--cases N] [--below N] [--rounds R] [--data FOLDER]");
                System.err.println("       ./gongqiao bench pages [--members N] [--unions N] [--data FOLDER] [--seconds S] [--rounds R] [--only WORD]");
                System.err.println("       ./gongqiao bench roster [--rows N] [--rounds N]");
                System.err.println("       ./gongqiao bench start [--rounds N]");
                System.err.println("       ./gongqiao bench tree [--unions N] [--members M] [--rounds R] [--data FOLDER]");
                System.err.println("       ./gongqiao bench voting [--voters N] [--minutes M] [--casting N] [--data FOLDER]");
                System.exit(64);
            }
        }
    }
}
