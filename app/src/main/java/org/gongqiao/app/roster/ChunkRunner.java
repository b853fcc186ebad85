package org.gongqiao.app.roster;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.gongqiao.app.access.Scope;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does a step of an import a chunk at a time, several chunks at once. A chunk is one transaction that also marks it as done,
 * so that a program killed at any moment goes on with what is not marked, without a row lost or doubled; two programs on
 * one import share its chunks. Chunks are not acknowledged to anybody and their commits do not wait for the disk; the
 * step's last transaction does, and all before it are on the disk with it.
 */
@Component
class ChunkRunner {

    /** How often a chunk is tried that somebody else's work got in the way of. */
    private static final int ATTEMPTS = 8;

    /**
     * Rows of one transaction.
     *
     * @param from    behind this row
     * @param to      up to this one
     * @param careful somebody entered the same people or numbers meanwhile: whatever may collide is looked up first
     */
    record Chunk(int from, int to, boolean careful) {}

    /**
     * What became of a chunk beyond the plan.
     *
     * @param rejected rows that could not be written any more, by the letter of their earlier verdict
     * @param kept     rows that were not undone
     */
    record Outcome(Map<String, Integer> rejected, int kept) {}

    /** Does a chunk in the transaction that is open. It must not touch the row of the import, or the chunks would wait for each other. */
    @FunctionalInterface
    interface Step {
        Outcome chunk(RosterImport plan, Chunk chunk);
    }

    private final ImportStore imports;
    private final ChunkStore chunks;
    private final TransactionTemplate transaction;
    private final int atOnce;

    ChunkRunner(ImportStore imports, ChunkStore chunks, TransactionTemplate transaction, @Value("${gq.roster.chunks-at-once}") int atOnce) {
        this.imports = imports;
        this.chunks = chunks;
        this.transaction = transaction;
        this.atOnce = atOnce;
    }

    /**
     * Runs to the end, or until {@code stop} says so. Returns whether it came to an end.
     *
     * @param state  in which the import must be
     * @param finish ends the state, in a transaction of its own with the import locked
     */
    boolean run(UUID id, ImportState state, BooleanSupplier stop, Step step, Consumer<RosterImport> finish) {
        var broken = new AtomicBoolean();
        var careful = new AtomicBoolean();
        Scope scope = Scope.CURRENT.get();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, atOnce).mapToObj(_ -> threads.submit(() -> Scope.run(scope, () -> {
                boolean ended = false;
                try {
                    while (!broken.get() && !stop.getAsBoolean() && attempt(id, state, step, careful)) {
                        // the next one
                    }
                    ended = true;
                } finally {
                    if (!ended) {
                        broken.set(true);
                    }
                }
            }))).toList();
            for (var each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException("a chunk failed", e.getCause());
        } catch (InterruptedException e) {
            broken.set(true);
            Thread.currentThread().interrupt();
            return false;
        }
        return !stop.getAsBoolean() && transaction.execute(status -> {
            Optional<RosterImport> plan = imports.lock(id, state);
            if (plan.isPresent() && chunks.left(id)) {
                return false;
            }
            plan.ifPresent(finish);
            return true;
        });
    }

    /** Does one chunk; false when there was none left to do. */
    private boolean attempt(UUID id, ImportState state, Step step, AtomicBoolean careful) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(status -> chunk(id, state, step, careful.get()));
            } catch (DuplicateKeyException e) {
                // Somebody entered one of these persons or numbers before, or in the same moment; the next attempt sees it.
                careful.set(true);
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            } catch (PessimisticLockingFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private boolean chunk(UUID id, ImportState state, Step step, boolean careful) {
        chunks.prepareTransaction();
        Chunk chunk = chunks.claim(id, careful).orElse(null);
        RosterImport plan = imports.find(id).filter(found -> found.state() == state).orElse(null);
        if (chunk == null || plan == null) {
            return false;
        }
        Outcome outcome = step.chunk(plan, chunk);
        chunks.done(id, chunk);
        imports.advance(id, chunk.to() - chunk.from(), outcome);
        return true;
    }
}
