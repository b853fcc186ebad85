package org.gongqiao.ballot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.gongqiao.ballot.text.JsonText;
import org.gongqiao.ballot.text.Sha256;

/**
 * A finished small election taken to pieces, to be put together again with something forged in it: all hashes and references are made anew, so that only
 * the forged part is wrong.
 */
final class Forge {
    /** An event with its records, whose hashes do not matter yet. */
    static final class Piece {
        EventType type;
        List<byte[]> records;

        Piece(EventType type, List<byte[]> records) {
            this.type = type;
            this.records = new ArrayList<>(records);
        }
    }

    final Elections.Prepared prepared;
    final List<Piece> pieces = new ArrayList<>();
    /** By hand: changes to the event texts and to the finished bytes. */
    UnaryOperator<String> eventText = UnaryOperator.identity();
    int eventChanged = -1;
    boolean keepReferences;
    long time = Elections.TIME;

    private Forge(Elections.Prepared prepared) {
        this.prepared = prepared;
    }

    /** Four voters of weights 1, 3, 1, 1; the third does not vote, the first votes twice. */
    static Forge finished(Path folder) throws Exception {
        Elections.Prepared prepared = Elections.prepare(List.of(Elections.BLANK, Elections.SOME), 1, 3, 1, 1);
        Path file = folder.resolve("finished.bel");
        Forge forge = new Forge(prepared);
        try (FileBoardStore store = FileBoardStore.create(file, Elections.TIME)) {
            Board board = Board.create(store, prepared.election(), prepared.trustees(), prepared.credentials());
            BallotMaker maker = new BallotMaker(prepared.election(), Elections.RANDOM);
            Elections.recorded(board.cast(maker.make(prepared.voters().get(0), List.of(List.of(0, 0, 1), List.of(1, 0, 0)))));
            Elections.recorded(board.cast(maker.make(prepared.voters().get(1), List.of(List.of(0, 1, 0), List.of(0, 1, 1)))));
            Elections.recorded(board.cast(maker.make(prepared.voters().get(3), List.of(List.of(1, 0, 0), List.of(0, 0, 0)))));
            Elections.recorded(board.cast(maker.make(prepared.voters().get(0), List.of(List.of(0, 1, 0), List.of(1, 0, 1)))));
            Elections.close(board, prepared);
            store.exclusively(page -> {
                page.visit(entry -> forge.pieces.add(new Piece(entry.type(), entry.records())));
                return null;
            });
        }
        return forge;
    }

    /** An archive made elsewhere, to be forged without signing anew. */
    static Forge of(Path archive) throws IOException {
        Forge forge = new Forge(null);
        try (FileBoardStore store = FileBoardStore.open(archive)) {
            forge.time = store.time();
            store.exclusively(page -> {
                page.visit(entry -> forge.pieces.add(new Piece(entry.type(), entry.records())));
                return null;
            });
        }
        return forge;
    }

    Forge copy() {
        Forge copy = new Forge(prepared);
        copy.time = time;
        pieces.forEach(piece -> copy.pieces.add(new Piece(piece.type, piece.records)));
        return copy;
    }

    Piece piece(EventType type, int number) {
        return pieces.stream().filter(piece -> piece.type == type).skip(number).findFirst().orElseThrow();
    }

    String text(EventType type, int number, int record) {
        return new String(piece(type, number).records.get(record), StandardCharsets.UTF_8);
    }

    Forge record(EventType type, int number, int record, UnaryOperator<String> change) {
        String before = text(type, number, record);
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new AssertionError("nothing was changed");
        }
        piece(type, number).records.set(record, Sha256.bytes(after));
        return this;
    }

    /** Changes the unsigned part of a ballot and signs it again with the voter's credential. */
    Forge ballot(int number, UnaryOperator<String> change) {
        int[] voters = {0, 1, 3, 0};
        BigInteger secret = prepared.voters().get(voters[number]).secret(prepared.election().uuid(), prepared.election().group());
        return record(EventType.BALLOT, number, 0, text -> {
            String unsigned = text.substring(0, text.indexOf(",\"signature\""));
            String changed = change.apply(unsigned);
            if (changed.equals(unsigned)) {
                throw new AssertionError("nothing was changed");
            }
            return new String(new BallotMaker(prepared.election(), Elections.RANDOM).sign(changed, secret), StandardCharsets.UTF_8);
        });
    }

    /** References inside the wrapping records, made to fit. */
    private void refer(Piece piece) {
        List<byte[]> records = piece.records;
        if (records.size() != piece.type.records()) {
            return;
        }
        switch (piece.type) {
            case SETUP -> records.set(3, new JsonText().object().field("election").string(Sha256.hex(records.get(0))).field("trustees")
                    .string(Sha256.hex(records.get(1))).field("credentials").string(Sha256.hex(records.get(2))).endObject().bytes());
            case ENCRYPTED_TALLY, SHUFFLE, PARTIAL_DECRYPTION -> {
                String header = new String(records.get(1), StandardCharsets.UTF_8);
                int from = header.length() - 66;
                records.set(1, Sha256.bytes(header.substring(0, from) + Sha256.hex(records.get(0)) + header.substring(from + 64)));
            }
            default -> { }
        }
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Tar.firstMember(time));
        Optional<String> parent = Optional.empty();
        for (int height = 0; height < pieces.size(); height++) {
            Piece piece = pieces.get(height);
            if (!keepReferences) {
                refer(piece);
            }
            for (byte[] record : piece.records) {
                out.writeBytes(member(record, Tar.DATA));
            }
            Optional<String> payload = piece.records.isEmpty() ? Optional.empty() : Optional.of(Sha256.hex(piece.records.getLast()));
            String text = new String(new Event(parent, height, piece.type, payload).text(), StandardCharsets.UTF_8);
            byte[] event = Sha256.bytes(height == eventChanged ? eventText.apply(text) : text);
            out.writeBytes(member(event, Tar.EVENT));
            parent = Optional.of(Sha256.hex(event));
        }
        return out.toByteArray();
    }

    private byte[] member(byte[] body, String ending) {
        return Tar.member(Sha256.hex(body) + ending, body, time);
    }

    static Verdict verify(byte[] archive, Path folder) throws IOException {
        Path file = folder.resolve("forged.bel");
        Files.write(file, archive);
        return Elections.verify(file, Optional.ofNullable(System.getProperty("ballot.engine")));
    }
}
