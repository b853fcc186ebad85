package org.gongqiao.app.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.IntegrationTest;
import org.gongqiao.app.TestDatabase;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.documents.attachment.Specimens;
import org.gongqiao.app.kernel.NotFound;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Attachments in the database: who sees them, what stands there in clear, what stays of them. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttachmentsIT {

    @Autowired Attachments attachments;
    @Autowired AttachmentSamples samples;
    @Autowired Fixtures fixtures;
    @Autowired TestDatabase.Switchable database;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;

    @BeforeAll
    void province() {
        fixtures.province();
    }

    private Scope desk(String person, String union) {
        return new Scope.Reach(Line.AREA, fixtures.areaPaths.get(union), fixtures.people.get(person).personId(), null, UUID.randomUUID());
    }

    private Scope own(String person) {
        return new Scope.Own(fixtures.people.get(person).personId());
    }

    private <T> T as(Scope scope, Callable<T> work) {
        return Scope.call(scope, () -> {
            try {
                return work.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Attachment taken(Scope scope, NewAttachment sent, byte[] bytes) {
        return ((TakeOutcome.Taken) as(scope, () -> attachments.take(sent, new ByteArrayInputStream(bytes)))).attachment();
    }

    private byte[] content(Scope scope, Attachment attachment) {
        return as(scope, () -> {
            var out = new ByteArrayOutputStream();
            attachments.copy(attachments.open(attachment.id(), CustodyEntry.Act.SEEN), out);
            return out.toByteArray();
        });
    }

    private static byte[] recording(int bytes) {
        byte[] sound = Specimens.wave();
        byte[] noise = new byte[bytes];
        new Random(7).nextBytes(noise);
        // A WAVE whose sound is random, so that pieces differ.
        return Specimens.join(Arrays.copyOf(sound, 36), Specimens.ascii("data"), new byte[] {(byte) bytes, (byte) (bytes >> 8), (byte) (bytes >> 16), (byte) (bytes >> 24)}, noise);
    }

    @Test
    void whoSeesTheRecordSeesTheAttachmentAndNobodyElse() {
        AttachmentOwner record = samples.record(fixtures, "own", fixtures.people.get("member").personId());
        Attachment forDesk = taken(desk("chair", "own"), NewAttachment.of(record, "内部.pdf", Audience.DESK), Specimens.pdf());
        Attachment forPerson = taken(own("member"), NewAttachment.of(record, "工资条.jpg", Audience.PERSON), Specimens.photo(1));

        for (Scope scope : List.of(desk("chair", "own"), desk("reviewer", "city"),
                new Scope.Reach(Line.INDUSTRY, fixtures.linePaths.get("industry"), fixtures.people.get("industryReviewer").personId(), null, UUID.randomUUID()))) {
            assertThat(as(scope, () -> attachments.of(record))).extracting(Attachment::id).containsExactlyInAnyOrder(forDesk.id(), forPerson.id());
        }
        assertThat(as(own("member"), () -> attachments.of(record))).extracting(Attachment::id).containsExactly(forPerson.id());
        for (Scope scope : List.of(desk("neighbourOrganiser", "neighbour"), desk("otherReviewer", "otherCity"), own("neighbourMember"), own("worker"))) {
            assertThat(as(scope, () -> attachments.of(record))).isEmpty();
            assertThatThrownBy(() -> content(scope, forPerson)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> as(scope, () -> attachments.custody(forPerson.id()))).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> taken(scope, NewAttachment.of(record, "a.pdf", Audience.DESK), Specimens.pdf())).isInstanceOf(NotFound.class);
            assertThat(as(scope, () -> count("select count(*) from documents.piece where attachment_id = '" + forPerson.id() + "'"))).isZero();
            assertThat(as(scope, () -> count("select count(*) from documents.custody where attachment_id = '" + forPerson.id() + "'"))).isZero();
        }
        // A record that moves to a neighbour takes its attachments along, without a word to this module.
        database.owner().sql("update public.sample set area_path = cast(:path as ltree) where id = :id").param("path", fixtures.areaPaths.get("neighbour"))
                .param("id", record.id()).update();
        assertThat(as(desk("chair", "own"), () -> attachments.of(record))).isEmpty();
        assertThat(as(desk("neighbourOrganiser", "neighbour"), () -> attachments.of(record))).hasSize(2);
    }

    private long count(String sql) {
        return transaction.execute(status -> jdbc.sql(sql).query(Long.class).single());
    }

    @Test
    void contentComesBackPieceByPieceAndStandsNowhereInClear() {
        AttachmentOwner record = samples.record(fixtures, "own", null);
        byte[] sent = recording(2_500_000);
        Attachment recording = taken(desk("chair", "own"), NewAttachment.of(record, "陈述.wav", Audience.DESK), sent);
        assertThat(recording.type()).isEqualTo(FileType.WAV);
        byte[] back = content(desk("chair", "own"), recording);
        assertThat(back).hasSize((int) recording.bytes());
        assertThat(Arrays.copyOfRange(back, 44, back.length)).isEqualTo(Arrays.copyOfRange(sent, 44, sent.length));
        assertThat(database.owner().sql("select count(*) from documents.piece where attachment_id = :id").param("id", recording.id()).query(Integer.class).single()).isEqualTo(3);
        for (long[] range : new long[][] {{0, 10}, {1_048_570, 1_048_590}, {2_097_151, 2_097_153}, {back.length - 5L, back.length}, {44, back.length}}) {
            var out = new ByteArrayOutputStream();
            as(desk("chair", "own"), () -> {
                attachments.copy(recording, range[0], range[1], out);
                return null;
            });
            assertThat(out.toByteArray()).isEqualTo(Arrays.copyOfRange(back, (int) range[0], (int) range[1]));
        }
        byte[] words = "fictional wages, unpaid".getBytes(StandardCharsets.UTF_8);
        Attachment note = taken(desk("chair", "own"), NewAttachment.of(record, "secret-name.txt", Audience.DESK), words);
        String stored = database.owner().sql("select encode(body, 'escape') || (select encode(file_name, 'escape') from documents.attachment where id = :id) from documents.piece where attachment_id = :id")
                .param("id", note.id()).query(String.class).single();
        assertThat(stored).doesNotContain("wages").doesNotContain("secret");
    }

    @Test
    void aPieceThatWasChangedOrSwappedDoesNotOpen() {
        AttachmentOwner record = samples.record(fixtures, "own", null);
        Attachment one = taken(desk("chair", "own"), NewAttachment.of(record, "a.wav", Audience.DESK), recording(2_100_000));
        database.owner().sql("update documents.piece set n = 9 where attachment_id = :id and n = 0").param("id", one.id()).update();
        database.owner().sql("update documents.piece set n = 0 where attachment_id = :id and n = 1").param("id", one.id()).update();
        assertThatThrownBy(() -> content(desk("chair", "own"), one)).isInstanceOf(IllegalStateException.class).hasMessageContaining("does not open");
    }

    @Test
    void theChainOfCustodyOnlyGrows() {
        AttachmentOwner record = samples.record(fixtures, "own", fixtures.people.get("member").personId());
        UUID key = UUID.randomUUID();
        Attachment waiting = taken(own("member"), NewAttachment.waiting("工资条.jpg", key), Specimens.photo(6));
        assertThat(waiting.isCleaned()).isTrue();
        assertThat(as(own("member"), () -> attachments.bind(record, List.of(waiting.id()), Audience.PERSON))).singleElement()
                .satisfies(bound -> assertThat(bound.owner()).isEqualTo(record));
        content(desk("chair", "own"), waiting);
        as(desk("chair", "own"), () -> attachments.open(waiting.id(), CustodyEntry.Act.EXPORTED));
        as(desk("chair", "own"), () -> {
            attachments.setAudience(waiting.id(), Audience.DESK);
            attachments.erase(waiting.id(), "requested");
            return null;
        });
        List<CustodyEntry> chain = as(desk("chair", "own"), () -> attachments.custody(waiting.id()));
        assertThat(chain).extracting(CustodyEntry::act).containsExactly(CustodyEntry.Act.TAKEN, CustodyEntry.Act.BOUND, CustodyEntry.Act.SEEN,
                CustodyEntry.Act.EXPORTED, CustodyEntry.Act.AUDIENCE, CustodyEntry.Act.ERASED);
        assertThat(chain.getFirst().note()).isEqualTo(waiting.sha256());
        assertThat(chain.getFirst().actor()).isEqualTo(fixtures.people.get("member").personId());
        for (String change : List.of("update documents.custody set note = ''", "delete from documents.custody", "update documents.attachment set sha256 = sha256",
                "update documents.piece set body = body")) {
            assertThatThrownBy(() -> as(desk("chair", "own"), () -> transaction.execute(status -> jdbc.sql(change).update())))
                    .isInstanceOf(DataAccessException.class).rootCause().hasMessageContaining("permission denied");
        }
        Integer deleted = as(desk("chair", "own"), () -> transaction.execute(status -> jdbc.sql("delete from documents.attachment").update()));
        assertThat(deleted).isZero();
        assertThat(database.owner().sql("select count(*) from documents.piece where attachment_id = :id").param("id", waiting.id()).query(Integer.class).single()).isZero();
        assertThatThrownBy(() -> content(desk("chair", "own"), waiting)).isInstanceOf(NotFound.class);
        // Whom it concerns reads in his own list who opened it.
        assertThat(database.owner().sql("select act from audit.entry where object_id = :id and subject = :person order by id").param("id", waiting.id())
                .param("person", fixtures.people.get("member").personId()).query(String.class).list())
                .containsExactly("ATTACHMENT_OPENED", "ATTACHMENT_EXPORTED", "ATTACHMENT_ERASED");
    }

    @Test
    void whoTakesPartSeesWhatIsSharedWithHisRoleForAsLongAsHisGrantHolds() {
        AttachmentOwner matter = samples.matter(fixtures, "own", false);
        Attachment inner = taken(desk("chair", "own"), NewAttachment.of(matter, "a.pdf", Audience.PERSON), Specimens.pdf());
        Attachment forMediator = taken(desk("chair", "own"), NewAttachment.of(matter, "b.pdf", Audience.PERSON.and(PartRole.MEDIATOR)), Specimens.pdf());
        Attachment forAll = taken(desk("chair", "own"), NewAttachment.of(matter, "c.pdf", Audience.PARTIES), Specimens.pdf());
        UUID mediator = samples.part(matter, fixtures, "own", "MEDIATOR");
        Scope asMediator = new Scope.Part(mediator, matter.id(), PartRole.MEDIATOR);
        Scope asEmployer = new Scope.Part(samples.part(matter, fixtures, "own", "EMPLOYER"), matter.id(), PartRole.EMPLOYER);
        assertThat(as(asMediator, () -> attachments.of(matter))).extracting(Attachment::id).containsExactlyInAnyOrder(forMediator.id(), forAll.id());
        assertThat(as(asEmployer, () -> attachments.of(matter))).extracting(Attachment::id).containsExactly(forAll.id());
        assertThat(content(asEmployer, forAll)).isEqualTo(Specimens.pdf());
        assertThat(as(desk("chair", "own"), () -> attachments.custody(forAll.id()))).last().satisfies(link -> {
            assertThat(link.act()).isEqualTo(CustodyEntry.Act.SEEN);
            assertThat(link.part()).isNotNull();
        });
        assertThatThrownBy(() -> content(asEmployer, inner)).isInstanceOf(NotFound.class);
        Attachment sent = taken(asEmployer, NewAttachment.of(matter, "answer.pdf", Audience.PARTIES), Specimens.pdf());
        assertThat(sent.takenBy()).isNull();
        // The browser may hold whatever it likes: the grant's own row decides, and so does its matter.
        assertThat(as(new Scope.Part(mediator, UUID.randomUUID(), PartRole.EMPLOYER), () -> attachments.of(matter))).hasSize(3);
        assertThat(as(asMediator, () -> attachments.of(samples.matter(fixtures, "own", false)))).isEmpty();
        database.owner().sql("update casework.part set ended_at = now(), ended_why = 'x' where id = :id").param("id", mediator).update();
        assertThat(as(asMediator, () -> attachments.of(matter))).isEmpty();
        assertThatThrownBy(() -> content(asMediator, forMediator)).isInstanceOf(NotFound.class);
    }

    @Test
    void whatBelongsToASealedMatterIsItsKeepersAlone() {
        AttachmentOwner sealed = samples.matter(fixtures, "own", true);
        Scope keeper = new Scope.Keeper(fixtures.unions.get("own"), fixtures.people.get("chair").personId(), null, UUID.randomUUID());
        Attachment voice = taken(keeper, NewAttachment.of(sealed, "a.wav", Audience.DESK), Specimens.wave());
        assertThat(content(keeper, voice)).hasSize((int) voice.bytes());
        for (Scope other : List.of(desk("chair", "own"), desk("reviewer", "city"), desk("systemAdmin", "province"), desk("auditor", "city"), own("member"),
                new Scope.Keeper(fixtures.unions.get("county"), fixtures.people.get("chair").personId(), null, UUID.randomUUID()))) {
            assertThat(as(other, () -> attachments.of(sealed))).isEmpty();
            assertThatThrownBy(() -> content(other, voice)).isInstanceOf(NotFound.class);
        }
        // Its id does not tell when it came.
        assertThat(voice.id().version()).isEqualTo(4);
    }

    @Test
    void aRepeatedUploadMakesOneAttachment() {
        UUID key = UUID.randomUUID();
        Attachment first = taken(own("worker"), NewAttachment.waiting("a.pdf", key), Specimens.pdf());
        assertThat(taken(own("worker"), NewAttachment.waiting("a.pdf", key), Specimens.pdf()).id()).isEqualTo(first.id());
        assertThat(taken(own("member"), NewAttachment.waiting("a.pdf", key), Specimens.pdf()).id()).isNotEqualTo(first.id());
    }

    @Test
    void whatWaitsIsItsSendersAloneAndBoundOnlyByHim() throws IOException {
        Attachment waiting = taken(own("worker"), NewAttachment.waiting("a.pdf", UUID.randomUUID()), Specimens.pdf());
        AttachmentOwner record = samples.record(fixtures, "own", fixtures.people.get("member").personId());
        assertThat(as(own("member"), () -> attachments.find(waiting.id()))).isEmpty();
        assertThat(as(desk("reviewer", "city"), () -> attachments.find(waiting.id()))).isEmpty();
        assertThat(as(own("member"), () -> attachments.bind(record, List.of(waiting.id()), Audience.PERSON))).isEmpty();
        as(own("worker"), () -> {
            attachments.withdraw(waiting.id());
            return null;
        });
        assertThat(as(own("worker"), () -> attachments.find(waiting.id()))).isEmpty();

        // A visitor has no scope: his token stands for him until the record is made.
        Attachment visitors = ((TakeOutcome.Taken) attachments.takeFromVisitor(NewAttachment.waiting("b.pdf", UUID.randomUUID()),
                new ByteArrayInputStream(Specimens.pdf()), "token-of-a-visitor")).attachment();
        assertThat(as(own("member"), () -> attachments.bindFromVisitor(record, List.of(visitors.id()), Audience.PERSON, "another token"))).isEmpty();
        assertThat(as(own("member"), () -> attachments.bindFromVisitor(record, List.of(visitors.id()), Audience.PERSON, "token-of-a-visitor"))).hasSize(1);
        assertThatThrownBy(() -> attachments.take(NewAttachment.waiting("c.pdf", UUID.randomUUID()), new ByteArrayInputStream(Specimens.pdf())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusalsNameTheirReasonAndLeaveNothing() {
        AttachmentOwner record = samples.record(fixtures, "own", null);
        Supplier<Integer> rows = () -> database.owner().sql("select count(*) from documents.attachment where owner_id = :id").param("id", record.id()).query(Integer.class).single();
        TakeOutcome svg = as(desk("chair", "own"), () -> attachments.take(NewAttachment.of(record, "photo.jpg", Audience.DESK),
                new ByteArrayInputStream(Specimens.ascii("<svg/>"))));
        assertThat(svg).isEqualTo(new TakeOutcome.Refused(TakeFault.TYPE, List.of()));
        TakeOutcome large = as(desk("chair", "own"), () -> attachments.take(NewAttachment.of(record, "a.pdf", Audience.DESK),
                new ByteArrayInputStream(Specimens.join(Specimens.ascii("%PDF-1.7\n"), new byte[31 << 20], Specimens.ascii("%%EOF")))));
        assertThat(large).isEqualTo(new TakeOutcome.Refused(TakeFault.TOO_LARGE, List.of(30L)));
        assertThat(rows.get()).isZero();
        taken(desk("chair", "own"), NewAttachment.of(record, "a.pdf", Audience.DESK), Specimens.pdf());
        database.owner().sql("update documents.attachment set bytes = 600000000 where owner_id = :id").param("id", record.id()).update();
        TakeOutcome full = as(desk("chair", "own"), () -> attachments.take(NewAttachment.of(record, "b.pdf", Audience.DESK), new ByteArrayInputStream(Specimens.pdf())));
        assertThat(full).isEqualTo(new TakeOutcome.Refused(TakeFault.QUOTA, List.of()));
    }

    @Test
    void theSweepDeletesWhatNobodyClaimedAndWhatLostItsRecord() {
        AttachmentOwner record = samples.record(fixtures, "own", null);
        AttachmentOwner gone = samples.record(fixtures, "own", null);
        Attachment stays = taken(desk("chair", "own"), NewAttachment.of(record, "a.pdf", Audience.DESK), Specimens.pdf());
        Attachment orphan = taken(desk("chair", "own"), NewAttachment.of(gone, "b.pdf", Audience.DESK), Specimens.pdf());
        Attachment fresh = taken(own("worker"), NewAttachment.waiting("c.pdf", UUID.randomUUID()), Specimens.pdf());
        Attachment old = taken(own("worker"), NewAttachment.waiting("d.pdf", UUID.randomUUID()), Specimens.pdf());
        database.owner().sql("update documents.attachment set taken_at = taken_at - interval '25 hours' where id in (:ids)").param("ids", List.of(old.id(), stays.id())).update();
        database.owner().sql("delete from public.sample where id = :id").param("id", gone.id()).update();
        assertThat(attachments.sweep()).isGreaterThanOrEqualTo(2);
        assertThat(database.owner().sql("select id from documents.attachment where id in (:ids)").param("ids", List.of(stays.id(), orphan.id(), fresh.id(), old.id()))
                .query(UUID.class).list()).containsExactlyInAnyOrder(stays.id(), fresh.id());
    }

    @Test
    void aPaperIsKeptAsItWasIssued() {
        AttachmentOwner record = samples.record(fixtures, "own", null);
        var paper = new Paper("x/y", 1, "关于/某事的意见", Specimens.docx(java.util.Map.of()), Specimens.pdf(), "", "", 1, "");
        List<Attachment> kept = as(desk("chair", "own"), () -> attachments.keep(record, paper, Audience.PERSON));
        assertThat(kept).extracting(Attachment::fileName).containsExactly("某事的意见.pdf", "某事的意见.docx");
        assertThat(content(desk("chair", "own"), kept.getFirst())).isEqualTo(paper.pdf());
    }
}
