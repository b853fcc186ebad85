package org.gongqiao.bench.pages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.gongqiao.bench.pages.Trace.Kind;
import org.gongqiao.bench.pages.Trace.Parameter;
import org.gongqiao.bench.pages.Trace.Source;
import org.gongqiao.bench.pages.Trace.Step;
import org.gongqiao.bench.pages.Visitors.Session;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads from the server's own log what the program asks for one page. The page is asked for several times; the sequence
 * seen most often is taken, since jobs of the program may stand between, and what differs between two requests of that
 * sequence is what each request makes anew.
 */
final class Recorder {

    private static final int TIMES = 6;
    private static final Pattern WRAPPED = Pattern.compile("^(?:statement|execute [^:]+): ", Pattern.DOTALL);
    private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");
    private static final Pattern VALUE = Pattern.compile("\\$(\\d+) = (?:NULL|'((?:[^']|'')*)')");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d.*");
    private static final Pattern MILLISECONDS = Pattern.compile("1\\d{12}");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path log;
    private final Connection administrator;
    private final Visitors visitors;

    private record Seen(List<Step> steps, int connections, long atMillis) {}

    Recorder(Path log, Connection administrator, Visitors visitors) {
        this.log = log;
        this.administrator = administrator;
        this.visitors = visitors;
    }

    Trace record(String page) throws IOException, InterruptedException, SQLException {
        for (int i = 0; i < TIMES; i++) {
            // Statements are prepared on the server after a few uses; what is sent stays the same.
            visitors.see(page);
        }
        logging("all");
        var seen = new ArrayList<Seen>();
        try {
            for (int i = 0; i < TIMES; i++) {
                Thread.sleep(200);
                long from = Files.size(log);
                long at = System.currentTimeMillis();
                int status = visitors.see(page).statusCode();
                if (status != 200) {
                    throw new IllegalStateException(page + " answers " + status);
                }
                Thread.sleep(200);
                seen.add(read(from, at));
            }
        } finally {
            logging("none");
        }
        var often = new HashMap<List<String>, Integer>();
        seen.forEach(each -> often.merge(shape(each), 1, Integer::sum));
        var shape = often.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
        List<Seen> alike = seen.stream().filter(each -> shape(each).equals(shape)).toList();
        if (alike.size() < 2) {
            throw new IllegalStateException("no two requests of " + page + " asked the same of the database");
        }
        return compare(alike.get(0), alike.get(1));
    }

    private static List<String> shape(Seen seen) {
        return new Trace(seen.steps(), seen.connections()).shape();
    }

    private void logging(String what) throws SQLException, InterruptedException {
        try (var statement = administrator.createStatement()) {
            statement.execute("alter system set log_statement = '" + what + "'");
            statement.execute("select pg_reload_conf()");
        }
        Thread.sleep(500);
    }

    private Seen read(long from, long at) throws IOException {
        byte[] all = Files.readAllBytes(log);
        var connections = new LinkedHashMap<Long, Integer>();
        var steps = new ArrayList<Step>();
        for (String line : new String(all, (int) from, all.length - (int) from, StandardCharsets.UTF_8).split("\n")) {
            JsonNode entry = line.isBlank() ? JSON.createObjectNode() : JSON.readTree(line);
            if (!entry.path("user").asString("").equals("gq_app")) {
                continue;
            }
            String message = entry.path("message").asString("");
            String sql = WRAPPED.matcher(message).replaceFirst("");
            // An empty one is the pool's question whether a connection still lives, asked only after a pause.
            if (sql.equals(message) || sql.isBlank()) {
                continue;
            }
            int connection = connections.computeIfAbsent(entry.get("pid").asLong(), pid -> connections.size());
            Kind kind = kind(sql);
            steps.add(new Step(connection, kind, kind == Kind.STATEMENT ? sql : "", kind == Kind.STATEMENT ? values(entry.path("detail").asString("")) : List.of()));
        }
        return new Seen(List.copyOf(steps), connections.size(), at);
    }

    private static Kind kind(String sql) {
        return switch (sql.strip().toUpperCase(java.util.Locale.ROOT)) {
            case "BEGIN" -> Kind.BEGIN;
            case "BEGIN READ ONLY" -> Kind.BEGIN_READ_ONLY;
            case "COMMIT" -> Kind.COMMIT;
            case "ROLLBACK" -> Kind.ROLLBACK;
            default -> Kind.STATEMENT;
        };
    }

    private static List<Parameter> values(String detail) {
        return VALUE.matcher(detail).results()
                .map(value -> new Parameter(Source.SEEN, value.group(2) == null ? null : value.group(2).replace("''", "'"), 0)).toList();
    }

    private Trace compare(Seen one, Seen two) {
        Session session = visitors.sessions().getFirst();
        var steps = new ArrayList<Step>();
        for (int i = 0; i < one.steps().size(); i++) {
            Step step = one.steps().get(i);
            List<Parameter> other = two.steps().get(i).parameters();
            var inOrder = PLACE.matcher(step.sql()).results().map((MatchResult place) -> Integer.parseInt(place.group(1)) - 1)
                    .map(number -> parameter(step.parameters().get(number).text(), other.get(number).text(), one.atMillis(), session)).toList();
            steps.add(new Step(step.connection(), step.kind(), PLACE.matcher(step.sql()).replaceAll("?"), inOrder));
        }
        return new Trace(List.copyOf(steps), one.connections());
    }

    private static Parameter parameter(String value, String other, long at, Session session) {
        if (value == null || value.equals(other)) {
            return session.id().equals(value) ? new Parameter(Source.SESSION, value, 0)
                    : session.key().equals(value) ? new Parameter(Source.SESSION_KEY, value, 0) : new Parameter(Source.SEEN, value, 0);
        }
        if (UUID.matcher(value).matches()) {
            return new Parameter(Source.NEW_ID, value, 0);
        }
        if (MOMENT.matcher(value).matches()) {
            return new Parameter(Source.MOMENT, value, 0);
        }
        if (MILLISECONDS.matcher(value).matches()) {
            return new Parameter(Source.MILLISECONDS, value, Math.round((Long.parseLong(value) - at) / 60_000.0) * 60_000);
        }
        throw new IllegalStateException("a value that changes with each request in a way not known: " + value + ", " + other);
    }
}
