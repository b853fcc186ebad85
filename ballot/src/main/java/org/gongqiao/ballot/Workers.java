package org.gongqiao.ballot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** The cores a verification may use. Work is taken up a little ahead only, so that memory stays bounded, and its results come in order. */
final class Workers implements AutoCloseable {
    private final int count;
    private final ExecutorService threads;

    Workers(int count) {
        this.count = count;
        this.threads = Executors.newFixedThreadPool(count, Thread.ofPlatform().daemon().name("ballot-", 0).factory());
    }

    <T> Ordered<T> ordered(Consumer<T> results) {
        return new Ordered<>(results);
    }

    final class Ordered<T> {
        private final ArrayDeque<Future<T>> running = new ArrayDeque<>();
        private final Consumer<T> results;

        private Ordered(Consumer<T> results) {
            this.results = results;
        }

        void submit(Callable<T> work) {
            while (running.size() >= 2 * count) {
                take();
            }
            running.add(threads.submit(work));
        }

        void finish() {
            while (!running.isEmpty()) {
                take();
            }
        }

        private void take() {
            try {
                results.accept(running.remove().get());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", stopped);
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof Error error) {
                    throw error;
                }
                if (failed.getCause() instanceof IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
                throw new IllegalStateException(failed.getCause());
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
