package org.gongqiao.app.law;

/** The answer of one rule. {@code key} is a message that says it in words; pages show it with the article beside it. */
public sealed interface Verdict {

    Ground ground();

    String key();

    /** The rule is kept. */
    record Lawful(Ground ground, String key) implements Verdict {}

    /** The act would be void or must not happen. */
    record Unlawful(Ground ground, String key) implements Verdict {}

    /** Allowed, with a reason to look twice. */
    record Warning(Ground ground, String key) implements Verdict {}

    /** The book does not say enough: nothing may be concluded before the operator has confirmed it. */
    record ToBeConfirmed(Ground ground, String key) implements Verdict {}
}
