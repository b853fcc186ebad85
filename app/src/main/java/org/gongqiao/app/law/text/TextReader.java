package org.gongqiao.app.law.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cuts the lines of a law at its headings. Every doubt becomes a finding with its line; nothing is dropped in silence. */
final class TextReader {

    // Words of headings, in the order used below: ordinal, article, inserted; part, sub-part, chapter, section; contents; annex, table, appendix; year, month, day.
    private static final String N = "(" + ChineseNumber.CLASS + "{1,9})";
    private static final String ORDINAL = "\u7b2c";
    private static final String INSERTED = "(?:\u4e4b" + N + ")?";
    /** The number of an article, and whether a blank or the end follows. */
    private static final Pattern ARTICLE = Pattern.compile("^" + ORDINAL + N + "\u6761" + INSERTED + "(\\s+|$|(?=\\S))(.*)$");
    /** What may follow a number in a sentence that only refers to an article. */
    private static final Pattern REFERENCE = Pattern.compile("^[\u7b2c\u89c4\u7684\u548c\u53ca\u4e0e\u81f3\u5230\u4e2d\u6240\u3001\uff0c,\u6216].*");
    private static final Pattern BROKEN_ARTICLE = Pattern.compile("^" + ORDINAL + "[^\\s\u6761]{0,9}\u6761(\\s.*|$)");
    private static final Pattern PART = heading("\u7f16", "\u5206\u7f16");
    private static final Pattern CHAPTER = heading("\u7ae0");
    private static final Pattern SECTION = heading("\u8282");
    private static final Pattern CONTENTS = Pattern.compile("^\u76ee\\s*\u5f55$");
    private static final Pattern ANNEX = Pattern.compile("^\u9644(\u4ef6|\u8868|\u5f55)(\\s*" + N + ")?[:\uff1a\\s]?.{0,60}$");
    private static final Pattern DATE = Pattern.compile("([12]\\d{3})\\s*\u5e74\\s*(\\d{1,2})\\s*\u6708\\s*(\\d{1,2})\\s*\u65e5");
    private static final Pattern HISTORY = Pattern.compile(".*(\u901a\u8fc7|\u4fee\u8ba2|\u4fee\u6b63|\u516c\u5e03|\u53d1\u5e03|\u65bd\u884c|\u6279\u51c6).*");
    private static final Pattern IN_FORCE = Pattern.compile("\u81ea\\s*" + DATE.pattern() + "\\s*\u8d77\u5b9e?\u65bd\u884c?");
    private static final Pattern FROM_PUBLICATION = Pattern.compile("\u81ea(\u516c\u5e03|\u53d1\u5e03)\u4e4b\u65e5\u8d77");
    private static final Pattern LOST = Pattern.compile("[\ufffd\u0000-\u0008\u000b\u000c\u000e-\u001f\ue000-\uf8ff]|\\?{3,}|\u25a1");
    /** A jump over more articles than this is one finding, not a thousand. */
    private static final int LISTED = 20;
    private static final int EXCERPT = 40;

    private final List<Finding> findings = new ArrayList<>();
    private final List<Provision> provisions = new ArrayList<>();
    private final List<String> history = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Integer> lastOf = new HashMap<>();
    private String title = "";
    private String part = "";
    private String chapter = "";
    private String section = "";
    private int lastNumber;
    private int lastInserted;
    private boolean beforeArticles = true;
    private boolean contents;
    private boolean annex;
    private @Nullable Open open;

    /** The provision that lines are added to. */
    private record Open(String chapter, String section, int number, int inserted, String label, int line, List<String> body) {}

    private TextReader() {}

    static ReadText read(List<SourceLine> lines) {
        return new TextReader().all(lines);
    }

    private static Pattern heading(String... words) {
        return Pattern.compile("^" + ORDINAL + N + "(?:" + String.join("|", words) + ")(?:\\s+(.{0,60})|$|([^\\s\uff0c\u3002\uff1b\u3001]{1,30})$)");
    }

    private ReadText all(List<SourceLine> lines) {
        for (SourceLine line : lines) {
            if (LOST.matcher(line.text()).find()) {
                find(line, Finding.Kind.DAMAGED, excerpt(line.text()));
            }
            if (!line.text().isEmpty()) {
                take(line);
            }
        }
        close();
        if (title.isEmpty()) {
            findings.addFirst(new Finding(1, Finding.Kind.NO_TITLE, ""));
        }
        if (provisions.stream().noneMatch(Provision::isArticle)) {
            findings.add(new Finding(1, Finding.Kind.NO_ARTICLES, ""));
        }
        return new ReadText(title, history, provisions, findings, effective());
    }

