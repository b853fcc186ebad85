package org.gongqiao.app.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.gongqiao.app.kernel.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Calls each handler in the scope that its decision gives. It stands where Spring calls handlers, not in a filter or
 * an interceptor, so that the scope is bound around exactly one call and nothing has to be cleared afterwards.
 */
class AccessAdapter extends RequestMappingHandlerAdapter {

    /** Handlers of libraries that have no annotation of ours, and that show nothing of anybody. */
    private static final List<String> OPEN_LIBRARIES = List.of("org.springdoc.", "org.springframework.boot.actuate.",
            "org.springframework.boot.webmvc.actuate.", "org.springframework.boot.health.");

    // A provider looks through all beans each time it is asked, and reading an annotation makes a proxy: both once only, not each request.
    private final Supplier<DeskSource> desks;
    private final Supplier<PartSource> parts;
    private final Supplier<Map<String, RecordLookup>> lookups;
    private final Map<HandlerMethod, Optional<Annotation>> decisions = new ConcurrentHashMap<>();

    AccessAdapter(ObjectProvider<DeskSource> desks, ObjectProvider<RecordLookup> lookups, ObjectProvider<PartSource> parts) {
        this.desks = SingletonSupplier.of(desks::getObject);
        this.parts = SingletonSupplier.of(parts::getObject);
        this.lookups = SingletonSupplier.of(() -> lookups.stream().collect(Collectors.toMap(RecordLookup::kind, Function.identity())));
    }

    /** The decision on a handler, or null where it has none: the house tests refuse such a route. */
    static @Nullable Annotation decision(HandlerMethod handler) {
        for (var element : List.of(handler.getMethod(), handler.getBeanType())) {
            for (var type : List.of(Public.class, Self.class, Allowed.class, TakesPart.class)) {
                var found = AnnotatedElementUtils.findMergedAnnotation(element, type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    static boolean isOpenLibrary(HandlerMethod handler) {
        return OPEN_LIBRARIES.stream().anyMatch(handler.getBeanType().getName()::startsWith);
    }

    @Override
    protected @Nullable ModelAndView handleInternal(HttpServletRequest request, HttpServletResponse response, HandlerMethod handler)
            throws Exception {
        var decision = decisions.computeIfAbsent(handler, each -> Optional.ofNullable(decision(each))).orElse(null);
        if (decision == null) {
            if (isOpenLibrary(handler)) {
                return super.handleInternal(request, response, handler);
            }
            throw new Refusal(Refusal.Kind.WITHOUT_ROLE);
        }
        if (decision instanceof Public open && (open.nameless() || request.getDispatcherType() == DispatcherType.ERROR)) {
            // For the error page, looking up the desk may be what failed; it must not fail with it.
            return super.handleInternal(request, response, handler);
        }
        if (decision instanceof TakesPart takes) {
            // Whoever takes part by a grant does so as that, whoever else may have signed in on the same phone.
            Part part = parts.get().partOf(request).orElseThrow(() -> new Refusal(Refusal.Kind.WITHOUT_GRANT));
            if (!List.of(takes.value()).contains(part.role())) {
                throw new Refusal(Refusal.Kind.WITHOUT_ROLE);
            }
            return ScopedValue.where(Scope.PART, part).where(Scope.CURRENT, part.scope())
                    .call(() -> super.handleInternal(request, response, handler));
        }
        Optional<Desk> desk = desks.get().deskOf(request);
        if (decision instanceof Public) {
            // A public page may greet who has signed in, but works for nobody's scope.
            return desk.isEmpty() ? super.handleInternal(request, response, handler)
                    : ScopedValue.where(Scope.DESK, desk.get()).call(() -> super.handleInternal(request, response, handler));
        }
        Desk at = desk.orElseThrow(() -> new Refusal(Refusal.Kind.NOT_SIGNED_IN));
        if (decision instanceof Allowed allowed) {
            check(allowed, at, request);
        }
        Scope scope = decision instanceof Self ? new Scope.Own(at.personId()) : at.scope();
        return ScopedValue.where(Scope.DESK, at).where(Scope.CURRENT, scope)
                .call(() -> super.handleInternal(request, response, handler));
    }

    /** First whether the record lies in the desk's scope, then whether the role may: so 403 tells of nothing that lies elsewhere. */
    private void check(Allowed allowed, Desk at, HttpServletRequest request) {
        if (!allowed.record().isEmpty()) {
            var lookup = lookups.get().get(allowed.record());
            if (lookup == null) {
                throw new IllegalStateException("no lookup for records of kind " + allowed.record());
            }
            var variables = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
            String id = String.valueOf(variables.get("id"));
            // A person's own desk has no subtree in which an officer's record could lie; a keeper's has sealed matters and nothing else.
            boolean nothingThere = !at.isPost() || at.role() == Role.SEAL_KEEPER && allowed.value() != Permission.SEALED_KEEP;
            if (nothingThere || !isUuid(id) || !Scope.call(at.scope(), () -> lookup.inScope(UUID.fromString(id)))) {
                throw new NotFound(allowed.record(), id);
            }
        }
        if (!at.may(allowed.value())) {
            throw new Refusal(Refusal.Kind.WITHOUT_ROLE);
        }
    }

    private static boolean isUuid(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    }
}
