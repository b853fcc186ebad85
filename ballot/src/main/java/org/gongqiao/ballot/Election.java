package org.gongqiao.ballot;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.gongqiao.ballot.text.JsonText;
import org.gongqiao.ballot.text.JsonValue;
import org.gongqiao.ballot.text.Sha256;

/**
 * The election record (spec 1.4): what is asked, in which group, under which public key. It is identified by the bytes it was read
 * from or written as; the fingerprint is their hash and enters every ballot.
 */
public final class Election {
    /** Most questions in one election; the protocol names no limit, hostile archives need one. */
    public static final int MAX_QUESTIONS = 100;
    /** Most answers in one election, blank places counted; bounds the size of a ballot. */
    public static final int MAX_SLOTS = 2_000;
    private static final int UUID_LENGTH = 14;
    private static final int PROTOCOL = 1;

    private final byte[] text;
    private final String uuid;
    private final String name;
    private final String description;
    private final Group group;
    private final BigInteger publicKey;
    private final List<Question> questions;
    private final String fingerprint;

    private Election(byte[] text, String uuid, String name, String description, Group group, BigInteger publicKey, List<Question> questions) {
        this.text = text;
        this.uuid = uuid;
        this.name = name;
        this.description = description;
        this.group = group;
        this.publicKey = publicKey;
        this.questions = List.copyOf(questions);
        this.fingerprint = Sha256.base64(text);
    }

    /** What a new election is about; the group, the key and the uuid come with {@link #of}. */
    public record Draft(String name, String description, List<Question> questions, Optional<String> administrator,
            Optional<String> credentialAuthority) {
        /** Reads a draft from a JSON template with the fields name, description, questions, administrator and credential_authority. */
        public static Draft read(byte[] template) throws MalformedText {
            JsonValue value = JsonValue.parse(template);
            value.only("description", "name", "questions", "administrator", "credential_authority");
            return new Draft(value.get("name").text(), value.get("description").text(), QuestionText.readAll(value.get("questions")),
                    value.optionalText("administrator"), value.optionalText("credential_authority"));
        }
    }

    /**
     * Writes a new election record.
     *
     * @throws MalformedText if a question cannot be asked in this group or is not well formed
     */
    public static Election of(Draft draft, String uuid, Group group, BigInteger publicKey) throws MalformedText {
        JsonText out = new JsonText().object().field("version").number(PROTOCOL).field("description").string(draft.description)
                .field("name").string(draft.name).field("group").string(group.label()).field("public_key").string(publicKey)
                .field("questions").array();
        draft.questions.forEach(question -> QuestionText.write(question, out));
        out.endArray().field("uuid").string(uuid);
        draft.administrator.ifPresent(who -> out.field("administrator").string(who));
        draft.credentialAuthority.ifPresent(who -> out.field("credential_authority").string(who));
        Election election = parse(out.endObject().bytes());
        Optional<String> defect = election.defect();
        if (defect.isPresent()) {
            throw new MalformedText(defect.get());
        }
        return election;
    }

    /**
     * Reads an election record.
     *
     * @throws Unsupported for another protocol version, group or kind of question
     */
    public static Election parse(byte[] text) throws MalformedText {
        JsonValue value = JsonValue.parse(text);
        if (value.get("version").integer(1_000) != PROTOCOL) {
            throw new Unsupported("protocol version");
        }
        String label = value.get("group").text();
        Group group = Group.named(label)
                .orElseThrow(() -> new Unsupported("group " + label.substring(0, Math.min(40, label.length()))));
        List<Question> questions = QuestionText.readAll(value.get("questions"));
        value.only("version", "description", "name", "group", "public_key", "questions", "uuid", "administrator", "credential_authority", "language");
        value.optionalText("administrator");
        value.optionalText("credential_authority");
        value.optionalText("language");
        return new Election(text.clone(), value.get("uuid").text(), value.get("name").text(), value.get("description").text(), group,
                value.get("public_key").natural(), questions);
    }

    /** A fresh uuid: 14 random characters of Base58. */
    public static String newUuid(SecureRandom random) {
        return Base58.random(UUID_LENGTH, random);
    }

    boolean hasProperUuid() {
        return uuid.length() >= UUID_LENGTH && uuid.length() <= 100 && uuid.chars().allMatch(c -> Base58.ALPHABET.indexOf(c) >= 0);
    }

    /** The first question (as a path) that cannot be asked, if any. */
    Optional<String> defect() {
        if (questions.isEmpty() || questions.size() > MAX_QUESTIONS) {
            return Optional.of("questions");
        }
        if (questions.stream().mapToInt(question -> question.answers().size() + 1).sum() > MAX_SLOTS) {
            return Optional.of("questions");
        }
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            if (question.defect().isPresent() || (question instanceof Question.Ranking && !group.embedsNumbers())) {
                return Optional.of("questions[" + i + "]");
            }
        }
        return Optional.empty();
    }

    boolean hasRankings() {
        return questions.stream().anyMatch(Question.Ranking.class::isInstance);
    }

    /** The record as it is published. */
    public byte[] text() {
        return text.clone();
    }

    public String uuid() {
        return uuid;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    public Group group() {
        return group;
    }

    /** y, under which votes are encrypted. */
    public BigInteger publicKey() {
        return publicKey;
    }

    public List<Question> questions() {
        return questions;
    }

    /** φ: Base64 of the SHA-256 of the record. */
    public String fingerprint() {
        return fingerprint;
    }
}
