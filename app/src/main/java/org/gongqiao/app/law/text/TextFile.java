package org.gongqiao.app.law.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The lines of a file of any format that is taken. Everything in it is bounded: a file that means harm is refused, not read. */
public final class TextFile {

    /** Most bytes of a file, packed as it comes. */
    public static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int MOST_UNPACKED = 24 * 1024 * 1024;
    private static final int MOST_ENTRIES = 2_000;
    private static final int MOST_CHARACTERS = 2_000_000;
    private static final int MOST_LINES = 60_000;
    private static final int LONGEST_LINE = 20_000;

    private static final Pattern BLANKS = Pattern.compile("[\\s\u00a0\u3000]+");
    private static final Pattern INVISIBLE = Pattern.compile("[\u200b-\u200f\u2060\ufeff\u00ad]");
    private static final Pattern SPREAD_NUMBER = Pattern.compile("^\u7b2c\\s*((?:" + ChineseNumber.CLASS + "\\s?){1,9}?)\\s*(?=[\u6761\u7ae0\u8282\u7f16])");
    private static final Set<String> BLOCKS = Set.of("p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "td", "title");
    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /** Why a file is not read; message {@code law.text.refused.<NAME>}. */
    public enum Refusal { TOO_LARGE, FORMAT, BROKEN, ENCODING, EMPTY }

    /** What came out: lines, or why not. */
    sealed interface Outcome {

        /** @param findings what only the format knows */
        record Lines(List<SourceLine> lines, List<Finding> findings) implements Outcome {}

        record Refused(Refusal reason) implements Outcome {}
    }

    private static final class Refused extends RuntimeException {
        private final Refusal reason;

        Refused(Refusal reason) {
            super(reason.name(), null, false, false);
            this.reason = reason;
        }
    }

    private final List<SourceLine> lines = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private int characters;

    private TextFile() {}

    /** @param name decides the format by its ending: md, txt, docx, html, htm */
    static Outcome read(String name, byte[] content) {
        var file = new TextFile();
        try {
            if (content.length > MOST_BYTES) {
                throw new Refused(Refusal.TOO_LARGE);
            }
            switch (ending(name)) {
                case "md", "markdown" -> file.markdown(decode(content));
                case "txt" -> file.plain(decode(content));
                case "html", "htm" -> file.html(decode(content));
                case "docx" -> file.word(content);
                default -> throw new Refused(Refusal.FORMAT);
            }
            if (file.lines.stream().allMatch(line -> line.text().isEmpty())) {
                throw new Refused(Refusal.EMPTY);
            }
            return new Outcome.Lines(file.lines, file.findings);
        } catch (Refused refused) {
            return new Outcome.Refused(refused.reason);
        }
    }

    private static String ending(String name) {
        int stop = name.lastIndexOf('.');
        return stop < 0 ? "" : name.substring(stop + 1).toLowerCase(Locale.ROOT);
    }

    /** UTF-8, else the Chinese national encoding. */
    private static String decode(byte[] content) {
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            try {
                return charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(content)).toString();
            } catch (CharacterCodingException notThis) {
                continue;
            }
        }
        throw new Refused(Refusal.ENCODING);
    }

    private void plain(String text) {
        int number = 0;
        for (String line : text.lines().toList()) {
            add(++number, line, false);
        }
    }

    private void markdown(String text) {
        int number = 0;
        boolean comment = false;
        for (String raw : text.lines().toList()) {
            number++;
            String line = raw;
            if (comment || line.strip().startsWith("<!--")) {
                comment = !line.contains("-->");
                continue;
            }
            boolean heading = line.startsWith("#");
            line = line.replaceFirst("^\\s*#{1,6}\\s*", "").replaceFirst("^\\s*>\\s?", "").replace("**", "").replaceFirst("\\s{2,}$", "");
            add(number, line, heading);
        }
    }

    private void html(String text) {
        var body = Jsoup.parse(text);
        body.select("script, style, noscript, template, nav, head > *:not(title)").remove();
        var walk = new NodeVisitor() {
            private final StringBuilder line = new StringBuilder();
            private int number;

            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    line.append(words.getWholeText().replaceAll("\\s+", " "));
                } else if (node instanceof Element element && BLOCKS.contains(element.normalName())) {
                    end();
                } else if (node instanceof Comment) {
                    return;
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element element && BLOCKS.contains(element.normalName()) && !element.normalName().equals("br")) {
                    // The title of the page repeats that of the text and may name the site: the first heading counts.
                    if (element.normalName().equals("title")) {
                        line.setLength(0);
                    } else {
                        end();
                    }
                }
            }

            void end() {
                if (!line.toString().isBlank()) {
                    add(++number, line.toString(), false);
                }
                line.setLength(0);
            }
        };
        body.traverse(walk);
        walk.end();
    }

    private void word(byte[] content) {
        if (content.length < 4 || content[0] != 'P' || content[1] != 'K') {
            throw new Refused(Refusal.BROKEN);
        }
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            int entries = 0;
            long unpacked = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw new Refused(Refusal.TOO_LARGE);
                }
                byte[] part = bounded(zip, MOST_UNPACKED - unpacked, entry.getName().equals("word/document.xml"));
                unpacked += part.length;
                if (entry.getName().equals("word/document.xml")) {
                    document(part);
                    return;
                }
            }
            throw new Refused(Refusal.BROKEN);
        } catch (ZipException | XMLStreamException broken) {
            throw new Refused(Refusal.BROKEN);
        } catch (IOException broken) {
            throw new Refused(Refusal.BROKEN);
        }
    }

    /** All of an entry, or only its length where it is not the one; refused where it unpacks to more than is left. */
    private static byte[] bounded(InputStream in, long left, boolean wanted) throws IOException {
        byte[] read = in.readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE - 8));
        if (read.length > left) {
            throw new Refused(Refusal.TOO_LARGE);
        }
        return read;
    }

    private void document(byte[] xml) throws XMLStreamException {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader in = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
        var line = new StringBuilder();
        int number = 0;
        boolean text = false;
        boolean deleted = false;
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (!WORD.equals(in.getNamespaceURI())) {
                        continue;
                    }
                    switch (in.getLocalName()) {
                        case "t" -> text = !deleted;
                        case "del", "moveFrom" -> deleted = true;
                        case "tab" -> line.append(' ');
                        case "br", "cr" -> {
                            add(++number, line.toString(), false);
                            line.setLength(0);
                        }
                        case "numId" -> {
                            if (!"0".equals(in.getAttributeValue(WORD, "val"))) {
                                findings.add(new Finding(number + 1, Finding.Kind.AUTOMATIC_NUMBERS, ""));
                            }
                        }
                        default -> { }
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (text) {
                        line.append(in.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (!WORD.equals(in.getNamespaceURI())) {
                        continue;
                    }
                    switch (in.getLocalName()) {
                        case "t" -> text = false;
                        case "del", "moveFrom" -> deleted = false;
                        case "p" -> {
                            add(++number, line.toString(), false);
                            line.setLength(0);
                        }
                        default -> { }
                    }
                }
                default -> { }
            }
        }
    }

    private void add(int number, String raw, boolean heading) {
        characters += raw.length();
        if (characters > MOST_CHARACTERS || lines.size() >= MOST_LINES || raw.length() > LONGEST_LINE) {
            throw new Refused(Refusal.TOO_LARGE);
        }
        String text = BLANKS.matcher(INVISIBLE.matcher(Normalizer.normalize(raw, Normalizer.Form.NFC)).replaceAll("")).replaceAll(" ").strip();
        var spread = SPREAD_NUMBER.matcher(text);
        if (spread.find()) {
            text = text.substring(0, spread.start()) + "\u7b2c" + spread.group(1).replace(" ", "") + text.substring(spread.end());
        }
        lines.add(new SourceLine(number, text, heading));
    }
}
