package org.gongqiao.app.identity;

import java.util.UUID;

/** What came of somebody saying who he is, after his phone was proved by a code. */
public sealed interface Claim {

    /** He is this person, entered now or before, and has an account with this phone. */
    record Ready(UUID personId, UUID accountId, boolean entered) implements Claim {}

    /** The document is known under another name: nothing is changed, an officer must look. */
    record OtherName() implements Claim {}

    /** The document is known with another phone: sign in with that one, or let an officer change it. */
    record OtherPhone() implements Claim {}

    /** The phone belongs to another person's account. */
    record PhoneTaken() implements Claim {}
}
