package org.gongqiao.app.law.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongqiao.app.law.Rule;
import org.gongqiao.app.law.text.Edition;
import org.gongqiao.app.law.text.Hit;
import org.gongqiao.app.law.text.Provision;

/** What the pages of official texts show. */
public final class TextPages {

    private TextPages() {}

    private static String standing(Edition edition, Set<UUID> inForce, LocalDate today) {
        Edition.Standing own = edition.on(today);
        boolean replaced = (own == Edition.Standing.IN_FORCE || own == Edition.Standing.UNKNOWN) && !inForce.contains(edition.id());
        return replaced ? "REPLACED" : own.name();
    }

    /** All texts that were taken in. */
    public record Shelf(List<Edition> editions, Set<UUID> inForce, boolean operator) {

        public String standing(Edition edition, LocalDate today) {
            return TextPages.standing(edition, inForce, today);
        }
    }

    /** A piece with the headings that begin with it. */
    public record Piece(String chapter, String section, Provision provision) {}

    /** One edition to read, with the others of its instrument. */
    public record Reading(Edition edition, List<Edition> editions, Set<UUID> inForce, List<Provision> provisions) {

        public String standing(Edition which, LocalDate today) {
            return TextPages.standing(which, inForce, today);
        }

        /** In groups, so that it breaks on a narrow page. */
        public String hash() {
            return edition.sha256().replaceAll("(.{8})(?!$)", "$1 ");
        }

        public List<Piece> pieces() {
            var pieces = new ArrayList<Piece>();
            String chapter = "";
            String section = "";
            for (Provision provision : provisions) {
                boolean newChapter = !provision.chapter().equals(chapter);
                boolean newSection = !provision.section().equals(section) || newChapter;
                pieces.add(new Piece(newChapter ? provision.chapter() : "", newSection ? provision.section() : "", provision));
                chapter = provision.chapter();
                section = provision.section();
            }
            return pieces;
        }
    }

    /** The form to look at a file. */
    public record Import(List<Edition> waiting, Map<String, String> errors) {}

    /** A file as it was read, before it is taken in. */
    public record Preview(Edition edition, List<Provision> provisions, String instrument, String from, String until, Map<String, String> errors) {}

    /** A stretch of an article that was found. */
    public record Part(String text, boolean hit) {}

    /** What a search found. */
    public record Found(String query, List<String> terms, List<Rule> rules, List<Hit> hits) {

        private static final int AROUND = 160;

        /** The words around the first place, the searched ones marked. */
        public List<Part> parts(Hit hit) {
            String body = hit.provision().body().replace('\n', ' ');
            String small = body.toLowerCase(Locale.ROOT);
            int first = terms.stream().mapToInt(small::indexOf).filter(at -> at >= 0).min().orElse(0);
            int from = body.length() <= 2 * AROUND ? 0 : Math.max(0, first - AROUND / 2);
            int to = body.length() <= 2 * AROUND ? body.length() : Math.min(body.length(), from + 2 * AROUND);
            var parts = new ArrayList<Part>();
            int at = from;
            while (at < to) {
                int next = -1;
                int length = 0;
                for (String term : terms) {
                    int place = small.indexOf(term, at);
                    if (place >= 0 && place < to && (next < 0 || place < next)) {
                        next = place;
                        length = term.length();
                    }
                }
                if (next < 0) {
                    parts.add(new Part(body.substring(at, to), false));
                    break;
                }
                if (next > at) {
                    parts.add(new Part(body.substring(at, next), false));
                }
                parts.add(new Part(body.substring(next, Math.min(next + length, body.length())), true));
                at = next + length;
            }
            return parts;
        }
    }
}
