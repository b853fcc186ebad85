package org.gongqiao.app.documents.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.gongqiao.app.documents.FileType;
import org.gongqiao.app.documents.TakeFault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Files as they are sent by friend and foe: what is taken, what comes out, what is refused and why. */
class SpoolTest {

    @TempDir Path folder;
    private Spool spool;

    @BeforeEach
    void open() {
        spool = new Spool(folder, new AttachmentSettings(DataSize.ofKilobytes(200), DataSize.ofKilobytes(100), DataSize.ofKilobytes(250), DataSize.ofKilobytes(150), 1_000_000,
                DataSize.ofMegabytes(2), DataSize.ofMegabytes(1), 10, DataSize.ofMegabytes(1), DataSize.ofMegabytes(1), DataSize.ofMegabytes(1), Duration.ofHours(24)));
    }

    record Kept(FileType type, byte[] bytes, boolean changed) {}

    private Kept check(byte[] sent, boolean asSent) throws IOException, Spool.NotTaken {
        try (var checked = spool.check(new ByteArrayInputStream(sent), asSent)) {
            byte[] bytes = Files.readAllBytes(checked.file());
            assertThat(checked.bytes()).isEqualTo(bytes.length);
            return new Kept(checked.type(), bytes, !Arrays.equals(checked.sha256(), checked.sentSha256()));
        } finally {
            try (var left = Files.list(folder.resolve("incoming"))) {
                assertThat(left).isEmpty();
            }
        }
    }

