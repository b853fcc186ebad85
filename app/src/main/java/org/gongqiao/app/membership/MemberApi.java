package org.gongqiao.app.membership;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.identity.SensitiveField;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Members for other programs: the same lists, the same masks, the same log. */
@RestController
class MemberApi {

    record Item(UUID id, String name, String sex, MembershipStatus status, @Nullable Trade trade, @Nullable String memberNo,
                LocalDate joinedOn, UUID unitId, String unitName) {}

    record Items(List<Item> items, @Nullable Long count, @Nullable String next) {}

    record Member(UUID id, String name, String sex, @Nullable String idType, @Nullable String maskedNumber, @Nullable String maskedPhone,
                  MembershipStatus status, @Nullable String memberNo, LocalDate joinedOn, @Nullable LocalDate endedOn, MembershipBasis basis,
                  LocalDate basisOn, UUID unitId, String unitName) {}

    record Unmasking(@Nullable String field, @Nullable String reason) {}

    record Standing(@Nullable String to, @Nullable String reason) {}

    private final MemberPages pages;
    private final MemberFiles files;
    private final Memberships memberships;
    private final MessageSource texts;

    MemberApi(MemberPages pages, MemberFiles files, Memberships memberships, MessageSource texts) {
        this.pages = pages;
        this.files = files;
        this.memberships = memberships;
        this.texts = texts;
    }

    @Allowed(Permission.MEMBER_READ)
    @GetMapping("/api/v1/members")
    Items list(@ModelAttribute MemberController.Filter filter) {
        MemberPages.Page page = pages.list(Scope.desk(), filter.query());
        return new Items(page.rows().items().stream().map(row -> new Item(row.id(), row.name(), row.sex(), row.status(), row.trade(), row.memberNo(),
                row.joinedOn(), row.unitId(), row.where())).toList(), page.count(), page.rows().next());
    }

    @Allowed(value = Permission.MEMBER_READ, record = "member")
    @GetMapping("/api/v1/members/{id}")
    Member show(@PathVariable UUID id) {
        MemberFiles.MemberFile file = files.open(id);
        Membership m = file.membership();
        var person = file.person();
        return new Member(id, m.name(), person == null ? "0" : person.sex(), person == null ? null : person.idType().name(),
                person == null ? null : person.maskedNumber(), person == null ? null : person.maskedPhone(), m.status(), m.memberNo(),
                m.joinedOn(), m.endedOn(), m.basis(), m.basisOn(), m.unitId(), file.unionName());
    }

    @Allowed(value = Permission.UNMASK, record = "member")
    @PostMapping("/api/v1/members/{id}/unmasking")
    ResponseEntity<?> unmask(@PathVariable UUID id, @RequestBody Unmasking form) {
        boolean known = Arrays.stream(SensitiveField.values()).anyMatch(each -> each.name().equals(form.field()));
        if (!known || form.reason() == null || form.reason().strip().length() < 4) {
            return ResponseEntity.unprocessableContent().body(ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT,
                    texts.getMessage("membership.unmask.reason.missing", null, LocaleContextHolder.getLocale())));
        }
        return ResponseEntity.ok(Map.of("value", files.unmask(id, SensitiveField.valueOf(form.field()), form.reason().strip()).orElse("")));
    }

    /** Retains ({@code RETAINED}), resumes ({@code LIVE}) or ends ({@code ENDED}, with a reason 1 to 5) a membership from today. */
    @Allowed(value = Permission.MEMBER_WRITE, record = "member")
    @PutMapping("/api/v1/members/{id}/standing")
    ResponseEntity<?> change(@PathVariable UUID id, @RequestBody Standing form) {
        boolean done = memberships.change(id, form.to() == null ? "" : form.to(), form.reason() == null ? "" : form.reason());
        return done ? ResponseEntity.ok(show(id)) : ResponseEntity.unprocessableContent().body(ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_CONTENT, texts.getMessage("membership.standing.refused", null, LocaleContextHolder.getLocale())));
    }
}
