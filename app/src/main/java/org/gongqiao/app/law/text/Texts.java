package org.gongqiao.app.law.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.kernel.NotFound;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Official texts: looked at, taken in, read and searched. Law is public: reading needs no scope. */
@Component
public class Texts {

    private static final Duration LOOK = Duration.ofDays(1);
    private static final int MOST_HITS = 50;
    private static final int LONGEST_QUERY = 60;
    private static final int MOST_TERMS = 6;
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{1,59}");
    /** The year that the statute book puts behind a title in brackets. */
    private static final Pattern YEAR = Pattern.compile("[(\uff08][^()\uff08\uff09]*\\d{4}[^()\uff08\uff09]*[)\uff09]$");

    private final TextStore store;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Texts(TextStore store, AuditLog audit, Ids ids, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Reads a file and keeps what came out for a look. Takes nothing in. */
    @Transactional
    public ReadingOutcome read(String fileName, byte[] content) {
        return switch (TextFile.read(fileName, content)) {
            case TextFile.Outcome.Refused(TextFile.Refusal reason) -> new ReadingOutcome.Refused(reason);
            case TextFile.Outcome.Lines(List<SourceLine> lines, List<Finding> findings) -> {
                ReadText text = TextReader.read(lines);
                var all = new ArrayList<>(findings);
                all.addAll(text.findings());
                Instant now = clock.instant();
                store.discardOlderThan(now.minus(LOOK));
                var edition = new Edition(ids.next(), instrumentOf(text.title(), fileName), text.title(), text.history(), shortened(fileName), sha256(content),
                        text.effective(), null, now, null, (int) text.articles(), all);
                store.insert(edition, text.provisions(), Scope.actor().orElse(null));
                yield new ReadingOutcome.Preview(edition);
            }
        };
    }

    /** Takes in what was looked at. The editions before stay beside it. */
    @Transactional
    public TakingOutcome take(UUID preview, TakeIn word) {
        Optional<Edition> held = store.hold(preview);
        if (held.isEmpty()) {
            return new TakingOutcome.Refused(TakingOutcome.Reason.GONE);
        }
        Edition edition = held.get();
        if (!ID.matcher(word.instrument()).matches()) {
            return new TakingOutcome.Refused(TakingOutcome.Reason.INSTRUMENT);
        }
        if (word.from() != null && word.until() != null && !word.from().isBefore(word.until())) {
            return new TakingOutcome.Refused(TakingOutcome.Reason.DATES);
        }
        if (edition.faults() > 0 && !word.faultsSeen()) {
            return new TakingOutcome.Refused(TakingOutcome.Reason.FAULTS);
        }
        if (store.taken(word.instrument()).stream().anyMatch(each -> each.sha256().equals(edition.sha256()) && java.util.Objects.equals(each.from(), word.from()))) {
            return new TakingOutcome.Refused(TakingOutcome.Reason.SAME);
        }
        store.addInstrument(word.instrument(), edition.title());
        store.take(preview, word.instrument(), word.from(), word.until(), clock.instant(), Scope.actor().orElse(null));
        audit.record(AuditEntry.of(Act.LAW_TEXT_TAKEN, "text", preview).with(Map.of("instrument", word.instrument(), "articles", edition.articles(),
                "faults", edition.faults(), "sha256", edition.sha256())));
        return new TakingOutcome.Taken(store.find(preview).orElseThrow());
    }

    /** Throws away what was only looked at; false where it is gone or taken in. */
    @Transactional
    public boolean discard(UUID preview) {
        return store.discard(preview) == 1;
    }

    @Transactional(readOnly = true)
    public Edition get(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("text", id));
    }

    /** @throws NotFound also where it was taken in or thrown away */
    @Transactional(readOnly = true)
    public Edition preview(UUID id) {
        return store.find(id).filter(edition -> edition.takenAt() == null).orElseThrow(() -> new NotFound("text", id));
    }

    @Transactional(readOnly = true)
    public List<Edition> previews() {
        return store.previews();
    }

    /** All that were taken in, by title, the newest of each first. */
    @Transactional(readOnly = true)
    public List<Edition> editions() {
        return store.taken();
    }

    @Transactional(readOnly = true)
    public List<Edition> editions(String instrument) {
        return store.taken(instrument);
    }

    /** Ids of the editions that hold on a day, one for each instrument. */
    @Transactional(readOnly = true)
    public Set<UUID> inForce(LocalDate day) {
        return Set.copyOf(store.inForce(day));
    }

    @Transactional(readOnly = true)
    public List<Provision> provisions(UUID edition) {
        return store.provisions(edition);
    }

    /**
     * The articles that a citation names, in the edition that holds on a day; empty where nobody imported it.
     *
     * @param articles as a citation writes them: {@code 14}, {@code 5, 14}, {@code 21-22}, {@code 27(3)}
     */
    @Transactional(readOnly = true)
    public List<Wording> wording(String instrument, String articles, LocalDate day) {
        List<ArticleNumbers.Span> spans = ArticleNumbers.parse(articles);
        if (spans.isEmpty()) {
            return List.of();
        }
        return store.inForce(instrument, day).map(edition -> spans.stream().flatMap(span -> store.articles(edition.id(), span).stream())
                .map(provision -> new Wording(edition, provision)).toList()).orElse(List.of());
    }

    /** Articles in force that contain every word typed, in any place; bounded. Empty for nothing typed, or too much. */
    @Transactional(readOnly = true)
    public List<Hit> search(String typed) {
        List<String> terms = terms(typed);
        if (terms.isEmpty()) {
            return List.of();
        }
        var grams = new LinkedHashSet<String>();
        terms.forEach(term -> grams.addAll(grams(term)));
        return store.search(terms, List.copyOf(grams), LocalDate.now(clock), MOST_HITS);
    }

    /** What is searched for: small words, at most six. */
    public static List<String> terms(String typed) {
        if (typed.length() > LONGEST_QUERY) {
            return List.of();
        }
        return Arrays.stream(typed.strip().toLowerCase(Locale.ROOT).split("[\\s\u3000]+")).filter(term -> !term.isEmpty()).distinct().limit(MOST_TERMS).toList();
    }

    /** The least that the index must contain: the pairs of the word, or its one character. */
    static Set<String> grams(String term) {
        int[] points = term.codePoints().toArray();
        if (points.length == 1) {
            return Set.of(term);
        }
        var pairs = new LinkedHashSet<String>();
        for (int i = 0; i + 1 < points.length; i++) {
            pairs.add(new String(points, i, 2));
        }
        return pairs;
    }

    /** The instrument of that title, else one named after the file, else after the title's hash. */
    private String instrumentOf(String title, String fileName) {
        String key = key(title);
        List<TextStore.Known> named = store.instruments().stream().filter(known -> key(known.title()).equals(key)).toList();
        if (!key.isEmpty() && named.size() == 1) {
            return named.getFirst().id();
        }
        int stop = fileName.lastIndexOf('.');
        String slug = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1, stop < 0 ? fileName.length() : Math.max(stop, 0))
                .toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        if (slug.length() > 60) {
            slug = slug.substring(0, 60);
        }
        return ID.matcher(slug).matches() ? slug : "text-" + sha256(title.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
    }

    private static String key(String title) {
        return YEAR.matcher(title.replaceAll("\\s+", "")).replaceFirst("");
    }

    private static String shortened(String fileName) {
        String name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        return name.length() <= 120 ? name : name.substring(name.length() - 120);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