    private void take(SourceLine line) {
        String text = line.text();
        if (CONTENTS.matcher(text).matches() && beforeArticles) {
            contents = true;
            return;
        }
        if (annex) {
            open.body().add(text);
            return;
        }
        if (headed(line)) {
            return;
        }
        Matcher article = ARTICLE.matcher(text);
        if (article.matches() && isHeading(article)) {
            begin(line, article);
            return;
        }
        if (BROKEN_ARTICLE.matcher(text).matches() && !REFERENCE.matcher(text.substring(text.indexOf('\u6761') + 1).strip()).matches()) {
            find(line, Finding.Kind.UNREADABLE, excerpt(text));
        }
        if (!beforeArticles && ANNEX.matcher(text).matches()) {
            close();
            find(line, Finding.Kind.ANNEX, excerpt(text));
            annex = true;
            open = new Open("", "", 0, 0, text, line.number(), new ArrayList<>());
            return;
        }
        plain(line);
    }

    private void plain(SourceLine line) {
        String text = line.text();
        if (title.isEmpty()) {
            title = text.replaceAll("\\s+", "");
        } else if (open != null) {
            open.body().add(text);
        } else if (contents) {
            return;
        } else if (!beforeArticles || !chapter.isEmpty()) {
            // Below a heading and above its first article: the number was lost, or it never had one.
            find(line, Finding.Kind.UNNUMBERED, excerpt(text));
            open = new Open(headings(), section, 0, 0, "", line.number(), new ArrayList<>(List.of(text)));
        } else if (DATE.matcher(text).find() && HISTORY.matcher(text).matches() && text.length() < 200) {
            history.add(text);
        } else {
            find(line, Finding.Kind.PREAMBLE, excerpt(text));
            open = new Open("", "", 0, 0, "", line.number(), new ArrayList<>(List.of(text)));
        }
    }

    private boolean headed(SourceLine line) {
        String text = line.text();
        if (title.isEmpty()) {
            return false;
        }
        Matcher heading = PART.matcher(text);
        if (heading.matches()) {
            close();
            ordered(line, "part", heading);
            part = words(text);
            chapter = "";
            section = "";
            lastOf.remove("section");
            return true;
        }
        heading = CHAPTER.matcher(text);
        if (heading.matches()) {
            close();
            if (ChineseNumber.parse(heading.group(1)).orElse(0) == 1 && lastOf.containsKey("chapter") && beforeArticles) {
                // A table of contents stood before: the first chapter comes again.
                contents = false;
                lastOf.clear();
            }
            ordered(line, "chapter", heading);
            chapter = words(text);
            section = "";
            lastOf.remove("section");
            return true;
        }
        heading = SECTION.matcher(text);
        if (heading.matches()) {
            close();
            ordered(line, "section", heading);
            section = words(text);
            return true;
        }
        return false;
    }

    private void ordered(SourceLine line, String level, Matcher heading) {
        int number = ChineseNumber.parse(heading.group(1)).orElse(0);
        int before = lastOf.getOrDefault(level, 0);
        // Chapters may begin anew in each part.
        boolean anew = number == 1 && level.equals("chapter") && !part.isEmpty();
        if (number != before + 1 && !anew) {
            find(line, Finding.Kind.CHAPTER, excerpt(line.text()));
        }
        lastOf.put(level, number);
    }

    private boolean isHeading(Matcher article) {
        OptionalInt number = ChineseNumber.parse(article.group(1));
        if (number.isEmpty()) {
            return false;
        }
        boolean blank = !article.group(3).isEmpty() || article.group(4).isEmpty();
        if (blank) {
            return true;
        }
        // Without a blank a sentence may begin with a reference; only the number that is due counts as a heading.
        return !REFERENCE.matcher(article.group(4)).matches() && follows(number.getAsInt(), inserted(article));
    }

    private static int inserted(Matcher article) {
        return article.group(2) == null ? 0 : ChineseNumber.parse(article.group(2)).orElse(0);
    }

    private boolean follows(int number, int inserted) {
        return inserted == 0 ? number == lastNumber + 1 : number == lastNumber && inserted == lastInserted + 1;
    }

