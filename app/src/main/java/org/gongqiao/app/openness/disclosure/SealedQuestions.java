package org.gongqiao.app.openness.disclosure;

import org.gongqiao.app.vault.Vault;

/** Where words of workers and answers to them are kept sealed. */
public final class SealedQuestions {

    public static final Vault.Column BODY = Vault.Column.of("openness.question.body");
    public static final Vault.Column REPLY = Vault.Column.of("openness.question.reply");

    private SealedQuestions() {}
}
