package org.gongqiao.ballot;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongqiao.ballot.text.JsonReader;
import org.gongqiao.ballot.text.JsonText;

/** The published result, question by question (spec 1.8). */
public record Result(List<Outcome> outcomes) {
    public Result {
        outcomes = List.copyOf(outcomes);
    }

    /** The result of one question. */
    public sealed interface Outcome {}

    /** Sums of weights, one a slot; blank votes first where the question allows them. */
    public record Counts(List<Long> counts) implements Outcome {
        public Counts {
            counts = List.copyOf(counts);
        }
    }

    /** All rankings, in shuffled order: for each answer the place the voter gave it. */
    public record Rankings(List<List<Integer>> rankings) implements Outcome {
        public Rankings {
            rankings = List.copyOf(rankings);
        }
    }

    static Result read(byte[] text, Election election, int votes) throws MalformedText {
        JsonReader reader = JsonReader.canonical(text);
        List<Outcome> outcomes = new ArrayList<>();
        reader.beginObject();
        reader.field("result");
        reader.beginArray();
        for (Question question : election.questions()) {
            reader.beginArray();
            if (question instanceof Question.Choice choice) {
                List<Long> counts = new ArrayList<>();
                for (int i = 0; i < choice.slots(); i++) {
                    counts.add(reader.weight());
                }
                outcomes.add(new Counts(counts));
            } else {
                List<List<Integer>> rankings = new ArrayList<>();
                for (int i = 0; i < votes; i++) {
                    List<Integer> ranking = new ArrayList<>();
                    reader.beginArray();
                    for (int k = 0; k < question.answers().size(); k++) {
                        ranking.add((int) reader.number(255));
                    }
                    reader.endArray();
                    rankings.add(ranking);
                }
                outcomes.add(new Rankings(rankings));
            }
            reader.endArray();
        }
        reader.endArray();
        reader.endObject();
        reader.finish();
        return new Result(outcomes);
    }

    byte[] text() {
        JsonText out = new JsonText().object().field("result").array();
        for (Outcome outcome : outcomes) {
            out.array();
            switch (outcome) {
                case Counts counts -> counts.counts.forEach(out::weight);
                case Rankings rankings -> {
                    for (List<Integer> ranking : rankings.rankings) {
                        out.array();
                        ranking.forEach(out::number);
                        out.endArray();
                    }
                }
            }
            out.endArray();
        }
        return out.endArray().endObject().bytes();
    }

    /** Opens a tally of homomorphic questions, searching each count from 0 to the total weight. */
    static Result open(Election election, EncryptedTally tally, Opening opening, long totalWeight) {
        Logarithm logarithm = new Logarithm(election.group(), totalWeight);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < tally.questions().size(); i++) {
            List<Long> counts = new ArrayList<>();
            for (int k = 0; k < tally.questions().get(i).size(); k++) {
                counts.add(logarithm.of(opening.open(tally.questions().get(i).get(k), i, k)));
            }
            outcomes.add(new Counts(counts));
        }
        return new Result(outcomes);
    }

    /** Small discrete logarithms by baby steps and giant steps. */
    private static final class Logarithm {
        private final BigInteger p;
        private final Map<BigInteger, Long> babies = new HashMap<>();
        private final BigInteger giant;
        private final long steps;

        Logarithm(Group group, long max) {
            p = group.modulus();
            steps = Math.max(1, (long) Math.ceil(Math.sqrt(max + 1.0)));
            BigInteger power = BigInteger.ONE;
            for (long i = 0; i < steps; i++) {
                babies.put(power, i);
                power = power.multiply(group.generator()).mod(p);
            }
            giant = power.modInverse(p);
        }

        long of(BigInteger element) {
            BigInteger rest = element;
            for (long k = 0; k <= steps; k++) {
                Long baby = babies.get(rest);
                if (baby != null) {
                    return k * steps + baby;
                }
                rest = rest.multiply(giant).mod(p);
            }
            throw new IllegalStateException("no count fits: the partial decryptions were not checked");
        }
    }
}
