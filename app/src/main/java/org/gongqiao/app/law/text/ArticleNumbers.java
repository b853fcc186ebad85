package org.gongqiao.app.law.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The articles that a citation names: {@code 14}, {@code 5, 14}, {@code 21-22}, {@code 27(3)}, {@code 29.1}. */
final class ArticleNumbers {

    /** From an article to one, both included. */
    record Span(int from, int to, int inserted) {}

    private static final Pattern ONE = Pattern.compile("(\\d{1,4})(?:\\.(\\d{1,2}))?(?:\\([^)]*\\))?(?:\\s*[-\u2013]\\s*(\\d{1,4}))?");
    private static final int MOST = 20;

    private ArticleNumbers() {}

    /** Empty for words that name no article. */
    static List<Span> parse(String citation) {
        var spans = new ArrayList<Span>();
        for (String part : citation.split("[,\u3001;]")) {
            Matcher one = ONE.matcher(part.strip());
            if (!one.matches()) {
                continue;
            }
            int from = Integer.parseInt(one.group(1));
            int to = one.group(3) == null ? from : Integer.parseInt(one.group(3));
            if (to >= from && to - from <= MOST) {
                spans.add(new Span(from, to, one.group(2) == null ? 0 : Integer.parseInt(one.group(2))));
            }
        }
        return spans;
    }
}
