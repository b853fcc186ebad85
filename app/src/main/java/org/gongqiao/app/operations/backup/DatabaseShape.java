package org.gongqiao.app.operations.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables, sequences and foreign keys of a database, as its catalogue tells them. */
public final class DatabaseShape {

    private static final String OURS = "n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' "
            + "and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')";

    private DatabaseShape() {}

    /** @param forced whether row-level security binds the owner too */
    public record Table(String schema, String table, List<String> columns, boolean forced) {

        public String name() {
            return schema + "." + table;
        }

        public String quoted() {
            return quote(schema) + "." + quote(table);
        }

        String columnList() {
            return String.join(", ", columns.stream().map(DatabaseShape::quote).toList());
        }
    }

    /** @param lastValue null where it has given no number yet */
    public record Sequence(String name, @Nullable Long lastValue) {}

    public record ForeignKey(String table, String name, String definition) {}

    /** Tables with rows of their own, and their columns except the generated ones. */
    public static List<Table> tables(Connection owner) throws SQLException {
        var found = new ArrayList<Table>();
        try (var statement = owner.createStatement(); var row = statement.executeQuery("""
                select n.nspname, c.relname, c.relforcerowsecurity,
                       array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                             and a.attgenerated = '' order by a.attnum)
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r' and c.relpersistence = 'p' and %s order by 1, 2""".formatted(OURS))) {
            while (row.next()) {
                found.add(new Table(row.getString(1), row.getString(2), List.of((String[]) row.getArray(4).getArray()), row.getBoolean(3)));
            }
        }
        return found;
    }

    public static List<Sequence> sequences(Connection owner) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = owner.createStatement(); var row = statement.executeQuery("""
                select quote_ident(n.nspname) || '.' || quote_ident(c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'S' and %s order by 1""".formatted(OURS))) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        var found = new ArrayList<Sequence>();
        for (String name : names) {
            try (var statement = owner.createStatement(); var row = statement.executeQuery("select last_value, is_called from " + name)) {
                row.next();
                found.add(new Sequence(name, row.getBoolean(2) ? row.getLong(1) : null));
            }
        }
        return found;
    }

    public static List<ForeignKey> foreignKeys(Connection owner) throws SQLException {
        var found = new ArrayList<ForeignKey>();
        try (var statement = owner.createStatement(); var row = statement.executeQuery("""
                select quote_ident(n.nspname) || '.' || quote_ident(c.relname), quote_ident(k.conname), pg_get_constraintdef(k.oid)
                from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
                where k.contype = 'f' and k.conparentid = 0 and %s order by 1, 2""".formatted(OURS))) {
            while (row.next()) {
                found.add(new ForeignKey(row.getString(1), row.getString(2), row.getString(3)));
            }
        }
        return found;
    }

    /** Whether there is anything of ours in the database. */
    public static boolean isEmpty(Connection owner) throws SQLException {
        return tables(owner).isEmpty();
    }

    /** Drops everything of ours: all schemas, and all tables of the public one. */
    public static void empty(Connection owner) throws SQLException {
        var drops = new ArrayList<String>();
        try (var statement = owner.createStatement(); var row = statement.executeQuery("""
                select 'drop schema ' || quote_ident(nspname) || ' cascade' from pg_namespace n
                where nspowner = (select oid from pg_roles where rolname = current_user) and nspname not like 'pg\\_%' and nspname <> 'public'
                union all
                select 'drop table public.' || quote_ident(tablename) || ' cascade' from pg_tables
                where schemaname = 'public' and tableowner = current_user""")) {
            while (row.next()) {
                drops.add(row.getString(1));
            }
        }
        try (var statement = owner.createStatement()) {
            for (String drop : drops) {
                statement.execute(drop);
            }
        }
    }

    /**
     * Tables whose row-level security binds the owner and that have no policy which shows him every row: a backup would
     * leave rows out in silence.
     */
    static List<String> hiddenFromOwner(Connection owner) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = owner.createStatement(); var row = statement.executeQuery("""
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r' and c.relrowsecurity and c.relforcerowsecurity and %s
                  and not exists (select from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname
                                  and current_user = any (p.roles) and p.qual = 'true' and p.permissive = 'PERMISSIVE' and p.cmd in ('ALL', 'SELECT'))
                order by 1""".formatted(OURS))) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        return found;
    }

    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
