package org.gongqiao.app.access;

import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** One route of the running program. */
record Route(String method, String pattern, HandlerMethod handler, boolean takesFiles) {

    /** All routes of our own, in the order of their addresses. */
    static List<Route> all(RequestMappingHandlerMapping mapping) {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(entry -> !AccessAdapter.isOpenLibrary(entry.getValue()))
                .flatMap(entry -> {
                    var methods = entry.getKey().getMethodsCondition().getMethods();
                    var names = methods.isEmpty() ? List.of("GET") : methods.stream().map(Enum::name).toList();
                    return entry.getKey().getPatternValues().stream().flatMap(pattern -> names.stream()
                            .map(name -> new Route(name, pattern, entry.getValue(), entry.getKey().getConsumesCondition().getConsumableMediaTypes()
                                    .contains(MediaType.MULTIPART_FORM_DATA))));
                })
                .sorted(Comparator.comparing(Route::pattern).thenComparing(Route::method)).toList();
    }

    @Nullable Annotation decision() {
        return AccessAdapter.decision(handler);
    }

    boolean hasId() {
        return pattern.contains("{id}");
    }

    boolean reads() {
        return method.equals("GET");
    }

    boolean isApi() {
        return pattern.startsWith("/api/");
    }

    /** The kind of a person's own record: the first word of the address after {@code /my/}. */
    String ownKind() {
        return pattern.replaceFirst("^/api/v1", "").replaceFirst("^/my", "").split("/")[1];
    }
}
