package org.gongqiao.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Desk;
import org.gongqiao.app.access.DeskSource;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Sessions: who has signed in and at which desk he sits. A desk whose role needs a second factor is not offered without one. */
@Component
public class Sessions implements DeskSource {

    private static final String DESK = "gq.desk";
    private static final String NAME = Sessions.class.getName() + ".name";
    private static final String DESKS = Sessions.class.getName() + ".desks";

    private final SecurityContextRepository contexts;
    private final JdbcClient jdbc;
    private final Posts posts;
    private final AuditLog audit;
    private final SignInSettings settings;

    Sessions(SecurityContextRepository contexts, JdbcClient jdbc, Posts posts, AuditLog audit, SignInSettings settings) {
        this.contexts = contexts;
        this.jdbc = jdbc;
        this.posts = posts;
        this.audit = audit;
        this.settings = settings;
    }

    /** Signs in whom a {@link Claim.Ready} proved; the session gets a new id. */
    public void begin(HttpServletRequest request, HttpServletResponse response, Claim.Ready claim) {
        begin(request, response, new SignedIn(claim.personId(), claim.accountId(), false));
    }

    void begin(HttpServletRequest request, HttpServletResponse response, SignedIn who) {
        HttpSession earlier = request.getSession(false);
        if (earlier != null) {
            earlier.invalidate();
        }
        request.getSession(true);
        keep(request, response, who);
        Scope.run(new Scope.Own(who.personId()), () ->
                audit.record(AuditEntry.of(Act.SIGNED_IN, "account", who.accountId()).about(who.personId())
                        .with(Map.of("secondFactor", who.secondFactor()))));
    }

    /** The same session, from now on with or without a second factor; it gets a new id. */
    void renew(HttpServletRequest request, HttpServletResponse response, SignedIn who, boolean secondFactor) {
        request.changeSessionId();
        keep(request, response, new SignedIn(who.personId(), who.accountId(), secondFactor));
    }

    private void keep(HttpServletRequest request, HttpServletResponse response, SignedIn who) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(who, null, List.of()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        request.removeAttribute(DESKS);
    }

    void end(HttpServletRequest request) {
        current().ifPresent(who -> Scope.run(new Scope.Own(who.personId()), () ->
                audit.record(AuditEntry.of(Act.SIGNED_OUT, "account", who.accountId()).about(who.personId()))));
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    Optional<SignedIn> current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn who ? Optional.of(who) : Optional.empty();
    }

    /** Every desk of the signed-in person: his own first, then his posts that this session may take. */
    @SuppressWarnings("unchecked")
    List<Desk> desks(HttpServletRequest request) {
        if (request.getAttribute(DESKS) instanceof List<?> known) {
            return (List<Desk>) known;
        }
        List<Desk> desks = current().filter(who -> name(request, who).isPresent()).map(who -> {
            var all = new java.util.ArrayList<Desk>();
            all.add(Desk.own(who.personId()));
            posts.desksOf(who.personId()).stream().filter(desk -> mayTake(who, desk)).forEach(all::add);
            return List.copyOf(all);
        }).orElse(List.of());
        request.setAttribute(DESKS, desks);
        return desks;
    }

    /** Posts of the signed-in person that wait for a second factor. */
    boolean needsSecondFactor(SignedIn who) {
        return posts.desksOf(who.personId()).stream().anyMatch(desk -> !mayTake(who, desk));
    }

    private boolean mayTake(SignedIn who, Desk desk) {
        return who.secondFactor() || !settings.secondFactor() || !desk.role().needsSecondFactor();
    }

    /** The name of the signed-in person; empty where the account works no longer. */
    Optional<String> name(HttpServletRequest request, SignedIn who) {
        if (request.getAttribute(NAME) instanceof Optional<?> known) {
            return known.map(String.class::cast);
        }
        Optional<String> name = jdbc.sql("select name from identity.working_account(:id)").param("id", who.accountId()).query(String.class).optional();
        request.setAttribute(NAME, name);
        return name;
    }

    @Override
    public Optional<Desk> deskOf(HttpServletRequest request) {
        List<Desk> desks = desks(request);
        if (desks.isEmpty()) {
            return Optional.empty();
        }
        UUID chosen = chosen(request);
        return Optional.of(desks.stream().filter(desk -> java.util.Objects.equals(desk.postId(), chosen)).findFirst()
                .orElse(desks.getFirst()));
    }

    /** Takes a desk: one of the person's posts, or his own where {@code post} is null. */
    boolean take(HttpServletRequest request, @Nullable UUID post) {
        var desk = desks(request).stream().filter(candidate -> java.util.Objects.equals(candidate.postId(), post)).findFirst();
        desk.ifPresent(taken -> request.getSession().setAttribute(DESK, post == null ? "" : post.toString()));
        return desk.isPresent();
    }

    private static @Nullable UUID chosen(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Object value = session == null ? null : session.getAttribute(DESK);
        return value instanceof String text && !text.isEmpty() ? UUID.fromString(text) : null;
    }
}
