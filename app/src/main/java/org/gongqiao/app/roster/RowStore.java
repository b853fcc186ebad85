package org.gongqiao.app.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.identity.StagedRelation;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.roster.sheet.Cell;
import org.gongqiao.app.roster.sheet.RosterField;
import org.gongqiao.app.roster.sheet.RosterRow;
import org.gongqiao.app.roster.sheet.SheetRow;
import org.gongqiao.app.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * The plan of an import and the values that wait. Values of persons are sealed for the rows in which they will stand, so the
 * writing needs neither key nor network: it copies within the database.
 */
@Repository
class RowStore {

    static final Vault.Column CELLS = Vault.Column.of("roster.staged_row.cells");

    private static final int PAGE = 50;
    private static final String VALUES = """
            s.name, s.id_type, s.id_number, s.id_hash, s.phone, s.phone_hash, s.email, s.sex, s.birth_on, s.nationality, s.education, s.political,
            s.household_type, s.household_region, s.native_region, s.status, s.joined_on, s.basis_on, s.employment, s.change_type, s.change_on,
            s.change_reason, s.workplace, s.occupation, s.job_no, s.job_title, s.skill_level, s.migrant, s.member_no, s.note""";

    private static final String WAITING = "select r.row, r.person_id, r.membership_id, r.unit_id, r.versions[1] as person_version,"
            + " r.versions[2] as membership_version, " + VALUES + " from roster.import_row r join roster.staged_row s on s.import_id = r.import_id and s.row = r.row";

    /** What the undo goes by. */
    record Record(int row, RosterVerdict verdict, UUID personId, UUID membershipId, boolean known, int[] versions, @Nullable String before) {}

    /** A row as the preview shows it. */
    record Shown(int row, RosterVerdict verdict, List<PlannedRow.Change> changes, List<PlannedRow.Why> reasons, @Nullable UUID personId,
                 @Nullable UUID membershipId) {}

    /** A row that was not imported, with its cells in the order of the import's fields. */
    record Returned(SheetRow row, RosterVerdict verdict, List<PlannedRow.Why> reasons) {}

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final Vault vault;
    private final JsonMapper json;
    private final Ids ids;

