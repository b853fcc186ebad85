package org.gongqiao.app.operations;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.vault.Keys;
import org.gongqiao.app.vault.SealedColumn;
import org.gongqiao.app.vault.Vault;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * {@code keys rotate}: adds a key and rewrites every sealed value and its hashes with it, in batches, each a transaction
 * of its own, while the program runs. Stopped halfway it goes on where it stopped; meanwhile and afterwards values under
 * the older keys stay readable, and searches compare with the hashes of all keys.
 */
@Component
class KeyRotation implements Command {

    private static final int BATCH = 500;

    private final Keys keys;
    private final Vault vault;
    private final List<SealedColumn> columns;
    private final Environment environment;
    private final Clock clock;

    KeyRotation(Keys keys, Vault vault, List<SealedColumn> columns, Environment environment, Clock clock) {
        this.keys = keys;
        this.vault = vault;
        this.columns = columns;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "keys rotate";
    }

    @Override
    public int run(List<String> args, Console console) {
        try (var access = Settings.of(environment).open(); Connection owner = access.connect()) {
            long old = old(owner);
            if (old > 0) {
                console.step("operations.keys.resume", old);
            } else {
                console.step("operations.keys.added", keys.addNext());
                waitUntilKnownEverywhere();
            }
            long rewritten = rewrite(owner, console);
            AuditLog.recordOfOperator(owner, clock, AuditEntry.of(Act.KEYS_ROTATED, "keys", null).with(Map.of("key", keys.current(), "values", rewritten)));
            console.say("operations.keys.done", rewritten, keys.current());
            console.warn("operations.keys.backup");
            return CommandLine.OK;
        } catch (SQLException e) {
            throw new IllegalStateException("the rotation stopped; the same command goes on with it", e);
        }
    }

    private static void waitUntilKnownEverywhere() {
        try {
            Thread.sleep(Keys.KNOWN_EVERYWHERE.plusSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before anything was rewritten", e);
        }
    }

    /** How many values were made with an older key. */
    long old(Connection owner) throws SQLException {
        long count = 0;
        for (SealedColumn column : columns) {
            try (var statement = owner.prepareStatement("select count(*) from " + column.table() + " where get_byte(" + column.column() + ", 0) <> ?")) {
                statement.setInt(1, keys.current());
                try (var row = statement.executeQuery()) {
                    row.next();
                    count += row.getLong(1);
                }
            }
        }
        return count;
    }

    /** Rewrites all values that are not of the current key; returns how many. */
    long rewrite(Connection owner, Progress progress) throws SQLException {
        boolean autoCommit = owner.getAutoCommit();
        owner.setAutoCommit(false);
        long rewritten = 0;
        try {
            for (SealedColumn column : columns) {
                progress.step("operations.keys.column", column.place());
                long before;
                do {
                    // Again from the start: rows that appeared behind the batch, or changed under it, come in the next round.
                    before = rewritten;
                    rewritten += rewrite(owner, column);
                } while (rewritten > before);
            }
            return rewritten;
        } finally {
            owner.rollback();
            owner.setAutoCommit(autoCommit);
        }
    }

    private record Value(UUID id, byte[] sealed, List<String> others) {}

    private long rewrite(Connection owner, SealedColumn column) throws SQLException {
        long rewritten = 0;
        UUID last = new UUID(0, 0);
        while (true) {
            List<Value> batch = batch(owner, column, last);
            if (batch.isEmpty()) {
                owner.commit();
                return rewritten;
            }
            for (Value value : batch) {
                rewritten += rewrite(owner, column, value);
            }
            owner.commit();
            last = batch.getLast().id();
        }
    }

    private List<Value> batch(Connection owner, SealedColumn column, UUID last) throws SQLException {
        List<String> others = column.hashed() == null ? List.of() : column.hashed().reads();
        var values = new ArrayList<Value>();
        try (var statement = owner.prepareStatement("select %s, %s%s from %s where %s > ? and get_byte(%s, 0) <> ? order by %s limit %d for update".formatted(
                column.idColumn(), column.column(), others.stream().map(each -> ", " + each).collect(Collectors.joining()), column.table(),
                column.idColumn(), column.column(), column.idColumn(), BATCH))) {
            statement.setObject(1, last);
            statement.setInt(2, keys.current());
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var texts = new ArrayList<String>();
                    for (int i = 0; i < others.size(); i++) {
                        texts.add(row.getString(3 + i));
                    }
                    values.add(new Value(row.getObject(1, UUID.class), row.getBytes(2), texts));
                }
            }
        }
        return values;
    }

    private int rewrite(Connection owner, SealedColumn column, Value value) throws SQLException {
        // Not every sealed value is a text; those that are hashed are.
        byte[] plain = vault.openBytes(column.place(), value.id(), value.sealed());
        var hashed = column.hashed();
        String text = hashed == null ? "" : hashed.text().of(new String(plain, StandardCharsets.UTF_8), value.others());
        try (var statement = owner.prepareStatement("update %s set %s = ?%s where %s = ?".formatted(column.table(), column.column(),
                hashed == null ? "" : ", " + hashed.column() + " = ?", column.idColumn()))) {
            int next = 1;
            statement.setBytes(next++, vault.seal(column.place(), value.id(), plain));
            if (hashed != null) {
                statement.setBytes(next++, vault.hash(hashed.domain(), text));
            }
            statement.setObject(next, value.id());
            statement.executeUpdate();
        }
        for (String copy : hashed == null ? List.<String>of() : hashed.copies()) {
            String table = copy.substring(0, copy.lastIndexOf('.'));
            String name = copy.substring(copy.lastIndexOf('.') + 1);
            try (var statement = owner.prepareStatement("update %s set %s = ? where %s = any(?)".formatted(table, name, name))) {
                statement.setBytes(1, vault.hash(hashed.domain(), text));
                statement.setArray(2, owner.createArrayOf("bytea", vault.hashes(hashed.domain(), text)));
                statement.executeUpdate();
            }
        }
        return 1;
    }
}
