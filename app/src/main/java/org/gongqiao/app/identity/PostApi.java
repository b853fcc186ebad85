package org.gongqiao.app.identity;

import java.util.Arrays;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Line;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Role;
import org.gongqiao.app.kernel.MobileNumber;
import org.gongqiao.app.kernel.Slice;
import org.gongqiao.app.organization.Unions;
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

    private final Posts posts;
    private final Unions unions;
    private final MessageSource texts;

    PostApi(Posts posts, Unions unions, MessageSource texts) {
        this.posts = posts;
        this.unions = unions;
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
        if (form.phone() == null || !(MobileNumber.parse(form.phone()) instanceof MobileNumber.Valid phone)) {
            return problem("identity.phone.invalid");
        }
        if (form.name() == null || form.name().isBlank()) {
            return problem("identity.post.name.missing");
        }
        if (Arrays.stream(Role.values()).noneMatch(role -> role != Role.MEMBER && role.name().equals(form.role()))) {
            return problem("identity.post.role.missing");
        }
        if (form.unitId() == null || unions.find(form.unitId()).isEmpty()) {
            return problem("identity.post.unit.missing");
        }
        Line line = form.line() == null ? Line.AREA : form.line();
        return switch (posts.give(phone.number().value(), form.name().strip(), form.unitId(), Role.valueOf(form.role()), line)) {
            case Posts.Giving.Given(UUID id) -> ResponseEntity.status(HttpStatus.CREATED).body(new Given(id));
            case Posts.Giving.NobodyFound() -> problem("identity.post.nobody");
            case Posts.Giving.NotOnLine() -> problem("identity.post.notOnLine");
        };
    }

    /** Ends the post today. */
    @Allowed(value = Permission.POST_WRITE, record = "post")
    @DeleteMapping("/api/v1/posts/{id}")
    ResponseEntity<Void> end(@PathVariable UUID id) {
        posts.end(id);
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<ProblemDetail> problem(String key) {
        return ResponseEntity.unprocessableContent().body(ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT,
                texts.getMessage(key, null, LocaleContextHolder.getLocale())));
    }
}
