package org.gongqiao.app.identity;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.SessionRepositoryFilter;

/**
 * Sessions that ask the database no more than a request needs. Spring Session alone reads a session twice in each request
 * and writes its last access in each, which costs one durable commit a page; here it is read once, and the last access is
 * written when the one written before is older than {@link #EXACT}. An idle session therefore ends up to that much early.
 */
final class QuietSessions<S extends Session> implements SessionRepository<QuietSessions.Held> {

    static final Duration EXACT = Duration.ofMinutes(1);

    private static final ScopedValue<Memory> REQUEST = ScopedValue.newInstance();

    private final SessionRepository<S> sessions;

    QuietSessions(SessionRepository<S> sessions) {
        this.sessions = sessions;
    }

    /** The session that the current request has read. */
    private static final class Memory {
        private @Nullable Held read;
    }

    @Override
    public Held createSession() {
        return new Held(sessions.createSession(), true);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void save(Held session) {
        if (session.changed) {
            sessions.save((S) session.session);
            session.changed = false;
        }
    }

    @Override
    public @Nullable Held findById(String id) {
        Memory memory = REQUEST.isBound() ? REQUEST.get() : new Memory();
        if (memory.read == null || !memory.read.getId().equals(id)) {
            S found = sessions.findById(id);
            memory.read = found == null ? null : new Held(found, false);
        }
        return memory.read;
    }

    @Override
    public void deleteById(String id) {
        if (REQUEST.isBound()) {
            REQUEST.get().read = null;
        }
        sessions.deleteById(id);
    }

    /** A session and whether there is anything to write. Attributes are values: one that changes must be set again. */
    static final class Held implements Session {

        private final Session session;
        private boolean changed;

        private Held(Session session, boolean changed) {
            this.session = session;
            this.changed = changed;
        }

        @Override
        public void setLastAccessedTime(Instant now) {
            if (changed || session.getLastAccessedTime().plus(EXACT).isBefore(now)) {
                session.setLastAccessedTime(now);
                changed = true;
            }
        }

        @Override
        public String changeSessionId() {
            changed = true;
            return session.changeSessionId();
        }

        @Override
        public void setAttribute(String name, Object value) {
            changed = true;
            session.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            changed = true;
            session.removeAttribute(name);
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            changed = true;
            session.setMaxInactiveInterval(interval);
        }

        @Override
        public String getId() {
            return session.getId();
        }

        @Override
        public <T> @Nullable T getAttribute(String name) {
            return session.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return session.getAttributeNames();
        }

        @Override
        public Instant getCreationTime() {
            return session.getCreationTime();
        }

        @Override
        public Instant getLastAccessedTime() {
            return session.getLastAccessedTime();
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return session.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return session.isExpired();
        }
    }

    /** Stands before Spring Session's filter, so that what was read is remembered for exactly one request. */
    private static final class PerRequest implements Filter {

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
            try {
                ScopedValue.where(REQUEST, new Memory()).<Void, FilterFailure>call(() -> {
                    try {
                        chain.doFilter(request, response);
                        return null;
                    } catch (IOException | ServletException e) {
                        throw new FilterFailure(e);
                    }
                });
            } catch (FilterFailure failure) {
                switch (failure.getCause()) {
                    case IOException io -> throw io;
                    case ServletException servlet -> throw servlet;
                    default -> throw new ServletException(failure);
                }
            }
        }
    }

    /** Carries one of the two exceptions of a filter through a call that can throw only one. */
    private static final class FilterFailure extends Exception {
        private static final long serialVersionUID = 1;

        FilterFailure(Exception cause) {
            super(cause);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        @Primary
        QuietSessions<?> quietSessions(JdbcIndexedSessionRepository sessions) {
            return new QuietSessions<>(sessions);
        }

        @Bean
        FilterRegistrationBean<Filter> sessionMemory() {
            var registration = new FilterRegistrationBean<Filter>(new PerRequest());
            registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 1);
            return registration;
        }
    }
}
