package org.gongqiao.app.organization.names;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gongqiao.app.kernel.TypedText;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Type-ahead over names: those that begin with what was typed first, then those that contain it, the shorter the
 * earlier. Every step reads a bounded number of rows, whatever is typed, so that the first character costs no more
 * than the tenth:
 * <ol>
 *   <li>beginnings: one probe of the index (length, name) for each length, until the page is full;
 *   <li>frequent parts: a walk over the shortest names fills the page soon;
 *   <li>rare parts: the index of characters and pairs finds them. Among more than 3,000 such matches outside the shortest
 *       2,000 names the order is that of the first 3,000 found.
 * </ol>
 * A small subtree is simply read through.
 */
public final class NameSearch<T> {

    /**
     * Which rows a caller may find.
     *
     * @param join      more tables, in front of which the searched one stands; empty or beginning with "join"
     * @param condition on {@code :low}, the path of the top
     */
    public record Within(String join, String condition, String low) {
        public static final Within EVERYTHING = new Within("", "true", "");
    }

    /** Characters of a name at most (O-01). */
    public static final int LONGEST = 100;
    private static final int WALK = 2_000;
    private static final int RARE = 3_000;
    private static final int SMALL = 20_000;
    private static final String LAST = new String(Character.toChars(Character.MAX_CODE_POINT));

    private final JdbcClient jdbc;
    private final String table;
    private final String alias;
    private final String columns;
    private final String open;
    private final RowMapper<T> mapper;

    public NameSearch(JdbcClient jdbc, String table, String alias, String columns, String open, RowMapper<T> mapper) {
        this.jdbc = jdbc;
        this.table = table;
        this.alias = alias;
        this.columns = columns;
        this.open = open;
        this.mapper = mapper;
    }

    /** What is compared: half-width small letters without blanks, and the brackets of Chinese names, as names are kept. */
    public static String searched(String typed) {
        return TypedText.compact(typed).toLowerCase(Locale.ROOT).replace('(', '（').replace(')', '）');
    }

    /** The least that the index must contain: the pairs of the text, or its one character. */
    public static Set<String> grams(String searched) {
        int[] points = searched.codePoints().toArray();
        if (points.length == 1) {
            return Set.of(searched);
        }
        var pairs = new HashSet<String>();
        for (int i = 0; i + 1 < points.length; i++) {
            pairs.add(new String(points, i, 2));
        }
        return pairs;
    }

    public List<T> find(String typed, int most, Within within) {
        String text = searched(typed);
        if (text.isEmpty() || text.length() > LONGEST) {
            return List.of();
        }
        if (within != Within.EVERYTHING && isSmall(within)) {
            return readThrough(text, most, within);
        }
        var found = new ArrayList<>(beginnings(text, most, within));
        if (found.size() < most) {
            found.addAll(parts(text, most - found.size(), within));
        }
        return found;
    }

    private boolean isSmall(Within within) {
        return jdbc.sql("select count(*) <= " + SMALL + " from (select from " + from(within) + " where " + open + " and " + within.condition()
                + " limit " + (SMALL + 1) + ") counted").param("low", within.low()).query(Boolean.class).single();
    }

    private List<T> readThrough(String text, int most, Within within) {
        return jdbc.sql("select " + columns + " from " + from(within) + " where " + open + " and " + within.condition()
                        + " and strpos(" + alias + ".search, :text) > 0 order by strpos(" + alias + ".search, :text) > 1, "
                        + alias + ".search_length, " + alias + ".search, " + alias + ".id limit :most")
                .param("low", within.low()).param("text", text).param("most", most).query(mapper).list();
    }

    private List<T> beginnings(String text, int most, Within within) {
        return jdbc.sql("select f.* from generate_series(:shortest, " + LONGEST + ") length cross join lateral (select " + columns + ", "
                        + alias + ".search as found_name, " + alias + ".search_length as found_length from " + from(within)
                        + " where " + open + " and " + within.condition() + " and " + alias + ".search_length = length and "
                        + alias + ".search ~>=~ :text and " + alias + ".search ~<~ :end order by " + alias + ".search using ~<~ limit :most) f "
                        + "order by f.found_length, f.found_name using ~<~, f.id limit :most")
                .param("shortest", text.codePointCount(0, text.length())).param("low", within.low()).param("text", text)
                .param("end", text + LAST).param("most", most).query(mapper).list();
    }

    /** Narrow rows first: what is walked or recognised are names; the columns of a page are read for that page only. */
    private List<T> parts(String text, int most, Within within) {
        String names = "select " + alias + ".id, " + alias + ".search as found_name, " + alias + ".search_length as found_length from " + from(within)
                + " where " + open + " and " + within.condition();
        var frequent = page("select w.* from (" + names + " order by " + alias + ".search_length, " + alias + ".search using ~<~ limit " + WALK + ") w "
                + "where strpos(w.found_name, :text) > 1", text, most, within);
        return frequent.size() >= most ? frequent : page(names + " and organization.grams(" + alias + ".search) @> cast(:grams as text[]) and strpos("
                + alias + ".search, :text) > 1 limit " + RARE, text, most, within);
    }

    private List<T> page(String names, String text, int most, Within within) {
        return jdbc.sql("select " + columns + " from (select n.* from (" + names + ") n order by n.found_length, n.found_name using ~<~, n.id limit :most) n "
                        + "join " + table + " " + alias + " on " + alias + ".id = n.id order by n.found_length, n.found_name using ~<~, n.id")
                .param("low", within.low()).param("text", text).param("grams", grams(text).toArray(String[]::new)).param("most", most)
                .query(mapper).list();
    }

    private String from(Within within) {
        return table + " " + alias + " " + within.join();
    }
}