    private TakeFault refusal(byte[] sent) {
        try {
            return fail(check(sent, false));
        } catch (Spool.NotTaken refused) {
            return refused.fault();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static TakeFault fail(Kept kept) {
        throw new AssertionError("taken as " + kept.type());
    }

    @Test
    void everyTypeIsToldByItsContentAndCleaned() throws Exception {
        var sent = new HashMap<FileType, byte[]>();
        sent.put(FileType.JPEG, Specimens.photo(6));
        sent.put(FileType.PNG, Specimens.png());
        sent.put(FileType.WEBP, Specimens.webp());
        sent.put(FileType.WAV, Specimens.wave());
        sent.put(FileType.MP3, Specimens.mp3());
        sent.put(FileType.M4A, Specimens.m4a("soun"));
        sent.put(FileType.HEIC, Specimens.heic());
        sent.put(FileType.MP4, Specimens.film("isom", ""));
        sent.put(FileType.MOV, Specimens.film("qt  ", "mebx"));
        for (var each : sent.entrySet()) {
            Kept kept = check(each.getValue(), false);
            assertThat(kept.type()).isEqualTo(each.getKey());
            assertThat(kept.changed()).isTrue();
            assertThat(new String(kept.bytes(), StandardCharsets.ISO_8859_1)).as("%s", each.getKey()).doesNotContain("FICTIONAL");
            // What was cleaned is clean, and is still of its type.
            Kept again = check(kept.bytes(), false);
            assertThat(again.type()).isEqualTo(each.getKey());
            assertThat(again.bytes()).isEqualTo(kept.bytes());
        }
    }

    @Test
    void aPhotoOfAnIphoneKeepsItsPictureToTheByteAndLosesItsPlace() throws Exception {
        byte[] sent = Specimens.heic();
        byte[] kept = check(sent, false).bytes();
        assertThat(kept).hasSize(sent.length);
        int picture = new String(sent, StandardCharsets.ISO_8859_1).indexOf("mdat") + 4;
        assertThat(Arrays.copyOf(kept, picture + 40)).as("all up to the end of the coded picture").isEqualTo(Arrays.copyOf(sent, picture + 40));
        assertThat(check(sent, true).bytes()).as("where the place is the evidence").isEqualTo(sent);
        // An item whose place cannot be followed is refused, not handed on.
        byte[] elsewhere = sent.clone();
        int iloc = new String(sent, StandardCharsets.ISO_8859_1).indexOf("iloc") + 4;
        elsewhere[iloc + 8 + 14 + 2 + 3] = 2;
        assertThat(refusal(elsewhere)).isEqualTo(TakeFault.DAMAGED);
    }

    @Test
    void documentsAreKeptAsTheyAre() throws Exception {
        var sent = Map.of(FileType.PDF, Specimens.pdf(), FileType.DOCX, Specimens.docx(Map.of()), FileType.XLSX, Specimens.xlsx(),
                FileType.OGG, Specimens.ogg("OpusHead"), FileType.WEBM, Specimens.webm("A_OPUS"), FileType.WEBM_VIDEO, Specimens.webm("V_VP8 A_OPUS"), FileType.TXT, "工资已拖欠两个月\n".getBytes(StandardCharsets.UTF_8));
        for (var each : sent.entrySet()) {
            Kept kept = check(each.getValue(), false);
            assertThat(kept.type()).isEqualTo(each.getKey());
            assertThat(kept.changed()).isFalse();
            assertThat(kept.bytes()).isEqualTo(each.getValue());
        }
        assertThat(check("工资".getBytes(Charset.forName("GB18030")), false).type()).isEqualTo(FileType.TXT);
    }

    @Test
    void aCleanedPhotoShowsTheSamePixelsAndKeepsItsOrientation() throws Exception {
        byte[] sent = Specimens.photo(6);
        Kept kept = check(sent, false);
        var before = ImageIO.read(new ByteArrayInputStream(sent));
        var after = ImageIO.read(new ByteArrayInputStream(kept.bytes()));
        assertThat(after.getWidth()).isEqualTo(64);
        IntStream.range(0, 64 * 48).forEach(i -> assertThat(after.getRGB(i % 64, i / 64)).isEqualTo(before.getRGB(i % 64, i / 64)));
        assertThat(Jpeg.read(octets(kept.bytes())).orientation()).isEqualTo(6);
        assertThat(Jpeg.read(octets(check(Specimens.photo(1), false).bytes())).orientation()).isEqualTo(1);
        assertThat(ImageIO.read(new ByteArrayInputStream(check(Specimens.png(), false).bytes())).getHeight()).isEqualTo(20);
    }

    private Octets octets(byte[] bytes) throws IOException {
        return Octets.of(Files.write(folder.resolve("octets"), bytes));
    }

    @Test
    void aPhotoWhosePlaceIsTheEvidenceIsKeptByteForByte() throws Exception {
        byte[] sent = Specimens.photo(3);
        Kept kept = check(sent, true);
        assertThat(kept.bytes()).isEqualTo(sent);
        assertThat(kept.changed()).isFalse();
    }

    @Test
    void anArchiveBehindAPhotoIsCutOffAndNeverKept() throws Exception {
        byte[] polyglot = Specimens.join(Specimens.photo(1), Specimens.docx(Map.of()));
        assertThat(new String(check(polyglot, false).bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("PK\5\6");
        assertThatThrownBy(() -> check(polyglot, true)).isInstanceOf(Spool.NotTaken.class).hasMessage("DAMAGED");
        assertThat(refusal(Specimens.join(Specimens.pdf(), Specimens.docx(Map.of())))).isEqualTo(TakeFault.DAMAGED);
        // An archive that begins as such but has something in front of its own offsets, or behind its end.
        assertThat(refusal(Specimens.join(Specimens.docx(Map.of()), Specimens.pdf()))).isEqualTo(TakeFault.DAMAGED);
        assertThat(refusal(Specimens.join(Specimens.ascii("PK\3\4"), Specimens.docx(Map.of())))).isEqualTo(TakeFault.DAMAGED);
    }

    @Test
    void whatIsNoneOfTheTypesIsRefusedWhateverItIsCalled() {
        for (byte[] sent : List.of(
                Specimens.ascii("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"),
                Specimens.ascii("\n <?xml version=\"1.0\"?><svg/>"), Specimens.ascii("<html><script>"), "\uFEFF<!DOCTYPE html>".getBytes(StandardCharsets.UTF_8),
                Specimens.ascii("#!/bin/sh\nrm"), Specimens.ascii("{\\rtf1}"), Specimens.ascii("MZ\u0090\0\3"), Specimens.ascii("\u007fELF\2\1"), Specimens.ascii("GIF89a\1\0\1\0"),
                Specimens.zip(Map.of("a.txt", new byte[3])), Specimens.film("mp42", "gpmd"), Specimens.webm("V_VP8 A_OPUS LOCATION"), Specimens.ogg("\u0080theora"),
                Specimens.box("ftyp", Specimens.ascii("heic\0\0\0\0mif1heic")), Specimens.join(Specimens.heic(), Specimens.box("moov", new byte[8])), new byte[300], new byte[] {(byte) 0xFF, (byte) 0xFB, 0, 0, 0},
                Specimens.join(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1}, new byte[600]))) {
            assertThat(refusal(sent)).isEqualTo(TakeFault.TYPE);
        }
        assertThat(refusal(new byte[0])).isEqualTo(TakeFault.EMPTY);
    }

    @Test
    void bombsAreRefusedBeforeTheyUnfold() {
        assertThat(refusal(Specimens.hugePng(60_000, 60_000))).isEqualTo(TakeFault.BOMB);
        assertThat(refusal(Specimens.hugePng(-1, 5))).isEqualTo(TakeFault.DAMAGED);
        byte[] photo = Specimens.photo(1);
        for (int i = 0; i < photo.length - 9; i++) {
            if ((photo[i] & 0xFF) == 0xFF && (photo[i + 1] & 0xFF) == 0xC0) {
                Arrays.fill(photo, i + 5, i + 9, (byte) 0xFF);
            }
        }
        assertThat(refusal(photo)).isEqualTo(TakeFault.BOMB);
        assertThat(refusal(Specimens.docx(Map.of("word/media/a.xml", new byte[10 << 20])))).isEqualTo(TakeFault.BOMB);
        var many = new HashMap<String, byte[]>();
        IntStream.range(0, 5_001).forEach(i -> many.put("a" + i, new byte[0]));
        assertThat(refusal(Specimens.zip(many))).isIn(TakeFault.BOMB, TakeFault.TOO_LARGE);
    }

    @Test
    void officeFilesWithProgramsAreRefused() {
        for (String name : List.of("word/vbaProject.bin", "word/activeX/activeX1.bin", "word/embeddings/oleObject1.bin", "word/run.exe")) {
            assertThat(refusal(Specimens.docx(Map.of(name, new byte[9])))).as(name).isEqualTo(TakeFault.PROGRAM);
        }
        assertThat(refusal(Specimens.docx(Map.of("word/_rels/settings.xml.rels",
                Specimens.ascii("<Relationship Type=\"…/attachedTemplate\" Target=\"http://evil.example/t.dotm\" TargetMode=\"External\"/>"))))).isEqualTo(TakeFault.PROGRAM);
        assertThat(refusal(Specimens.docx(Map.of("../../etc/passwd", new byte[1])))).isEqualTo(TakeFault.DAMAGED);
    }

    @Test
    void eachSortHasItsLimit() {
        assertThat(refusal(Specimens.join(Specimens.photo(1), new byte[300_000]))).isEqualTo(TakeFault.TOO_LARGE);
        byte[] text = new byte[160_000];
        Arrays.fill(text, (byte) 'a');
        assertThat(refusal(text)).isEqualTo(TakeFault.TOO_LARGE);
        assertThat(refusal(Specimens.riff("WAVE", Specimens.riffChunk("fmt ", new byte[16]), Specimens.riffChunk("data", new byte[120_000])))).isEqualTo(TakeFault.TOO_LARGE);
    }

    /** Cut, stretched and scribbled over: a file is taken or refused, and nothing else ever happens. */
    @Test
    void noDamageIsAnythingButARefusal() throws Exception {
        var random = new Random(7);
        for (byte[] good : List.of(Specimens.photo(6), Specimens.png(), Specimens.webp(), Specimens.wave(), Specimens.mp3(), Specimens.m4a("soun"), Specimens.heic(), Specimens.film("qt  ", "mebx"),
                Specimens.docx(Map.of()), Specimens.pdf(), Specimens.ogg("OpusHead"), Specimens.webm("A_OPUS"))) {
            for (int round = 0; round < Integer.getInteger("gq.attachments.rounds", 60); round++) {
                byte[] bad = Arrays.copyOf(good, Math.max(1, round % 3 == 0 ? random.nextInt(good.length) : good.length));
                for (int i = 0; i < random.nextInt(6); i++) {
                    bad[random.nextInt(bad.length)] = (byte) random.nextInt();
                }
                for (boolean asSent : new boolean[] {false, true}) {
                    try {
                        assertThat(check(bad, asSent).type()).isNotNull();
                    } catch (Spool.NotTaken refused) {
                        assertThat(refused.fault()).isNotNull();
                    }
                }
            }
        }
    }

    @Test
    void namesBecomeSafe() {
        assertThat(FileName.of("../../etc/工资条.jpg", FileType.JPEG)).isEqualTo("工资条.jpg");
        assertThat(FileName.of("C:\\fakepath\\IMG_1.JPEG", FileType.JPEG)).isEqualTo("IMG_1.jpg");
        assertThat(FileName.of("invoice\u202Egpj.exe", FileType.PDF)).isEqualTo("invoicegpj.exe.pdf");
        assertThat(FileName.of("a\u0000b\nc\u2066d.txt", FileType.TXT)).isEqualTo("abcd.txt");
        assertThat(FileName.of("<b>:\"|?*", FileType.PNG)).isEqualTo("_b______.png");
        assertThat(FileName.of("..", FileType.PNG)).isEqualTo("file.png");
        assertThat(FileName.of("", FileType.WAV)).isEqualTo("file.wav");
        assertThat(FileName.of("甲".repeat(500) + ".png", FileType.PNG)).hasSize(104).endsWith(".png");
        assertThat(FileName.of("con.html", FileType.TXT)).isEqualTo("con.html.txt");
    }
}