    private void begin(SourceLine line, Matcher article) {
        close();
        contents = false;
        beforeArticles = false;
        int number = ChineseNumber.parse(article.group(1)).orElseThrow();
        int inserted = inserted(article);
        String label = line.text().substring(0, article.start(3));
        if (article.group(3).isEmpty() && !article.group(4).isEmpty()) {
            find(line, Finding.Kind.NO_BLANK, label);
        }
        inOrder(line, label, number, inserted);
        var body = new ArrayList<String>();
        if (!article.group(4).isBlank()) {
            body.add(article.group(4).strip());
        }
        open = new Open(headings(), section, number, inserted, label, line.number(), body);
    }

    private void inOrder(SourceLine line, String label, int number, int inserted) {
        if (!seen.add(number + "." + inserted)) {
            find(line, Finding.Kind.DOUBLED, label);
            return;
        }
        boolean later = number > lastNumber || number == lastNumber && inserted > lastInserted;
        if (!later) {
            find(line, Finding.Kind.OUT_OF_ORDER, label);
            return;
        }
        // An inserted article presupposes the one it is inserted behind.
        int due = inserted > 0 && number > lastNumber ? number + 1 : number;
        int gap = due - lastNumber - 1;
        if (gap > LISTED) {
            find(line, Finding.Kind.MISSING, (lastNumber + 1) + "\u2013" + (due - 1));
        } else {
            for (int missing = lastNumber + 1; missing < due; missing++) {
                find(line, Finding.Kind.MISSING, String.valueOf(missing));
            }
        }
        int from = number == lastNumber ? lastInserted + 1 : 1;
        for (int missing = from; missing < inserted && missing - from < LISTED; missing++) {
            find(line, Finding.Kind.MISSING, number + "." + missing);
        }
        lastNumber = number;
        lastInserted = inserted;
    }

    private void close() {
        if (open == null) {
            return;
        }
        if (open.body().isEmpty() && open.number() > 0) {
            findings.add(new Finding(open.line(), Finding.Kind.EMPTY, open.label()));
        }
        provisions.add(new Provision(provisions.size(), open.chapter(), open.section(), open.number(), open.inserted(), open.label(),
                String.join("\n", open.body()), open.line()));
        open = null;
    }

    private String headings() {
        return part.isEmpty() ? chapter : chapter.isEmpty() ? part : part + " " + chapter;
    }

    /** A heading with one blank behind its number and none inside its words, as they are often spread. */
    private static String words(String text) {
        int end = text.indexOf(' ');
        return end < 0 ? text : text.substring(0, end) + " " + text.substring(end).replaceAll("\\s+", "");
    }

    private @Nullable LocalDate effective() {
        LocalDate latest = null;
        for (String line : history) {
            latest = later(latest, dates(line));
        }
        LocalDate amended = latest;
        for (Provision provision : provisions) {
            Matcher said = IN_FORCE.matcher(provision.body());
            if (said.find() && provision.isArticle()) {
                latest = later(latest, dates(said.group()));
            } else if (amended != null && provision.isArticle() && FROM_PUBLICATION.matcher(provision.body()).find()) {
                latest = later(latest, List.of(amended));
            }
        }
        return latest;
    }

    private static List<LocalDate> dates(String text) {
        var dates = new ArrayList<LocalDate>();
        Matcher date = DATE.matcher(text);
        while (date.find()) {
            try {
                dates.add(LocalDate.of(Integer.parseInt(date.group(1)), Integer.parseInt(date.group(2)), Integer.parseInt(date.group(3))));
            } catch (DateTimeException notADay) {
                // The 31st of a short month: no proposal is made of it.
                continue;
            }
        }
        return dates;
    }

    private static @Nullable LocalDate later(@Nullable LocalDate one, List<LocalDate> others) {
        LocalDate latest = one;
        for (LocalDate other : others) {
            latest = latest == null || other.isAfter(latest) ? other : latest;
        }
        return latest;
    }

    private void find(SourceLine line, Finding.Kind kind, String what) {
        findings.add(new Finding(line.number(), kind, what));
    }

    private static String excerpt(String text) {
        return text.length() <= EXCERPT ? text : text.substring(0, text.offsetByCodePoints(0, Math.min(EXCERPT, text.codePointCount(0, text.length())))) + "…";
    }
}
