package org.gongqiao.bench.ballot;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.gongqiao.ballot.BallotMaker;
import org.gongqiao.ballot.Board;
import org.gongqiao.ballot.Credential;
import org.gongqiao.ballot.CredentialRoll;
import org.gongqiao.ballot.Election;
import org.gongqiao.ballot.FileBoardStore;
import org.gongqiao.ballot.Group;
import org.gongqiao.ballot.MalformedText;
import org.gongqiao.ballot.Question;
import org.gongqiao.ballot.TrusteeKey;
import org.gongqiao.ballot.Trustees;

/** Archives to measure on: one yes/no question with blank votes, one question with up to 5 of 20 candidates, everybody votes once. */
final class Archives {
  private static final long TIME = 1_795_154_740L;
  private static final int AHEAD = 64;

  private Archives() {}

  /** Makes a closed election and returns its file, named as the reference tool wants it. */
  static Path make(Path folder, int ballots) throws IOException, MalformedText, Board.UnsoundSetup, InterruptedException, ExecutionException {
    SecureRandom random = new SecureRandom();
    Group group = Group.BELENIOS_2048;
    TrusteeKey key = TrusteeKey.generate(group, random);
    Trustees trustees = Trustees.join(List.of(key.publicText(random)));
    List<Question> questions = List.of(new Question.Choice("Adopt the agreement?", List.of("yes", "no"), true, 1, 1),
        new Question.Choice("Committee", IntStream.rangeClosed(1, 20).mapToObj(i -> "Candidate " + i).toList(), false, 0, 5));
    Election election = Election.of(new Election.Draft("Bench", "Fictional", questions, Optional.empty(), Optional.empty()), Election.newUuid(random), group,
        trustees.jointKey(group));
    int cores = Runtime.getRuntime().availableProcessors();
    Path file = folder.resolve(election.uuid() + ".bel");
    try (ExecutorService threads = Executors.newFixedThreadPool(cores); FileBoardStore store = FileBoardStore.create(file, TIME)) {
      List<Future<CredentialRoll.Entry>> entries = new ArrayList<>();
      List<Credential> voters = IntStream.range(0, ballots).mapToObj(i -> Credential.generate(random)).toList();
      for (Credential voter : voters) {
        entries.add(threads.submit(() -> new CredentialRoll.Entry(voter.publicKey(election.uuid(), group), 1)));
      }
      List<CredentialRoll.Entry> list = new ArrayList<>();
      for (Future<CredentialRoll.Entry> entry : entries) {
        list.add(entry.get());
      }
      Board board = Board.create(store, election, trustees, CredentialRoll.write(list));
      BallotMaker maker = new BallotMaker(election, random);
      List<Future<byte[]>> waiting = new ArrayList<>();
      for (int i = 0; i < ballots; i++) {
        Credential voter = voters.get(i);
        int choice = i;
        waiting.add(threads.submit(() -> maker.make(voter, votes(choice))));
        if (waiting.size() == AHEAD) {
          cast(board, waiting.removeFirst().get());
        }
      }
      for (Future<byte[]> ballot : waiting) {
        cast(board, ballot.get());
      }
      board.endBallots();
      board.tally();
    }
    return file;
  }

  private static List<List<Integer>> votes(int number) {
    List<Integer> motion = IntStream.range(0, 3).mapToObj(i -> i == number % 3 ? 1 : 0).toList();
    List<Integer> committee = IntStream.range(0, 20).mapToObj(i -> i < number % 6 ? 1 : 0).toList();
    return List.of(motion, committee);
  }

  private static void cast(Board board, byte[] ballot) throws IOException {
    if (board.cast(ballot) instanceof Board.Refused refused) {
      throw new IllegalStateException(refused.toString());
    }
  }
}
