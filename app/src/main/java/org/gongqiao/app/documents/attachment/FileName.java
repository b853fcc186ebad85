package org.gongqiao.app.documents.attachment;

import java.text.Normalizer;
import java.util.Locale;
import org.gongqiao.app.documents.FileType;

/** A name that is safe to show, to save and to put into an archive. */
public final class FileName {

    private static final int LONGEST = 100;

    private FileName() {}

    /** The last part of what the sender calls the file, without characters that hide or reorder, ending as its type does. */
    public static String of(String sent, FileType type) {
        String stem = clean(sent);
        String ending = '.' + type.ending();
        if (stem.toLowerCase(Locale.ROOT).endsWith(ending)) {
            stem = stem.substring(0, stem.length() - ending.length());
        } else if (type == FileType.JPEG && stem.toLowerCase(Locale.ROOT).endsWith(".jpeg")) {
            stem = stem.substring(0, stem.length() - 5);
        }
        if (stem.length() > LONGEST) {
            int cut = Character.isHighSurrogate(stem.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
            stem = stem.substring(0, cut);
        }
        stem = stem.strip().replaceAll("^[.]+|[. ]+$", "");
        return (stem.isEmpty() ? "file" : stem) + ending;
    }

    private static String clean(String sent) {
        String name = Normalizer.normalize(sent, Normalizer.Form.NFC);
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var kept = new StringBuilder();
        name.codePoints().filter(c -> switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED, Character.LINE_SEPARATOR,
                 Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        }).map(c -> "<>:\"|?*".indexOf(c) >= 0 ? '_' : c).forEach(kept::appendCodePoint);
        return kept.toString().strip();
    }
}
