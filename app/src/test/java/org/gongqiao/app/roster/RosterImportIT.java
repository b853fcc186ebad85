package org.gongqiao.app.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.AuditChain;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.organization.Measure;
import org.gongqiao.app.organization.Tallies;
import org.gongqiao.app.vault.Vault;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.json.JsonMapper;

/** Rosters from the upload to the rows in the database and back, through the API of the running program. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RosterImportIT {

    private static final Map<String, String> EXAMPLES = Map.of("roster-clean.xlsx", "江桥市望桥机械有限公司工会委员会",
            "roster-messy.xlsx", "江桥市桥北运输有限公司工会委员会", "roster-gbk.csv", "江桥市同心物业服务有限公司工会委员会");

    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired RosterRunner runner;
    @Autowired Vault vault;
    @Autowired Tallies tallies;
    @Value("${gq.data-dir}") Path data;

    private final JsonMapper json = new JsonMapper();
    private RosterDesk county;
    private RosterDesk chair;
    private int people = 10_000;

    @BeforeAll
    void arrange() {
        fixtures.province();
        EXAMPLES.forEach((file, name) -> {
            UUID id = fixtures.union(file, "county", null, "ENTERPRISE_UNION", "BASE");
            database.owner().sql("update organization.unit set name = :name where id = :id").param("name", name).param("id", id).update();
        });
        county = new RosterDesk(fixtures.signIn("countyReviewer"), runner);
        chair = new RosterDesk(fixtures.signIn("chair"), runner);
    }

    // ---- the example files

    private record Expected(int row, String name, String verdict, String id, String phone, String birth, String either) {}

    private record Stored(String name, String id, String phone, String birth, String union) {}

    private static Map<Integer, Expected> expected(String file) throws IOException {
        return Files.readAllLines(RosterDesk.FOLDER.resolve("expected.tsv")).stream().skip(1).map(line -> line.split("\t", -1)).filter(f -> f[0].equals(file))
                .map(f -> new Expected(Integer.parseInt(f[2]), f[3], f[4], f[6], f[7], f[8], f[9]))
                .collect(Collectors.toMap(Expected::row, row -> row, (a, b) -> b, LinkedHashMap::new));
    }

    private Map<Integer, Stored> stored(UUID imported) {
        var stored = new HashMap<Integer, Stored>();
        database.owner().sql("""
                select r.row, p.id, p.name, p.id_number, p.phone, p.birth_on::text as birth, u.name as union_name
                from roster.import_row r join membership.membership m on m.id = r.membership_id join identity.person p on p.id = m.person_id
                join organization.unit u on u.id = m.unit_id where r.import_id = :id and r.verdict = 'N'""").param("id", imported)
                .query((row, n) -> stored.put(row.getInt("row"), new Stored(row.getString("name"),
                        vault.open(Persons.ID_NUMBER, row.getObject("id", UUID.class), row.getBytes("id_number")),
                        vault.open(Persons.PHONE, row.getObject("id", UUID.class), row.getBytes("phone")), String.valueOf(row.getString("birth")),
                        row.getString("union_name")))).list();
        return stored;
    }

    @Test
    void importsTheExampleFilesRowForRowAndASecondTimeChangesNothing() throws IOException {
        for (String file : EXAMPLES.keySet()) {
            UUID id = county.preview(file);
            assertThat(county.state(id)).as(file).isEqualTo("PREVIEWED");
            long before = memberships();
            assertThat(stored(id)).as("nothing is written before the officer confirms").isEmpty();
            county.write(id);
            Map<Integer, Expected> expected = expected(file);
            Map<Integer, Stored> stored = stored(id);
            expected.values().forEach(row -> {
                boolean accepted = row.verdict().equals("new") || row.verdict().equals("accepted_after_cleaning");
                if (accepted) {
                    assertThat(stored.get(row.row())).as("%s row %d", file, row.row())
                            .isEqualTo(new Stored(row.name(), row.id(), row.phone(), row.birth().isEmpty() ? "null" : row.birth(), EXAMPLES.get(file)));
                } else {
                    assertThat(stored).as("%s row %d", file, row.row()).doesNotContainKey(row.row());
                }
            });
            assertThat(memberships() - before).isEqualTo(stored.size());
            var counts = county.counts(id);
            Map<String, Long> verdicts = expected.values().stream().collect(Collectors.groupingBy(Expected::verdict, Collectors.counting()));
            assertThat(counts.get("added").longValue()).isEqualTo(verdicts.get("new") + verdicts.getOrDefault("accepted_after_cleaning", 0L));
            assertThat((long) counts.getOrDefault("rejected", 0)).isEqualTo(verdicts.getOrDefault("rejected", 0L));
            assertThat((long) counts.getOrDefault("duplicate", 0)).isEqualTo(verdicts.getOrDefault("duplicate_in_file", 0L));

            UUID again = county.preview(file);
            assertThat(county.counts(again).get("unchanged")).as(file).isEqualTo(stored.size());
            assertThat(county.counts(again)).doesNotContainKeys("added", "changed", "invited");
            assertThat(county.client().json("DELETE", "/api/v1/roster-imports/" + again, "").statusCode()).isEqualTo(202);
        }
        assertThat(database.owner().sql("select count(*) from roster.import where unknown @> array['血型']").query(Long.class).single()).isPositive();
        assertThat(differences()).isEmpty();
        assertThat(uploads()).isEmpty();
    }

    // ---- plan

    @Test
    void keepsEverySensitiveValueSealedWhileItWaits() {
        int n = next();
        UUID id = chair.previewCsv(RosterDesk.row(n, "入会,20200301,,电工,0,"));
        String dump = String.join("\n", database.owner().sql("select to_jsonb(s)::text from roster.staged_row s where import_id = :id").param("id", id).query(String.class).list());
        assertThat(dump).contains("id_number").doesNotContain(RosterDesk.id(n)).doesNotContain(RosterDesk.phone(n));
        assertThat(chair.client().json("DELETE", "/api/v1/roster-imports/" + id, "").statusCode()).isEqualTo(202);
        assertThat(runner.run(id, () -> false)).isTrue();
        assertThat(database.owner().sql("select count(*) from roster.staged_row where import_id = :id").param("id", id).query(Long.class).single()).isZero();
    }

    @Test
    void showsOldAndNewOfEveryChangedFieldAndKeepsTheVersion() {
        int n = next();
        UUID first = chair.write(chair.previewCsv(RosterDesk.row(n, "入会,20200301,,电工,0,")));
        UUID id = chair.previewCsv(RosterDesk.row(n, "入会,20200301,,焊工,1,").replace(RosterDesk.phone(n), RosterDesk.phone(n + 5_000_000)));
        assertThat(chair.counts(id)).containsEntry("changed", 1).hasSize(1);
        String shown = chair.rows(id, "CHANGED").getFirst().toString();
        assertThat(shown).contains("电工", "焊工", "是否农民工", "177****").doesNotContain(RosterDesk.phone(n));
        long migrants = migrants();
        chair.write(id);
        assertThat(migrants()).isEqualTo(migrants + 1);
        assertThat(database.owner().sql("select fields ->> 'occupation' from membership.membership_version where person_id = :p").param("p", person(n)).query(String.class).list())
                .containsExactly("电工");
        assertThat(vault.open(Persons.PHONE, person(n), database.owner().sql("select phone from identity.person where id = :p").param("p", person(n)).query(byte[].class).single()))
                .isEqualTo(RosterDesk.phone(n + 5_000_000));
        chair.undo(id);
        assertThat(database.owner().sql("select occupation from membership.membership where person_id = :p").param("p", person(n)).query(String.class).single()).isEqualTo("电工");
        assertThat(vault.open(Persons.PHONE, person(n), database.owner().sql("select phone from identity.person where id = :p").param("p", person(n)).query(byte[].class).single()))
                .isEqualTo(RosterDesk.phone(n));
        assertThat(migrants()).isEqualTo(migrants);
        assertThat(first).isNotEqualTo(id);
        assertThat(differences()).isEmpty();
    }

    @Test
    void refusesWhoIsAMemberElsewhereWithoutSayingWhere() {
        int n = next();
        new RosterDesk(fixtures.signIn("neighbourOrganiser"), runner).write(
                new RosterDesk(fixtures.signIn("neighbourOrganiser"), runner).previewCsv(RosterDesk.row(n, "入会,20200301,,,,")));
        UUID id = chair.previewCsv(RosterDesk.row(n, "入会,20200301,,,,"));
        assertThat(chair.counts(id)).containsEntry("rejected", 1).hasSize(1);
        assertThat(chair.rows(id, "REJECTED").getFirst().toString()).contains("转接").doesNotContain("neighbour");
        // From above both unions are seen, and still an import moves nobody (M-03).
        UUID above = county.preview("above.csv", (RosterDesk.HEADING + RosterDesk.row(n, "入会,20200301,试验工会-own,,,")).getBytes(StandardCharsets.UTF_8));
        assertThat(county.counts(above)).containsEntry("rejected", 1).hasSize(1);
    }

    @Test
    void refusesAnotherNameForAKnownDocumentAndAPhoneOfSomebodyElse() {
        int n = next();
        int other = next();
        chair.write(chair.previewCsv(RosterDesk.row(n, "入会,20200301,,,,")));
        UUID id = chair.previewCsv(RosterDesk.row(n, "入会,20200301,,,,").replace("试验员", "试验人").replace(RosterDesk.phone(n), RosterDesk.phone(next()))
                + RosterDesk.row(other, "入会,20200301,,,,").replace(RosterDesk.phone(other), RosterDesk.phone(n)));
        assertThat(chair.counts(id)).containsEntry("rejected", 2).hasSize(1);
        String why = chair.rows(id, "REJECTED").toString();
        assertThat(why).contains("另一个姓名").contains("移动电话已登记");
    }

    @Test
    void invitesInsteadOfEnrollingWhereNoBasisIsDeclared() {
        int n = next();
        UUID id = chair.preview("roster.csv", (RosterDesk.HEADING + RosterDesk.row(n, "入会,20200301,,,,")).getBytes(StandardCharsets.UTF_8), Map.of());
        assertThat(chair.counts(id)).containsEntry("invited", 1).hasSize(1);
        long before = memberships();
        long messages = database.owner().sql("select count(*) from notices.message where template = 'roster.invitation'").query(Long.class).single();
        chair.write(id);
        assertThat(memberships()).isEqualTo(before);
        assertThat(database.owner().sql("select count(*) from notices.message where template = 'roster.invitation'").query(Long.class).single()).isEqualTo(messages + 1);
        // A declared basis without any date is none either (M-02).
        UUID undated = chair.preview("roster.csv", (RosterDesk.HEADING + RosterDesk.row(next(), ",,,,,")).getBytes(StandardCharsets.UTF_8), Map.of("basis", "申请书"));
        assertThat(chair.counts(undated)).containsEntry("invited", 1).hasSize(1);
    }

    @Test
    void matchesANameOfAUnionOnceForTheWholeFileOrRejectsItsRows() {
        int a = next();
        int b = next();
        int c = next();
        String rows = RosterDesk.row(a, "入会,20200301,老名称一厂工会,,,") + RosterDesk.row(b, "入会,20200301,老名称一厂工会,,,")
                + RosterDesk.row(c, "入会,20200301,没有的工会,,,");
        UUID id = chair.previewCsv(rows);
        assertThat(chair.counts(id)).containsEntry("waiting", 3).hasSize(1);
        var outside = chair.client().json("PUT", "/api/v1/roster-imports/" + id + "/unions",
                "{\"matches\":[{\"no\":1,\"unit\":\"" + fixtures.unions.get("neighbour") + "\"}]}");
        assertThat(outside.statusCode()).isEqualTo(422);
        int no = database.owner().sql("select no from roster.import_union where import_id = :id and name = '老名称一厂工会'").param("id", id).query(Integer.class).single();
        assertThat(chair.client().json("PUT", "/api/v1/roster-imports/" + id + "/unions",
                "{\"matches\":[{\"no\":" + no + ",\"unit\":\"" + fixtures.unions.get("workshop") + "\"}]}").statusCode()).isEqualTo(202);
        assertThat(chair.counts(id)).containsEntry("waiting", 1).containsEntry("added", 2);
        chair.write(id);
        assertThat(chair.counts(id)).containsEntry("rejected", 1).containsEntry("added", 2);
        assertThat(database.owner().sql("select unit_id from membership.membership where person_id = :p").param("p", person(a)).query(UUID.class).single())
                .isEqualTo(fixtures.unions.get("workshop"));
    }

    @Test
    void keepsThePhoneThatAPersonHasProvedHimself() {
        var someone = fixtures.someone("ownPhone", false);
        UUID id = chair.previewCsv("%s,%s,%s,身份证,男,汉族,入会,20200301,,,,\n".formatted(someone.name(), RosterDesk.phone(next()), someone.idNumber()));
        chair.write(id);
        assertThat(vault.open(Persons.PHONE, someone.personId(), database.owner().sql("select phone from identity.person where id = :p")
                .param("p", someone.personId()).query(byte[].class).single())).isEqualTo(someone.phone());
        assertThat(database.owner().sql("select nationality from identity.person where id = :p").param("p", someone.personId()).query(String.class).single()).isEqualTo("01");
        chair.undo(id);
        assertThat(database.owner().sql("select count(*) from membership.membership where person_id = :p").param("p", someone.personId()).query(Long.class).single()).isZero();
        assertThat(database.owner().sql("select count(*) from identity.person where id = :p and nationality is null").param("p", someone.personId()).query(Long.class).single()).isEqualTo(1);
    }

    // ---- word, log, errors

    @Test
    void logsOneEntryThatEverybodyImportedFindsAndOneForTheErrorWorkbook() throws IOException {
        int n = next();
        UUID id = chair.previewCsv(RosterDesk.row(n, "入会,20200301,,,,") + "=没有电话,,%s,身份证,男,汉族,,,,,,\n".formatted(RosterDesk.id(next())));
        chair.write(id);
        assertThat(database.owner().sql("""
                select e.act || ' ' || (c.actor = e.actor and c.desk_role = e.desk_role and c.desk_unit = e.desk_unit and c.post_id = e.post_id) || ' ' || (e.detail ->> 'persons')
                from audit.entry_person p join audit.entry e on e.id = p.entry_id
                join audit.entry c on c.object_id = e.object_id and c.act = 'IMPORT_CONFIRMED' where p.person_id = :p""").param("p", person(n)).query(String.class).list())
                .containsExactly("IMPORT_WRITTEN true 1");
        var workbook = chair.client().send(chair.client().request("/api/v1/roster-imports/" + id + "/errors").POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(workbook.statusCode()).isEqualTo(200);
        assertThat(database.owner().sql("select count(*) from audit.entry where act = 'LIST_EXPORTED' and object_id = :id").param("id", id).query(Long.class).single()).isEqualTo(1);
        byte[] bytes = java.net.http.HttpClient.newHttpClient().sendAsync(chair.client().request("/api/v1/roster-imports/" + id + "/errors")
                .POST(HttpRequest.BodyPublishers.noBody()).build(), java.net.http.HttpResponse.BodyHandlers.ofByteArray()).join().body();
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            var rows = book.getFirstSheet().read();
            assertThat(rows).hasSize(2);
            assertThat(rows.get(1).getCellText(0)).isEqualTo("3");
            assertThat(rows.get(1).getCellText(1)).contains("移动电话");
            assertThat(rows.get(1).getCellText(2)).isEqualTo("=没有电话");
        }
        assertThat(database.owner().sql("select count(*) from roster.staged_row s where import_id = :id and row = 2").param("id", id).query(Long.class).single()).isZero();
    }

    @Test
    void chainsTheListOfThosePersonsInTheLog() throws Exception {
        UUID id = chair.write(chair.previewCsv(RosterDesk.row(next(), "入会,20200301,,,,") + RosterDesk.row(next(), "入会,20200301,,,,")));
        chair.undo(id);
        assertThat(database.owner().sql("select act || ' ' || (detail ->> 'persons') from audit.entry where object_id = :id and detail ->> 'persons' is not null order by at")
                .param("id", id).query(String.class).list()).containsExactly("IMPORT_WRITTEN 2", "IMPORT_TAKEN_BACK 2");
        while (database.owner().sql("select audit.seal(1000)").query(Integer.class).single() > 0) {
            // until nothing waits
        }
        try (var owner = database.ownerConnection(); var statement = owner.createStatement()) {
            assertThat(AuditChain.check(owner, List.of())).isInstanceOf(AuditChain.Verdict.Intact.class);
            statement.execute("delete from audit.entry_person where entry_id = (select id from audit.entry where object_id = '" + id
                    + "' and act = 'IMPORT_WRITTEN') and person_id = (select person_id from roster.import_row where import_id = '" + id + "' and row = 2)");
            assertThat(AuditChain.check(owner, List.of())).isInstanceOfSatisfying(AuditChain.Verdict.Broken.class,
                    broken -> assertThat(broken.fault()).isEqualTo(AuditChain.Fault.PERSONS_CHANGED));
            statement.execute("insert into audit.entry_person select e.id, (select person_id from roster.import_row where row = 2 and import_id = '" + id
                    + "') from audit.entry e where e.object_id = '" + id + "' and e.act = 'IMPORT_WRITTEN'");
            assertThat(AuditChain.check(owner, List.of())).isInstanceOf(AuditChain.Verdict.Intact.class);
            assertThatThrownBy(() -> statement.execute("insert into audit.entry_person values (gen_random_uuid(), gen_random_uuid())")).hasMessageContaining("entry");
        }
    }

    @Test
    void keepsTheUploadSealedInTheDatabaseUntilItIsReadOrDropped() throws IOException {
        int n = next();
        byte[] content = (RosterDesk.HEADING + RosterDesk.row(n, "入会,20200301,,,,") + ",,,,,,,,,,,\n".repeat(200_000)).getBytes(StandardCharsets.UTF_8);
        UUID id = UUID.fromString(json.readTree(chair.send("roster.csv", content, Map.of()).body()).path("id").asString());
        assertThat(uploads()).isEmpty();
        var parts = database.owner().sql("select content from roster.upload where import_id = :id").param("id", id).query(byte[].class).list();
        assertThat(parts).hasSize(3).noneMatch(part -> new String(part, StandardCharsets.ISO_8859_1).contains(RosterDesk.id(n)));
        assertThat(runner.run(id, () -> false)).isTrue();
        assertThat(chair.counts(id)).containsEntry("invited", 1);
        assertThat(kept(id)).isZero();
        UUID dropped = UUID.fromString(json.readTree(chair.send("roster.csv", content, Map.of()).body()).path("id").asString());
        assertThat(chair.client().json("DELETE", "/api/v1/roster-imports/" + dropped, "").statusCode()).isEqualTo(202);
        assertThat(kept(dropped)).isZero();
        assertThat(uploads()).isEmpty();
    }

    @Test
    void goesOnWithTheFileAfterARunThatWasBrokenOff() throws IOException {
        UUID id = UUID.fromString(json.readTree(chair.send("roster.csv", (RosterDesk.HEADING + RosterDesk.row(next(), "入会,20200301,,,,"))
                .getBytes(StandardCharsets.UTF_8), Map.of("basis", "入会申请书", "basisOn", "2026-01-15")).body()).path("id").asString());
        assertThat(runner.run(id, () -> true)).isFalse();
        assertThat(chair.state(id)).isEqualTo("READING");
        assertThat(uploads()).isEmpty();
        assertThat(runner.run(id, () -> false)).isTrue();
        assertThat(chair.counts(id)).containsExactlyEntriesOf(Map.of("added", 1));
    }

    @Test
    void givesAnotherNumberToWhoBringsOneThatIsTaken() {
        String heading = "姓名,移动电话,有效证件号码,有效证件类别,性别,民族,会籍变化类型,会籍变化日期,工会会员号\n";
        List<Integer> four = IntStream.range(0, 4).mapToObj(i -> next()).toList();
        String first = RosterDesk.row(four.get(0), "入会,20200301,TAKEN-1");
        String others = RosterDesk.row(four.get(1), "入会,20200301,TAKEN-1") + RosterDesk.row(four.get(2), "入会,20200301,OWN-1") + RosterDesk.row(four.get(3), "入会,20200301,OWN-1");
        UUID late = chair.preview("roster.csv", (heading + others).getBytes(StandardCharsets.UTF_8));
        chair.write(chair.preview("roster.csv", (heading + first).getBytes(StandardCharsets.UTF_8)));
        chair.write(late);
        assertThat(chair.counts(late)).containsExactlyEntriesOf(Map.of("added", 3));
        List<String> numbers = four.stream().map(n -> database.owner().sql("select member_no from membership.membership where person_id = :p").param("p", person(n))
                .query(String.class).single()).toList();
        assertThat(numbers).doesNotHaveDuplicates().contains("TAKEN-1", "OWN-1");
        assertThat(numbers.get(0)).isEqualTo("TAKEN-1");
        assertThat(numbers.get(1)).matches("\\d{16}");
    }

    private long kept(UUID id) {
        return database.owner().sql("select count(*) from roster.upload where import_id = :id").param("id", id).query(Long.class).single();
    }

    @Test
    void refusesWhatComesTooLate() {
        UUID id = chair.previewCsv(RosterDesk.row(next(), "入会,20200301,,,,"));
        assertThat(chair.post(id, "undo")).isEqualTo(409);
        chair.write(id);
        assertThat(chair.post(id, "confirmation")).isEqualTo(409);
        assertThat(chair.client().json("DELETE", "/api/v1/roster-imports/" + id, "").statusCode()).isEqualTo(409);
        chair.undo(id);
        assertThat(chair.post(id, "undo")).isEqualTo(409);
    }

    // ---- undo

    private List<String> everything() {
        var owner = database.owner();
        return Stream.of("select to_jsonb(m)::text from membership.membership m order by id", "select to_jsonb(p)::text from identity.person p order by id")
                .flatMap(sql -> owner.sql(sql).query(String.class).list().stream()).toList();
    }

    @Test
    void undoLeavesTheCurrentRowsAsTheyWereAndKeepsHistoryAndLog() {
        int known = next();
        chair.write(chair.previewCsv(RosterDesk.row(known, "入会,20200301,,电工,0,备注")));
        List<String> before = everything().stream().map(RosterImportIT::withoutVersion).toList();
        UUID id = chair.previewCsv(RosterDesk.row(known, "保留,20240301,,焊工,1,新备注") + IntStream.range(0, 25).mapToObj(i -> RosterDesk.row(next(), "入会,20200301,,,1,"))
                .collect(Collectors.joining()));
        chair.write(id);
        assertThat(everything()).hasSize(before.size() + 50);
        long entries = database.owner().sql("select count(*) from audit.entry").query(Long.class).single();
        chair.undo(id);
        assertThat(everything().stream().map(RosterImportIT::withoutVersion)).containsExactlyElementsOf(before);
        assertThat(database.owner().sql("select count(*) from audit.entry").query(Long.class).single()).isGreaterThan(entries);
        assertThat(database.owner().sql("select count(*) from membership.membership_version where import_id = :id").param("id", id).query(Long.class).single()).isEqualTo(26);
        assertThat(differences()).isEmpty();
    }

    private static String withoutVersion(String row) {
        return row.replaceAll("\"(version|recorded_at|recorded_by)\": [^,}]*", "");
    }

    @Test
    void undoKeepsAndListsWhatWasChangedSince() {
        int changed = next();
        int left = next();
        UUID id = chair.write(chair.previewCsv(RosterDesk.row(changed, "入会,20200301,,,,") + RosterDesk.row(left, "入会,20200301,,,,")));
        UUID membership = database.owner().sql("select id from membership.membership where person_id = :p").param("p", person(changed)).query(UUID.class).single();
        assertThat(chair.client().post("/members/" + membership + "/standing", Map.of("to", "RETAINED", "reason", "3")).statusCode()).isEqualTo(302);
        chair.undo(id);
        assertThat(chair.counts(id)).containsEntry("kept", 1);
        assertThat(chair.client().get("/api/v1/roster-imports/" + id + "/kept-rows").body()).contains("\"row\":2").doesNotContain("\"row\":3");
        assertThat(database.owner().sql("select status from membership.membership where id = :id").param("id", membership).query(String.class).single()).isEqualTo("RETAINED");
        assertThat(database.owner().sql("select count(*) from identity.person where id = :p").param("p", person(changed)).query(Long.class).single()).isEqualTo(1);
        assertThat(database.owner().sql("select count(*) from membership.membership m join roster.import_row r on r.membership_id = m.id where r.import_id = :id")
                .param("id", id).query(Long.class).single()).isEqualTo(1);
    }

    // ---- two at once

    @Test
    void twoImportsOfTheSamePeopleEnterEverybodyOnce() throws Exception {
        List<Integer> same = IntStream.range(0, 300).mapToObj(i -> next()).toList();
        String rows = same.stream().map(n -> RosterDesk.row(n, "入会,20200301,,,,")).collect(Collectors.joining());
        var neighbour = new RosterDesk(fixtures.signIn("neighbourOrganiser"), runner);
        UUID here = chair.previewCsv(rows);
        UUID there = neighbour.previewCsv(rows.lines().collect(Collectors.collectingAndThen(Collectors.toList(), l -> String.join("\n", l.reversed()))) + "\n");
        assertThat(chair.post(here, "confirmation")).isEqualTo(202);
        assertThat(neighbour.post(there, "confirmation")).isEqualTo(202);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var both = List.of(threads.submit(() -> runner.run(here, () -> false)), threads.submit(() -> runner.run(there, () -> false)));
            for (var each : both) {
                assertThat(each.get()).isTrue();
            }
        }
        int added = chair.counts(here).getOrDefault("added", 0) + neighbour.counts(there).getOrDefault("added", 0);
        int refused = chair.counts(here).getOrDefault("rejected", 0) + neighbour.counts(there).getOrDefault("rejected", 0);
        assertThat(added).isEqualTo(300);
        assertThat(refused).isEqualTo(300);
        assertThat(database.owner().sql("select count(distinct m.person_id) from membership.membership m join roster.import_row r on r.membership_id = m.id"
                + " where r.import_id in (:a, :b) and r.verdict = 'N'").param("a", here).param("b", there).query(Long.class).single()).isEqualTo(300);
        assertThat(differences()).isEmpty();
    }

    // ---- hostile uploads

    @Test
    void answersHostileFilesWithWhatToDoAndKeepsNothing() throws IOException {
        byte[] clean = Files.readAllBytes(RosterDesk.FOLDER.resolve("roster-clean.xlsx"));
        var hostile = new LinkedHashMap<String, byte[]>();
        hostile.put("empty", new byte[0]);
        hostile.put("not_a_spreadsheet", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 1});
        hostile.put("damaged", java.util.Arrays.copyOf(clean, clean.length / 2));
        hostile.put("no_heading", "一,二,三\n1,2,3\n".getBytes(StandardCharsets.UTF_8));
        hostile.put("missing_columns", "姓名,移动电话,有效证件号码\n甲,13800000000,1\n".getBytes(StandardCharsets.UTF_8));
        hostile.put("xml_entities", workbook("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData>&a;</sheetData></worksheet>"));
        hostile.put("zip_bomb", workbook("<worksheet><sheetData>" + " ".repeat(40 << 20) + "</sheetData></worksheet>"));
        for (var each : hostile.entrySet()) {
            UUID id = chair.preview("../../" + each.getKey() + ".xlsx", each.getValue());
            assertThat(chair.show(id).path("refusal").asString()).isEqualTo(each.getKey());
            assertThat(chair.show(id).path("refusalText").asString()).isNotBlank();
            assertThat(chair.show(id).path("fileName").asString()).isEqualTo(each.getKey() + ".xlsx");
            assertThat(chair.client().get("/roster/" + id).body()).contains(chair.show(id).path("refusalText").asString().substring(0, 8));
        }
        assertThat(uploads()).isEmpty();
    }

    private static byte[] workbook(String sheet) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            var parts = new LinkedHashMap<String, String>();
            parts.put("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            parts.put("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
                    + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            parts.put("xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                    + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
            parts.put("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" "
                    + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            parts.put("xl/worksheets/sheet1.xml", sheet);
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    // ---- who

    @Test
    void showsAnImportOnlyToDesksAboveIt() {
        UUID id = chair.previewCsv(RosterDesk.row(next(), "入会,20200301,,,,"));
        assertThat(county.client().get("/roster/" + id).statusCode()).isEqualTo(200);
        assertThat(fixtures.signIn("neighbourOrganiser").get("/roster/" + id).statusCode()).isEqualTo(404);
        assertThat(fixtures.signIn("auditor").get("/roster/" + id).statusCode()).isEqualTo(403);
        fixtures.officer("lineOrganiser", "own", Role.ORGANISER, Line.INDUSTRY);
        var line = new RosterDesk(fixtures.signIn("lineOrganiser"), runner);
        UUID onLine = line.write(line.previewCsv(RosterDesk.row(next(), "入会,20200301,,,,")));
        assertThat(line.counts(onLine)).containsEntry("added", 1);
    }

    // ---- what the tests look at

    private int next() {
        return people++;
    }

    private UUID person(int n) {
        return database.owner().sql("select id from identity.person where id_hash = :hash")
                .param("hash", vault.hash(Vault.Domain.IDENTITY_DOCUMENT, "RESIDENT_ID:" + RosterDesk.id(n))).query(UUID.class).single();
    }

    private long memberships() {
        return database.owner().sql("select count(*) from membership.membership").query(Long.class).single();
    }

    private long migrants() {
        return Scope.call(Scope.service("test", fixtures.areaPaths.get("province")), () -> tallies.own(fixtures.unions.get("own")).of(Measure.MIGRANTS));
    }

    /** Members as counted by the unions, against the memberships that are there. */
    private List<String> differences() {
        return database.owner().sql("""
                select u.name || ': ' || coalesce(t.n, 0) || ' counted, ' || coalesce(m.n, 0) || ' there' from organization.unit u
                left join (select unit_id, sum(n) as n from (select unit_id, own as n from organization.tally where measure = 'MEMBERS' and line = 'A'
                    union all select unit_id, delta from organization.tally_delta where measure = 'MEMBERS') x group by unit_id) t on t.unit_id = u.id
                left join (select unit_id, count(*) as n from membership.membership where status <> 'ENDED' group by unit_id) m on m.unit_id = u.id
                where coalesce(t.n, 0) <> coalesce(m.n, 0)""").query(String.class).list();
    }

    private List<Path> uploads() throws IOException {
        Path folder = data.resolve("uploads");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
