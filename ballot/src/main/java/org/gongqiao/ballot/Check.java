package org.gongqiao.ballot;

/**
 * Everything the verifier checks, each under the section of docs/spec/ballot.md that asks for it. The name is the stable id of a
 * finding; the words for people are in the message files under {@code check.<name>}.
 */
public enum Check {
    MEMBER_HEADER("1.3"), MEMBER_NAME("1.3"), MEMBER_SIZE("1.3"), MEMBER_PADDING("1.3"), MEMBER_HASH("1.3"), ARCHIVE_TRUNCATED("1.3"),
    ARCHIVE_LIMIT("1.3"), RECORD_MISSING("1.3"), RECORD_UNREFERENCED("1.3"), RECORD_REPEATED("1.3"), SETUP_INCOMPLETE("1.3"), EVENT_TEXT("1.3"),
    EVENT_PARENT("1.3"), EVENT_HEIGHT("1.3"), EVENT_PAYLOAD("1.3"), EVENT_ORDER("1.3"), PAYLOAD_TEXT("1.3"), PAYLOAD_REFERENCE("1.3"),

    ELECTION_TEXT("1.4"), ELECTION_QUESTION("1.4"), ELECTION_UUID("1.4"), ELECTION_KEY("1.6"),

    CREDENTIAL_TEXT("1.5"), CREDENTIAL_ORDER("1.5"), CREDENTIAL_MEMBER("1.5"), CREDENTIAL_WEIGHT("1.5"),

    TRUSTEES_TEXT("1.6"), TRUSTEE_MEMBER("1.6"), TRUSTEE_RANGE("1.6"), TRUSTEE_PROOF("1.6"), THRESHOLD_SHAPE("1.6"), CERTIFICATE_TEXT("1.6"),
    CERTIFICATE_CONTEXT("1.6"), CERTIFICATE_MEMBER("1.6"), CERTIFICATE_SIGNATURE("1.6"), COEFFICIENT_TEXT("1.6"), COEFFICIENT_MEMBER("1.6"),
    COEFFICIENT_SIGNATURE("1.6"), CEREMONY_SIGNATURE("1.6"), VERIFICATION_KEY("1.6"), VERIFICATION_KEY_SIGNATURE("1.6"),

    BALLOT_SIZE("1.7"), BALLOT_TEXT("1.7"), BALLOT_UUID("1.7"), BALLOT_ELECTION("1.7"), BALLOT_CREDENTIAL("1.7"), BALLOT_SHAPE("1.7"),
    BALLOT_RANGE("1.7"), BALLOT_MEMBER("1.7"), BALLOT_INDIVIDUAL("1.7"), BALLOT_OVERALL("1.7"), BALLOT_BLANK("1.7"), BALLOT_RANKING("1.9"),
    BALLOT_HASH("1.7"), BALLOT_SIGNATURE("1.7"), BALLOT_REPEATED("1.12"),

    TALLY_TEXT("1.8"), TALLY_CIPHERTEXT("1.12"), TALLY_COUNT("1.12"), TALLY_WEIGHT("1.12"),

    SHUFFLE_TEXT("1.9"), SHUFFLE_OWNER("1.9"), SHUFFLE_RANGE("1.9"), SHUFFLE_MEMBER("1.9"), SHUFFLE_PROOF("1.9"),

    DECRYPTION_TEXT("1.8"), DECRYPTION_OWNER("1.8"), DECRYPTION_RANGE("1.8"), DECRYPTION_MEMBER("1.8"), DECRYPTION_PROOF("1.8"),

    RESULT_TEXT("1.8"), RESULT_TRUSTEES("1.8"), RESULT_COUNT("1.8"), RESULT_RANKING("1.9");

    private final String section;

    Check(String section) {
        this.section = section;
    }

    /** The section of the specification that asks for this. */
    public String section() {
        return section;
    }
}
