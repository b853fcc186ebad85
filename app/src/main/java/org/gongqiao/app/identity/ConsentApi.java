package org.gongqiao.app.identity;

import java.util.List;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Public;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
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
import org.springframework.web.bind.annotation.RestController;

/** The legal texts, and a person's own consents, for other programs. */
@RestController
class ConsentApi {

    record NewText(Consents.@Nullable TextKind kind, @Nullable String chinese, @Nullable String english) {}

    record Published(int version) {}

    private final Consents consents;
    private final MessageSource messages;

    ConsentApi(Consents consents, MessageSource messages) {
        this.consents = consents;
        this.messages = messages;
    }

    @Public
    @GetMapping("/api/v1/legal-texts")
    List<Consents.LegalText> texts() {
        return List.of(consents.current(Consents.TextKind.PRIVACY), consents.current(Consents.TextKind.AGREEMENT));
    }

    /** Publishes a new version of a text in both languages, in force from today. */
    @Allowed(Permission.LAW_WRITE)
    @PostMapping("/api/v1/legal-texts")
    ResponseEntity<?> publish(@RequestBody NewText form) {
        if (form.kind() == null) {
            return problem("kind", "identity.legal.kind.missing");
        }
        return switch (consents.publish(form.kind(), form.chinese() == null ? "" : form.chinese(), form.english() == null ? "" : form.english())) {
            case Consents.Publishing.Missing(String field) -> problem(field, "identity.legal.missing");
            case Consents.Publishing.Published(int version) -> ResponseEntity.status(HttpStatus.CREATED).body(new Published(version));
        };
    }

    @Self
    @GetMapping("/api/v1/my/consents")
    List<Consents.Consent> mine() {
        return consents.of(Scope.desk().personId());
    }

    /** Withdraws consent to one purpose from now on; what was lawfully done before stands (PIPL 15). */
    @Self
    @DeleteMapping("/api/v1/my/consents/{purpose}")
    ResponseEntity<Void> withdraw(@PathVariable Purpose purpose) {
        consents.withdraw(Scope.desk().personId(), purpose);
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<ProblemDetail> problem(String field, String key) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT,
                messages.getMessage(key, null, LocaleContextHolder.getLocale()));
        problem.setProperty("field", field);
        return ResponseEntity.unprocessableContent().body(problem);
    }
}
