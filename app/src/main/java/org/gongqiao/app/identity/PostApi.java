package org.gongqiao.app.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Posts for other programs: the security administrator's page, with the same refusals. */
@RestController
class PostApi {

    private static final int PAGE = 50;

    /** Whoever signs in with this mobile number and has this name gets the post. */
    record Giving(@Nullable String phone, @Nullable String name, @Nullable UUID unitId, @Nullable String role, @Nullable Line line) {}

    record Given(UUID id) {}

    record Reason(@Nullable String reason) {}

    private final Posts posts;
    private final LostFactors factors;
    private final MessageSource texts;

    PostApi(Posts posts, LostFactors factors, MessageSource texts) {
        this.posts = posts;
        this.factors = factors;
        this.texts = texts;
    }

    @Allowed(Permission.POST_WRITE)
    @GetMapping("/api/v1/posts")
    Slice<Post> list(@RequestParam(required = false) @Nullable UUID before) {
        return posts.list(before, PAGE);
    }

    @Allowed(Permission.POST_WRITE)
    @PostMapping("/api/v1/posts")
    ResponseEntity<?> give(@RequestBody Giving form) {
        var appointment = new Posts.Appointment(typed(form.phone()), typed(form.name()), form.unitId() == null ? "" : form.unitId().toString(),
                typed(form.role()), form.line() == null ? Line.AREA : form.line());
        return switch (posts.give(appointment)) {
            case Posts.Giving.Given(UUID id) -> ResponseEntity.status(HttpStatus.CREATED).body(new Given(id));
            case Posts.Giving.Refused(Map<String, String> faults) -> problem(faults);
        };
    }

    /** Ends the post today. */
    @Allowed(value = Permission.POST_WRITE, record = "post")
    @DeleteMapping("/api/v1/posts/{id}")
    ResponseEntity<Void> end(@PathVariable UUID id) {
        posts.end(id);
        return ResponseEntity.noContent().build();
    }

    /** Takes away a second factor that was lost; its owner is told and signed out everywhere. */
    @Allowed(value = Permission.POST_WRITE, record = "post")
    @DeleteMapping("/api/v1/posts/{id}/second-factor")
    ResponseEntity<?> forgetSecondFactor(@PathVariable UUID id, @RequestBody Reason form) {
        return switch (factors.forget(id, typed(form.reason()))) {
            case LostFactors.Outcome.Done done -> ResponseEntity.noContent().build();
            case LostFactors.Outcome.Refused(String key) -> problem(Map.of("reason", key));
        };
    }

    private static String typed(@Nullable String text) {
        return text == null ? "" : text;
    }

    private ResponseEntity<ProblemDetail> problem(Map<String, String> faults) {
        var said = new LinkedHashMap<String, String>();
        faults.forEach((field, key) -> said.put(field, texts.getMessage(key, null, LocaleContextHolder.getLocale())));
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, said.values().iterator().next());
        problem.setProperty("faults", said);
        return ResponseEntity.unprocessableContent().body(problem);
    }
}
