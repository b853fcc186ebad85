package org.gongqiao.app.documents.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The fonts that PDFs are set with. One comes with the program and has Latin and 21,000 Chinese characters; the operator
 * may put {@code body.ttf}, {@code title.ttf}, {@code heading.ttf} and {@code subheading.ttf} into the folder of fonts
 * (GB/T 9704 asks for 仿宋, 小标宋, 黑体 and 楷体). A character that the operator's font lacks is taken from ours. No font of
 * the machine is ever used.
 */
@Component
public class PaperFonts {

    /** What a font is for; each has a file name in the operator's folder. */
    public enum Use {
        BODY, TITLE, HEADING, SUBHEADING;

        String file() {
            return name().toLowerCase(Locale.ROOT) + ".ttf";
        }
    }

    /** @param fault why a font of the operator is not used; null where it is */
    public record Listed(Use use, String file, String family, int characters, String sha256, boolean shipped, @Nullable Fault fault) {}

    public enum Fault {
        /** Not TrueType with outlines (glyf): OTF with CFF outlines, a collection, a web font. */
        NOT_TRUETYPE,
        /** Its maker forbids putting it into documents. */
        NOT_EMBEDDABLE
    }

    /** One font file in memory; parsed anew for each paper, because a parsed font is not for several threads. */
    record Face(String file, String sha256, byte[] bytes) {

        TrueTypeFont parse() {
            try {
                return new TTFParser().parse(new RandomAccessReadBuffer(bytes));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final String SHIPPED = "GongqiaoKai-Regular.ttf";

    private final Path folder;
    /** Read when the first paper is made: a start does not wait for it. */
    private volatile @Nullable Face shipped;
    private volatile @Nullable Loaded loaded;

    private record Loaded(Map<Use, Face> own, List<Listed> listed, List<Long> stamps) {}

    PaperFonts(@Value("${gq.papers.fonts:${gq.data-dir}/files/fonts}") Path folder) {
        this.folder = folder;
    }

    private Face shipped() {
        Face known = shipped;
        if (known == null) {
            known = readShipped();
            shipped = known;
        }
        return known;
    }

    private static Face readShipped() {
        try (InputStream in = Objects.requireNonNull(PaperFonts.class.getResourceAsStream("/papers/font/" + SHIPPED))) {
            byte[] bytes = in.readAllBytes();
            return new Face(SHIPPED, sha256(bytes), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fonts for a use, the first choice first; the last has the most characters. */
    List<Face> faces(Use use) {
        Face own = current().own().get(use);
        Face body = current().own().get(Use.BODY);
        var faces = new ArrayList<Face>();
        if (own != null) {
            faces.add(own);
        }
        if (body != null && use != Use.BODY && own == null) {
            faces.add(body);
        }
        faces.add(shipped());
        return faces;
    }

    /** Whether a title or heading is set in a font made for it; otherwise the writer makes the body's font bolder. */
    boolean hasOwn(Use use) {
        return current().own().containsKey(use);
    }

    public Path folder() {
        return folder;
    }

    public List<Listed> list() {
        return current().listed();
    }

    /** File names and starts of hashes of what is used, for the record of a paper. */
    public String description() {
        return String.join(", ", current().listed().stream().filter(font -> font.fault() == null).map(font -> font.file() + " " + font.sha256().substring(0, 12)).distinct().toList());
    }

    /** Looks whether a file came, went or changed; the operator need not restart. */
    private Loaded current() {
        Loaded now = loaded;
        if (now == null || !now.stamps().equals(stamps())) {
            now = load();
            loaded = now;
        }
        return now;
    }

    private List<Long> stamps() {
        var stamps = new ArrayList<Long>();
        for (Use use : Use.values()) {
            Path file = folder.resolve(use.file());
            try {
                stamps.add(Files.isRegularFile(file) ? Files.getLastModifiedTime(file).toMillis() * 31 + Files.size(file) : 0L);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return stamps;
    }

    private Loaded load() {
        List<Long> stamps = stamps();
        var own = new EnumMap<Use, Face>(Use.class);
        var listed = new ArrayList<Listed>();
        for (Use use : Use.values()) {
            Path file = folder.resolve(use.file());
            if (!Files.isRegularFile(file)) {
                continue;
            }
            try {
                byte[] bytes = Files.readAllBytes(file);
                Face face = new Face(use.file(), sha256(bytes), bytes);
                Listed line = describe(use, face, false);
                listed.add(line);
                if (line.fault() == null) {
                    own.put(use, face);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        listed.add(describe(Use.BODY, shipped(), true));
        return new Loaded(own, List.copyOf(listed), stamps);
    }

    private static Listed describe(Use use, Face face, boolean shipped) {
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(face.bytes()))) {
            var os2 = font.getOS2Windows();
            boolean restricted = os2 != null && (os2.getFsType() & 0x2) != 0;
            boolean outlines = font.getTableMap().containsKey("glyf");
            int characters = 0;
            var cmap = font.getUnicodeCmapLookup();
            for (int c = 0x4E00; c <= 0x9FFF; c++) {
                characters += cmap.getGlyphId(c) > 0 ? 1 : 0;
            }
            return new Listed(use, face.file(), String.valueOf(font.getName()), characters, face.sha256(), shipped,
                    !outlines ? Fault.NOT_TRUETYPE : restricted ? Fault.NOT_EMBEDDABLE : null);
        } catch (IOException unreadable) {
            return new Listed(use, face.file(), "", 0, face.sha256(), shipped, Fault.NOT_TRUETYPE);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
