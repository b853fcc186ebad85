package org.gongqiao.app.access;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the current request or job may see. It is bound for the time of one call and never inherited by another thread:
 * a job that goes on elsewhere binds it again. {@link ScopeTransactions} hands it to each transaction.
 */
public sealed interface Scope {

    /** A subtree along one line, for the officer {@code actor} or the named {@code service}. */
    record Reach(Line line, String path, @Nullable UUID actor, @Nullable String service, @Nullable UUID postId) implements Scope {
        public Reach {
            if (path.isBlank()) {
                throw new IllegalArgumentException("an empty path would mean everything");
            }
            if ((actor == null) == (service == null)) {
                throw new IllegalArgumentException("a scope belongs to a person or to a named service");
            }
        }
    }

    /** One's own matters. */
    record Own(UUID actor) implements Scope {}

    /** What one matter shares with somebody who takes part in it by a grant; the database asks each time whether it still holds. */
    record Part(UUID grant, UUID matter, PartRole role) implements Scope {}

    /** The sealed matters that one union keeps, for its keeper {@code actor} or the named {@code service}; nothing else. */
    record Keeper(UUID unit, @Nullable UUID actor, @Nullable String service, @Nullable UUID postId) implements Scope {
        public Keeper {
            if ((actor == null) == (service == null)) {
                throw new IllegalArgumentException("a scope belongs to a person or to a named service");
            }
        }
    }

    ScopedValue<Scope> CURRENT = ScopedValue.newInstance();
    ScopedValue<Desk> DESK = ScopedValue.newInstance();
    ScopedValue<org.gongqiao.app.access.Part> PART = ScopedValue.newInstance();

    static Optional<Scope> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** The person who acts; empty for services and where nobody has signed in. */
    static Optional<UUID> actor() {
        return current().map(scope -> switch (scope) {
            case Reach reach -> reach.actor();
            case Own own -> own.actor();
            case Part part -> null;
            case Keeper keeper -> keeper.actor();
        });
    }

    /** The desk of the request; fails outside a request that {@code @Allowed} or {@code @Self} guards. */
    static Desk desk() {
        return DESK.get();
    }

    /** The grant of the request; fails outside a request that {@code @TakesPart} guards. */
    static org.gongqiao.app.access.Part part() {
        return PART.get();
    }

    /** Binds the scope for the time of {@code work}. Transactions must begin inside. */
    static <T> T call(Scope scope, Supplier<T> work) {
        return ScopedValue.where(CURRENT, scope).call(work::get);
    }

    static void run(Scope scope, Runnable work) {
        ScopedValue.where(CURRENT, scope).run(work);
    }

    /** The scope of a background job over the subtree {@code path} along the area line. */
    static Scope service(String name, String path) {
        return new Reach(Line.AREA, path, null, name, null);
    }

    /** The scope of a background job over the sealed matters of one union; it sees that they wait, never what they say. */
    static Scope keeperService(String name, UUID unit) {
        return new Keeper(unit, null, name, null);
    }
}
