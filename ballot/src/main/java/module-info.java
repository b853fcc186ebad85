/**
 * Verifiable secret ballots, compatible with the Belenios protocol, version 1. Everything but the public package is hidden; the
 * Vector API is used where the JVM was started with it, and not missed where it was not.
 */
module org.gongqiao.ballot {
    requires static jdk.incubator.vector;

    exports org.gongqiao.ballot;
}
