package org.gongqiao.bench.pages;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.gongqiao.bench.pages.Trace.Parameter;
import org.gongqiao.bench.pages.Trace.Step;
import org.gongqiao.bench.pages.Visitors.Session;
import tools.jackson.databind.json.JsonMapper;

/**
 * The limit beside which a page is measured: the same Tomcat on virtual threads, the same pool of ten connections, the same
 * statements in the same transactions, and the rows written as plain text. No framework, no template, no check.
 */
final class BareServer {

    private BareServer() {}

    /** Arguments: the file of the script, the port. */
    public static void main(String[] arguments) throws IOException, LifecycleException {
        var script = JsonMapper.builder().build().readValue(Files.readString(Path.of(arguments[0])), Trace.Script.class);
        var settings = new HikariConfig();
        settings.setJdbcUrl(script.url());
        settings.setUsername(script.user());
        settings.setPassword(script.password());
        settings.setMaximumPoolSize(10);
        var tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("bare").toString());
        var connector = new Connector();
        connector.setPort(Integer.parseInt(arguments[1]));
        connector.getProtocolHandler().setExecutor(new VirtualThreadExecutor("bare-"));
        tomcat.setConnector(connector);
        var context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "bare", new Replay(new HikariDataSource(settings), script));
        context.addServletMappingDecoded("/", "bare");
        tomcat.start();
        tomcat.getServer().await();
    }

    private static final class Replay extends HttpServlet {

        private static final long serialVersionUID = 1;

        private final transient DataSource pool;
        private final transient Map<String, Trace> traces = new HashMap<>();
        private final transient Map<String, Session> sessions;

        Replay(DataSource pool, Trace.Script script) {
            this.pool = pool;
            for (int i = 0; i < script.names().size(); i++) {
                traces.put("/" + script.names().get(i), script.traces().get(i));
            }
            this.sessions = script.sessions().stream().collect(Collectors.toMap(Session::id, session -> session));
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Session session = sessions.get(new String(Base64.getDecoder().decode(cookie(request)), StandardCharsets.UTF_8));
            Trace trace = traces.get(request.getRequestURI());
            if (session == null || trace == null) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            var text = new StringBuilder(16_384);
            try {
                replay(trace, session, text);
            } catch (SQLException e) {
                throw new IOException(e);
            }
            byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
            response.setContentType("text/plain;charset=UTF-8");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }

        private static String cookie(HttpServletRequest request) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals("gq")) {
                    return cookie.getValue();
                }
            }
            return "";
        }

        private void replay(Trace trace, Session session, StringBuilder text) throws SQLException {
            var held = new Connection[trace.connections()];
            var newIds = new HashMap<String, UUID>();
            try {
                for (Step step : trace.steps()) {
                    Connection connection = held[step.connection()];
                    if (connection == null) {
                        connection = held[step.connection()] = pool.getConnection();
                    }
                    switch (step.kind()) {
                        case BEGIN -> connection.setAutoCommit(false);
                        case BEGIN_READ_ONLY -> {
                            connection.setReadOnly(true);
                            connection.setAutoCommit(false);
                        }
                        case COMMIT -> connection.commit();
                        case ROLLBACK -> connection.rollback();
                        case STATEMENT -> run(connection, step, session, newIds, text);
                    }
                    boolean ended = step.kind() == Trace.Kind.COMMIT || step.kind() == Trace.Kind.ROLLBACK;
                    if (ended || step.kind() == Trace.Kind.STATEMENT && connection.getAutoCommit()) {
                        held[step.connection()] = null;
                        if (ended) {
                            connection.setAutoCommit(true);
                        }
                        connection.close();
                    }
                }
            } finally {
                for (Connection connection : held) {
                    if (connection != null) {
                        connection.close();
                    }
                }
            }
        }

        private static void run(Connection connection, Step step, Session session, Map<String, UUID> newIds, StringBuilder text) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(step.sql())) {
                for (int i = 0; i < step.parameters().size(); i++) {
                    bind(statement, i + 1, step.parameters().get(i), session, newIds);
                }
                if (statement.execute()) {
                    try (ResultSet rows = statement.getResultSet()) {
                        write(rows, text);
                    }
                }
            }
        }

        private static void bind(PreparedStatement statement, int place, Parameter parameter, Session session, Map<String, UUID> newIds) throws SQLException {
            switch (parameter.source()) {
                case SESSION -> statement.setString(place, session.id());
                case SESSION_KEY -> statement.setString(place, session.key());
                case MILLISECONDS -> statement.setLong(place, System.currentTimeMillis() + parameter.offset());
                case MOMENT -> statement.setObject(place, OffsetDateTime.now(ZoneOffset.UTC));
                case NEW_ID -> statement.setObject(place, newIds.computeIfAbsent(parameter.text(), seen -> newId()));
                // Of no type: the server takes the one that the place asks for.
                case SEEN -> statement.setObject(place, parameter.text(), Types.OTHER);
            }
        }

        private static void write(ResultSet rows, StringBuilder text) throws SQLException {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    text.append(rows.getString(i)).append(i == columns ? '\n' : '\t');
                }
            }
        }

        /** Ordered by time, as the program's ids are, so that the index of the log grows at its end. */
        private static UUID newId() {
            var random = ThreadLocalRandom.current();
            return new UUID(System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(0x1000), random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
        }
    }
}
