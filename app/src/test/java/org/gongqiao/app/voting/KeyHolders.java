package org.gongqiao.app.voting;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gongqiao.app.voting.board.Boards;
import org.gongqiao.ballot.Credential;
import org.gongqiao.ballot.CredentialRoll;
import org.gongqiao.ballot.Election;
import org.gongqiao.ballot.KeyCeremony;
import org.gongqiao.ballot.MalformedText;
import org.gongqiao.ballot.PartialDecryption;
import org.gongqiao.ballot.TrusteeKey;
import org.gongqiao.ballot.Trustees;

/** What lies outside the server in a test: the trustees' keys and the registrars' sealed list. */
public final class KeyHolders {

    public static final SecureRandom RANDOM = new SecureRandom();

    public final byte[] record;
    public final List<TrusteeKey> keys;
    public final List<Credential> credentials;
    public final byte[] list;

    private KeyHolders(byte[] record, List<TrusteeKey> keys, List<Credential> credentials, byte[] list) {
        this.record = record;
        this.keys = keys;
        this.credentials = credentials;
        this.list = list;
    }

    /** Two of three trustees, and a credential for each weight. */
    public static KeyHolders of(String board, int... weights) {
        try {
            KeyCeremony ceremony = new KeyCeremony(Boards.group(), 2, 3);
            List<TrusteeKey.Participant> participants = IntStream.rangeClosed(1, 3)
                    .mapToObj(i -> new TrusteeKey.Participant(ceremony, i, TrusteeKey.Participant.newSeed(RANDOM), RANDOM)).toList();
            List<byte[]> certificates = participants.stream().map(TrusteeKey.Participant::certificate).toList();
            List<byte[]> polynomials = new ArrayList<>();
            for (TrusteeKey.Participant participant : participants) {
                polynomials.add(participant.polynomial(certificates));
            }
            List<byte[]> shares = ceremony.shares(certificates, polynomials);
            List<TrusteeKey> keys = new ArrayList<>();
            List<byte[]> messages = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                TrusteeKey.Participant.Share share = participants.get(i).share(certificates, shares.get(i));
                keys.add(share.key());
                messages.add(share.message());
            }
            byte[] record = Trustees.join(List.of(ceremony.group(certificates, polynomials, messages))).text();
            List<Credential> credentials = IntStream.range(0, weights.length).mapToObj(i -> Credential.generate(RANDOM)).toList();
            List<CredentialRoll.Entry> entries = IntStream.range(0, weights.length)
                    .mapToObj(i -> new CredentialRoll.Entry(credentials.get(i).publicKey(board, Boards.group()), weights[i])).toList();
            return new KeyHolders(record, keys, credentials, CredentialRoll.write(entries));
        } catch (MalformedText defect) {
            throw new IllegalStateException(defect);
        }
    }

    /** The partial decryption of the trustee with this owner number. */
    public byte[] decrypt(Election election, byte[] tally, int owner) {
        try {
            return PartialDecryption.make(election, tally, keys.get(owner - 1), RANDOM);
        } catch (MalformedText defect) {
            throw new IllegalStateException(defect);
        }
    }
}