    RowStore(JdbcClient jdbc, DataSource dataSource, Vault vault, JsonMapper json, Ids ids) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.vault = vault;
        this.json = json;
        this.ids = ids;
    }

    // ---- staging

    /**
     * Adds rows. COPY cannot fill tables under row-level security, so it fills a table of the transaction, from which they are
     * inserted. Once a transaction.
     *
     * @param columns of the cells that are kept of rows that are not imported
     */
    void add(UUID importId, List<PlannedRow> rows, int[] columns, @Nullable LocalDate declared) {
        var plan = new BinaryRows();
        var staged = new BinaryRows();
        for (PlannedRow row : rows) {
            plan.row(14).uuid(importId).number(row.row().number()).text(row.verdict().letter())
                    .text(row.planned() == null ? null : row.planned().letter()).uuid(row.personId()).uuid(row.membershipId()).uuid(row.unitId())
                    .flag(row.known()).number(row.unionNo()).uuid(row.heldUnit()).numbers(row.versions().length == 0 ? null : row.versions())
                    .jsonb(row.changes().isEmpty() ? null : json.writeValueAsString(row.changes()))
                    .jsonb(row.reasons().isEmpty() ? null : json.writeValueAsString(row.reasons())).flag(false);
            if (row.verdict() != RosterVerdict.UNCHANGED) {
                stage(staged, importId, row, columns, declared);
            }
        }
        jdbc.sql("""
                create temp table planned on commit drop as select import_id, row, verdict, planned, person_id, membership_id, unit_id, known, union_no,
                    held_unit, versions, changes, reasons, kept from roster.import_row with no data""").update();
        jdbc.sql("create temp table staged (like roster.staged_row) on commit drop").update();
        copy("copy pg_temp.planned from stdin (format binary)", plan);
        copy("copy pg_temp.staged from stdin (format binary)", staged);
        jdbc.sql("""
                insert into roster.import_row (import_id, row, verdict, planned, person_id, membership_id, unit_id, known, union_no, held_unit, versions,
                    changes, reasons, kept)
                select import_id, row, verdict, planned, person_id, membership_id, unit_id, known, union_no, held_unit, versions, changes, reasons, kept
                from pg_temp.planned""").update();
        jdbc.sql("insert into roster.staged_row select * from pg_temp.staged").update();
    }

    private void stage(BinaryRows out, UUID importId, PlannedRow row, int[] columns, @Nullable LocalDate declared) {
        UUID id = ids.next();
        boolean returned = row.verdict() == RosterVerdict.REJECTED || row.verdict() == RosterVerdict.DUPLICATE || row.verdict() == RosterVerdict.WAITING;
        out.row(34).uuid(importId).number(row.row().number()).uuid(id)
                .bytes(returned ? vault.seal(CELLS, id, cells(row.row(), columns)) : null);
        RosterRow values = row.values();
        UUID person = row.personId();
        if (values == null || person == null || row.idType() == null) {
            for (int i = 0; i < 30; i++) {
                out.nothing();
            }
            return;
        }
        String phone = row.withPhone() ? values.phone() : null;
        LocalDate changed = values.changeDate();
        String change = values.get(RosterField.CHANGE_KIND);
        boolean joining = change == null || change.equals("1") || change.equals("2");
        LocalDate basis = changed != null && joining ? changed : declared != null ? declared : changed;
        LocalDate joined = basis == null ? null : joining || changed == null || basis.isBefore(changed) ? basis : changed;
        boolean begins = !row.known() || row.versions().length < 2;
        out.text(values.name()).text(row.idType().name()).bytes(vault.seal(Persons.ID_NUMBER, person, values.idNumber())).bytes(row.idHash())
                .bytes(vault.sealNullable(Persons.PHONE, person, phone)).bytes(phone == null ? null : row.phoneHash())
                .bytes(vault.sealNullable(Persons.EMAIL, person, values.get(RosterField.EMAIL))).text(values.get(RosterField.SEX))
                .date(values.birthDate()).text(values.get(RosterField.NATIONALITY)).text(values.get(RosterField.EDUCATION))
                .text(values.get(RosterField.POLITICAL_STATUS)).text(values.get(RosterField.HOUSEHOLD_TYPE))
                .text(values.get(RosterField.HOUSEHOLD_REGION)).text(values.get(RosterField.NATIVE_PLACE))
                .text("3".equals(change) ? "RETAINED" : begins || change != null ? "LIVE" : null).date(joined).date(basis)
                .text(values.get(RosterField.EMPLOYMENT)).text(change == null && begins ? "1" : change)
                .date(changed == null && begins ? joined : changed).text(values.get(RosterField.CHANGE_REASON))
                .text(values.get(RosterField.EMPLOYER)).text(values.get(RosterField.TRADE)).text(values.get(RosterField.STAFF_NUMBER))
                .text(values.get(RosterField.TITLE)).text(values.get(RosterField.SKILL_LEVEL)).flag(migrant(values))
                .text(values.get(RosterField.MEMBER_NUMBER)).text(values.get(RosterField.NOTE));
    }

    static @Nullable Boolean migrant(RosterRow values) {
        String code = values.get(RosterField.MIGRANT_WORKER);
        return code == null ? null : Boolean.valueOf(code.equals("1"));
    }

    private String cells(SheetRow row, int[] columns) {
        return json.writeValueAsString(Arrays.stream(columns).mapToObj(row::cell).map(cell -> cell == null ? "" : cell.text()).toList());
    }

    private void copy(String statement, BinaryRows rows) {
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            var in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
            byte[] bytes = rows.finish();
            in.writeToCopy(bytes, 0, bytes.length);
            in.endCopy();
        } catch (SQLException e) {
            throw new IllegalStateException("rows could not be staged", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** An accepted row that a later one contradicts. */
    void withdraw(UUID importId, Map<Integer, PlannedRow.Why> rows) {
        jdbc.sql("""
                update roster.import_row r set verdict = 'R', planned = null, reasons = cast(w.reasons as jsonb)
                from unnest(:rows, :reasons) w (row, reasons) where r.import_id = :id and r.row = w.row and r.verdict <> 'R'""")
                .param("rows", rows.keySet().toArray(Integer[]::new))
                .param("reasons", rows.values().stream().map(why -> json.writeValueAsString(List.of(why))).toArray(String[]::new))
                .param("id", importId).update();
    }

    /** Rows by verdict; skipped ones are not kept. */
    Map<RosterVerdict, Integer> counts(UUID importId) {
        var counts = new EnumMap<RosterVerdict, Integer>(RosterVerdict.class);
        jdbc.sql("select verdict, count(*) as n from roster.import_row where import_id = :id group by verdict").param("id", importId)
                .query((row, n) -> counts.put(RosterVerdict.of(row.getString("verdict")), row.getInt("n"))).list();
        return counts;
    }

    /** Figures for the planner: the tables have just grown by a file. */
    void analyze() {
        jdbc.sql("analyze roster.import_row, roster.staged_row").update();
    }

    /** What is erased of an import. */
    enum Erased {
        /** The values of rows that have been written; what was not imported stays for the error workbook. */ WRITTEN,
        /** All values. */ STAGED,
        /** The plan, too. */ ALL
    }

    /** The highest number of a row of which something is kept; 0 where nothing is. */
    int lastRow(UUID importId) {
        return jdbc.sql("select greatest((select max(row) from roster.import_row where import_id = :id), (select max(row) from roster.staged_row where import_id = :id), 0)")
                .param("id", importId).query(Integer.class).single();
    }

    /** Erases behind one row number up to another. */
    void erase(UUID importId, int from, int to, Erased what) {
        var range = Map.of("id", importId, "from", from, "to", to);
        jdbc.sql("delete from roster.staged_row s where s.import_id = :id and s.row > :from and s.row <= :to" + (what != Erased.WRITTEN ? ""
                : " and exists (select from roster.import_row r where r.import_id = s.import_id and r.row = s.row and r.verdict in ('N', 'C', 'I'))"))
                .params(range).update();
        if (what == Erased.ALL) {
            jdbc.sql("delete from roster.import_row where import_id = :id and row > :from and row <= :to").params(range).update();
        }
    }

    void eraseUnions(UUID importId) {
        jdbc.sql("delete from roster.import_union where import_id = :id").param("id", importId).update();
    }

    // ---- unions

    void union(UUID importId, int no, String name, @Nullable UUID unit) {
        jdbc.sql("insert into roster.import_union (import_id, no, name, unit_id) values (:id, :no, :name, :unit)")
                .param("id", importId).param("no", no).param("name", name).param("unit", unit, java.sql.Types.OTHER).update();
    }

    void countUnions(UUID importId) {
        jdbc.sql("""
                update roster.import_union u set rows = c.rows from (
                    select union_no, count(*) as rows from roster.import_row where import_id = :id and union_no is not null group by union_no) c
                where u.import_id = :id and u.no = c.union_no""").param("id", importId).update();
    }

    List<NamedUnion> unions(UUID importId) {
        return jdbc.sql("select no, name, unit_id, by_hand, rows from roster.import_union where import_id = :id order by unit_id is not null and not by_hand, rows desc, no")
                .param("id", importId).query((row, n) -> new NamedUnion(row.getInt("no"), row.getString("name"), row.getObject("unit_id", UUID.class),
                        row.getBoolean("by_hand"), row.getInt("rows"))).list();
    }

    /** Gives a name its union, for all rows of the file that bear it; a membership in another union stays where it is. */
    void match(UUID importId, int no, UUID unit) {
        jdbc.sql("update roster.import_union set unit_id = :unit, by_hand = true where import_id = :id and no = :no")
                .param("unit", unit).param("id", importId).param("no", no).update();
        jdbc.sql("""
                update roster.import_row set unit_id = :unit, planned = null,
                    verdict = case when held_unit is null or held_unit = :unit then planned else 'R' end,
                    reasons = case when held_unit is null or held_unit = :unit then null else cast(:reason as jsonb) end
                where import_id = :id and union_no = :no and verdict = 'P'""")
                .param("unit", unit).param("id", importId).param("no", no)
                .param("reason", json.writeValueAsString(List.of(PlannedRow.Why.of(PlanReason.MEMBER_ELSEWHERE, RosterField.UNION.name(), "")))).update();
    }

    /** Rows whose union nobody matched; returns how many. */
    int rejectWaiting(UUID importId) {
        return jdbc.sql("""
                update roster.import_row r set verdict = 'R', planned = null,
                    reasons = jsonb_build_array(jsonb_build_object('id', cast(:reason as text), 'field', cast(:field as text), 'typed', left(u.name, 30), 'row', 0))
                from roster.import_union u
                where r.import_id = :id and r.verdict = 'P' and u.import_id = r.import_id and u.no = r.union_no""")
                .param("reason", PlanReason.UNION_UNKNOWN.id()).param("field", RosterField.UNION.name()).param("id", importId).update();
    }

    // ---- writing

    // The range stands at both tables: the planner does not conclude it for the second, and would read all of that each time.

    /**
     * Rows between two row numbers that are to be written, for the modules that write them. Its columns are those that
     * {@link org.gongqiao.app.identity.PersonRegister} and {@link org.gongqiao.app.membership.MemberRegister} ask for.
     */
    StagedRelation relation(UUID importId, int from, int to, String condition) {
        return new StagedRelation(WAITING + " where r.import_id = :stagedImport and r.row > :stagedFrom and r.row <= :stagedTo"
                + " and s.import_id = :stagedImport and s.row > :stagedFrom and s.row <= :stagedTo and " + condition,
                Map.of("stagedImport", importId, "stagedFrom", from, "stagedTo", to));
    }

    /**
     * Takes the new rows of a chunk aside, into a table of the transaction: what writes them reads them several times, and once
     * together is cheaper than joining plan and values each time.
     */
    void takeAside(UUID importId, int from, int to) {
        jdbc.sql("create temp table roster_chunk on commit drop as " + WAITING.replace("select r.row", "select r.known, r.row") + " with no data").update();
        jdbc.sql("insert into pg_temp.roster_chunk " + WAITING.replace("select r.row", "select r.known, r.row")
                + " where r.import_id = :id and r.row > :from and r.row <= :to and s.import_id = :id and s.row > :from and s.row <= :to and r.verdict = 'N'")
                .param("id", importId).param("from", from).param("to", to).update();
    }

    /** What was taken aside, with the columns of {@link #relation}. */
    StagedRelation aside(boolean unknownOnly) {
        return new StagedRelation("select c.* from pg_temp.roster_chunk c" + (unknownOnly ? " where not c.known" : ""), Map.of());
    }

    void dropFromAside(Collection<Integer> rows) {
        jdbc.sql("delete from pg_temp.roster_chunk where row = any(:rows)").param("rows", rows.toArray(Integer[]::new)).update();
    }

    List<UUID> personsAside() {
        return jdbc.sql("select person_id from pg_temp.roster_chunk").query(UUID.class).list();
    }

    List<UUID> unitsAside() {
        return jdbc.sql("select distinct unit_id from pg_temp.roster_chunk").query(UUID.class).list();
    }

    /** Whether somebody among them stood in the database before. */
    boolean knownAside() {
        return jdbc.sql("select exists (select from pg_temp.roster_chunk where known)").query(Boolean.class).single();
    }

    /** Unions of rows that begin a membership or invite. */
    List<UUID> units(UUID importId, int from, int to) {
        return jdbc.sql("select distinct unit_id from roster.import_row where import_id = :id and row > :from and row <= :to and verdict in ('N', 'I')")
                .param("id", importId).param("from", from).param("to", to).query(UUID.class).list();
    }

    /** Rows of these units, in a chunk. */
    List<Integer> rowsOf(UUID importId, int from, int to, Collection<UUID> units) {
        return jdbc.sql("select row from roster.import_row where import_id = :id and row > :from and row <= :to and verdict in ('N', 'I') and unit_id = any(:units)")
                .param("id", importId).param("from", from).param("to", to).param("units", units.toArray(UUID[]::new)).query(Integer.class).list();
    }

    /** Rejects rows that were planned otherwise; returns how many of each earlier verdict there were. */
    Map<String, Integer> reject(UUID importId, Collection<Integer> rows, PlanReason reason, RosterField field) {
        var rejected = new java.util.TreeMap<String, Integer>();
        jdbc.sql("""
                update roster.import_row r set verdict = 'R', reasons = cast(:reason as jsonb)
                from (select x.row, x.verdict from roster.import_row x where x.import_id = :id and x.row = any(:rows) and x.verdict <> 'R') old
                where r.import_id = :id and r.row = old.row returning old.verdict""")
                .param("reason", json.writeValueAsString(List.of(PlannedRow.Why.of(reason, field.name(), ""))))
                .param("id", importId).param("rows", rows.toArray(Integer[]::new)).query(String.class).list()
                .forEach(verdict -> rejected.merge(verdict, 1, Integer::sum));
        return rejected;
    }

    /** What is to be done with rows of one kind in a chunk. */
    List<Record> records(UUID importId, int from, int to, String condition) {
        return jdbc.sql("select row, verdict, person_id, membership_id, known, versions, before::text as before from roster.import_row r"
                + " where import_id = :id and row > :from and row <= :to and " + condition + " order by row")
                .param("id", importId).param("from", from).param("to", to).query(this::record).list();
    }

    /** Persons of the changed rows of a chunk. */
    List<UUID> changedPersons(UUID importId, int from, int to) {
        return jdbc.sql("select person_id from roster.import_row where import_id = :id and row > :from and row <= :to and verdict = 'C' order by row")
                .param("id", importId).param("from", from).param("to", to).query(UUID.class).list();
    }

    /** Keeps what stood before a change, and the version of the person that it changed. */
    void before(UUID importId, Map<Integer, String> befores, Map<Integer, Integer> personVersions) {
        jdbc.sql("""
                update roster.import_row r set before = cast(b.before as jsonb), versions = case when r.versions is null then array[b.version] else r.versions end
                from unnest(:rows, :befores, :versions) b (row, before, version) where r.import_id = :id and r.row = b.row""")
                .param("rows", befores.keySet().toArray(Integer[]::new)).param("befores", befores.values().toArray(String[]::new))
                .param("versions", befores.keySet().stream().map(personVersions::get).toArray(Integer[]::new)).param("id", importId).update();
    }

    void keep(UUID importId, Collection<Integer> rows) {
        jdbc.sql("update roster.import_row set kept = true where import_id = :id and row = any(:rows)").param("id", importId)
                .param("rows", rows.toArray(Integer[]::new)).update();
    }

    /** Whom to invite: row, phone in clear, union. */
    record Invited(int row, String phone, UUID unitId) {

        @Override
        public String toString() {
            return "row " + row;
        }
    }

    List<Invited> invited(UUID importId, int from, int to) {
        return jdbc.sql("""
                select r.row, r.person_id, r.unit_id, s.phone from roster.import_row r join roster.staged_row s on s.import_id = r.import_id and s.row = r.row
                where r.import_id = :id and r.row > :from and r.row <= :to and s.import_id = :id and s.row > :from and s.row <= :to
                    and r.verdict = 'I' and s.phone is not null order by r.row""")
                .param("id", importId).param("from", from).param("to", to)
                .query((row, n) -> new Invited(row.getInt("row"), vault.open(Persons.PHONE, row.getObject("person_id", UUID.class), row.getBytes("phone")),
                        row.getObject("unit_id", UUID.class))).list();
    }

    // ---- showing

    /** Rows of one verdict, or those kept by an undo, in the order of the file. */
    List<Shown> shown(UUID importId, @Nullable RosterVerdict verdict, int after) {
        return jdbc.sql("select row, verdict, changes::text as changes, reasons::text as reasons, person_id, membership_id from roster.import_row where import_id = :id and row > :after and "
                + (verdict == null ? "kept" : "verdict = :verdict") + " order by row limit " + (PAGE + 1))
                .param("id", importId).param("after", after).param("verdict", verdict == null ? "" : verdict.letter())
                .query((row, n) -> new Shown(row.getInt("row"), RosterVerdict.of(row.getString("verdict")), changes(row.getString("changes")),
                        whys(row.getString("reasons")), row.getObject("person_id", UUID.class), row.getObject("membership_id", UUID.class))).list();
    }

    static int pageSize() {
        return PAGE;
    }

    /** Names in rows that are shown, as far as they are still staged. */
    Map<Integer, String> names(UUID importId, Collection<Integer> rows, List<RosterField> fields) {
        int column = fields.indexOf(RosterField.NAME);
        var names = new java.util.HashMap<Integer, String>();
        jdbc.sql("select row, id, cells, name from roster.staged_row where import_id = :id and row = any(:rows)").param("id", importId)
                .param("rows", rows.toArray(Integer[]::new)).query((row, n) -> {
                    byte[] cells = row.getBytes("cells");
                    String name = row.getString("name");
                    if (name == null && cells != null && column >= 0) {
                        name = json.readValue(vault.open(CELLS, row.getObject("id", UUID.class), cells), String[].class)[column];
                    }
                    return names.put(row.getInt("row"), name == null ? "" : name);
                }).list();
        return names;
    }

    /** Rows that were not imported, with their cells, as a stream that must be closed. */
    Stream<Returned> returned(UUID importId, List<RosterField> fields) {
        return jdbc.sql("""
                select r.row, r.verdict, r.reasons::text as reasons, r.person_id, s.* from roster.import_row r
                join roster.staged_row s on s.import_id = r.import_id and s.row = r.row
                where r.import_id = :id and r.verdict in ('R', 'D', 'P') order by r.row""").withFetchSize(1_000).param("id", importId)
                .query((row, n) -> new Returned(new SheetRow(row.getInt("row"), returnedCells(row, fields)), RosterVerdict.of(row.getString("verdict")),
                        whys(row.getString("reasons")))).stream();
    }

    /** The cells as typed; of a row that was refused only later, its values as they were understood. */
    private @Nullable Cell[] returnedCells(ResultSet row, List<RosterField> fields) throws SQLException {
        byte[] sealed = row.getBytes("cells");
        var cells = new ArrayList<@Nullable Cell>();
        if (sealed != null) {
            for (String text : json.readValue(vault.open(CELLS, row.getObject("id", UUID.class), sealed), String[].class)) {
                cells.add(text.isEmpty() ? null : new Cell(Cell.Kind.TEXT, text, false));
            }
        } else {
            UUID person = row.getObject("person_id", UUID.class);
            for (RosterField field : fields) {
                String text = switch (field) {
                    case PHONE -> vault.openNullable(Persons.PHONE, person, row.getBytes("phone"));
                    case ID_NUMBER -> vault.openNullable(Persons.ID_NUMBER, person, row.getBytes("id_number"));
                    case EMAIL -> vault.openNullable(Persons.EMAIL, person, row.getBytes("email"));
                    case MIGRANT_WORKER -> row.getObject("migrant") == null ? null : row.getBoolean("migrant") ? "1" : "0";
                    case UNION -> null;
                    default -> row.getString(column(field));
                };
                cells.add(text == null ? null : new Cell(Cell.Kind.TEXT, text, false));
            }
        }
        return cells.toArray(Cell[]::new);
    }

    private static String column(RosterField field) {
        return switch (field) {
            case NAME -> "name";
            case ID_TYPE -> "id_type";
            case SEX -> "sex";
            case NATIONALITY -> "nationality";
            case BIRTH_DATE -> "birth_on";
            case EDUCATION -> "education";
            case SKILL_LEVEL -> "skill_level";
            case HOUSEHOLD_TYPE -> "household_type";
            case HOUSEHOLD_REGION -> "household_region";
            case NATIVE_PLACE -> "native_region";
            case EMPLOYMENT -> "employment";
            case CHANGE_KIND -> "change_type";
            case CHANGE_DATE -> "change_on";
            case CHANGE_REASON -> "change_reason";
            case POLITICAL_STATUS -> "political";
            case EMPLOYER -> "workplace";
            case MEMBER_NUMBER -> "member_no";
            case TRADE -> "occupation";
            case STAFF_NUMBER -> "job_no";
            case TITLE -> "job_title";
            case NOTE -> "note";
            case PHONE, ID_NUMBER, EMAIL, MIGRANT_WORKER, UNION -> throw new IllegalArgumentException(field.name());
        };
    }

    private Record record(ResultSet row, int n) throws SQLException {
        var versions = row.getArray("versions");
        return new Record(row.getInt("row"), RosterVerdict.of(row.getString("verdict")), row.getObject("person_id", UUID.class),
                row.getObject("membership_id", UUID.class), row.getBoolean("known"),
                versions == null ? new int[0] : Arrays.stream((Integer[]) versions.getArray()).mapToInt(Integer::intValue).toArray(), row.getString("before"));
    }

    private List<PlannedRow.Change> changes(@Nullable String text) {
        return text == null ? List.of() : List.of(json.readValue(text, PlannedRow.Change[].class));
    }

    private List<PlannedRow.Why> whys(@Nullable String text) {
        return text == null ? List.of() : List.of(json.readValue(text, PlannedRow.Why[].class));
    }
}
