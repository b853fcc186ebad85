package org.gongqiao.ballot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Elections made by our own code, in the shapes the tests need. */
final class Elections {
    static final SecureRandom RANDOM = new SecureRandom();
    static final long TIME = 1_795_154_740L;
    static final Question.Choice BLANK = new Question.Choice("Shall the draft agreement be adopted?", List.of("yes", "no"), true, 1, 1);
    static final Question.Choice SOME = new Question.Choice("Who shall sit on the committee? 选举委员", List.of("Ada", "Bo", "陈"), false, 0, 2);

    private Elections() {}

    /** An election about to be held: everything but the ballots. */
    record Prepared(Election election, Trustees trustees, byte[] credentials, List<Credential> voters, List<List<TrusteeKey>> keys) {}

    /** A threshold group with its finished public part and the members' keys. */
    record Group2of(byte[] publicText, List<TrusteeKey> keys) {}

    static Group2of threshold(Group group, int t, int n) throws MalformedText {
        KeyCeremony ceremony = new KeyCeremony(group, t, n);
        List<TrusteeKey.Participant> participants = new ArrayList<>();
        for (int i = 1; i <= n; i++) {
            participants.add(new TrusteeKey.Participant(ceremony, i, TrusteeKey.Participant.newSeed(RANDOM), RANDOM));
        }
        List<byte[]> certificates = participants.stream().map(TrusteeKey.Participant::certificate).toList();
        List<byte[]> polynomials = new ArrayList<>();
        for (TrusteeKey.Participant participant : participants) {
            polynomials.add(participant.polynomial(certificates));
        }
        List<byte[]> shares = ceremony.shares(certificates, polynomials);
        List<TrusteeKey> keys = new ArrayList<>();
        List<byte[]> messages = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            TrusteeKey.Participant.Share share = participants.get(i).share(certificates, shares.get(i));
            keys.add(share.key());
            messages.add(share.message());
        }
        return new Group2of(ceremony.group(certificates, polynomials, messages), keys);
    }

    /** One single trustee and one group of 2 of 3; voters with the given weights. */
    static Prepared prepare(List<Question> questions, long... weights) {
        return prepare(Group.BELENIOS_2048, questions, weights);
    }

    static Prepared prepare(Group group, List<Question> questions, long... weights) {
        try {
            TrusteeKey single = TrusteeKey.generate(group, RANDOM);
            Group2of threshold = threshold(group, 2, 3);
            Trustees trustees = Trustees.join(List.of(single.publicText(RANDOM), threshold.publicText));
            return prepare(group, questions, trustees, List.of(List.of(single), threshold.keys), weights);
        } catch (MalformedText defect) {
            throw new IllegalStateException(defect);
        }
    }

    static Prepared prepare(Group group, List<Question> questions, Trustees trustees, List<List<TrusteeKey>> keys, long... weights) throws MalformedText {
        Election.Draft draft = new Election.Draft("Works council \"East\"", "A fictional election / 虚构的选举", questions, Optional.of("Ada"), Optional.empty());
        Election election = Election.of(draft, Election.newUuid(RANDOM), group, trustees.jointKey(group));
        List<Credential> voters = new ArrayList<>();
        List<CredentialRoll.Entry> entries = new ArrayList<>();
        for (long weight : weights) {
            // Every second voter has a credential of the older form, which is the only one the tool of version 2.0 derives.
            Credential credential = voters.size() % 2 == 1 ? older() : Credential.generate(RANDOM);
            voters.add(credential);
            entries.add(new CredentialRoll.Entry(credential.publicKey(election.uuid(), group), weight));
        }
        return new Prepared(election, trustees, CredentialRoll.write(entries), voters, keys);
    }

    static Credential older() {
        String digits = Base58.random(14, RANDOM);
        return Base58.ALPHABET.chars().mapToObj(check -> Credential.read(digits + (char) check)).flatMap(Optional::stream).findFirst().orElseThrow();
    }

    static Verdict verify(Path archive) {
        return verify(archive, Optional.empty());
    }

    static Verdict verify(Path archive, Optional<String> engine) {
        try {
            ElectionVerifier.Options standard = ElectionVerifier.Options.standard();
            return new ElectionVerifier(new ElectionVerifier.Options(engine, standard.threads(), standard.progress())).verify(archive);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Holds a whole election on a board file; the caller casts. */
    static void close(Board board, Prepared prepared) throws IOException, MalformedText {
        recorded(board.endBallots());
        recorded(board.tally());
        byte[] tally = board.tallyText().orElseThrow();
        int owner = 1;
        for (List<TrusteeKey> item : prepared.keys) {
            // Of a group, all but the first member take part.
            for (int i = item.size() == 1 ? 0 : 1; i < item.size(); i++) {
                recorded(board.addDecryption(owner + i, PartialDecryption.make(board.election(), tally, item.get(i), RANDOM)));
            }
            owner += item.size();
        }
        recorded(board.publishResult());
    }

    static Board.Recorded recorded(Board.Outcome outcome) {
        return switch (outcome) {
            case Board.Recorded recorded -> recorded;
            case Board.Refused refused -> throw new AssertionError(refused.toString());
        };
    }
}
