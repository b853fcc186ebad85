package org.gongqiao.app.voting.ceremony;

import java.util.UUID;

/** A trustee's decryption stands on the board of the vote. */
public record DecryptionGiven(UUID vote) {}
