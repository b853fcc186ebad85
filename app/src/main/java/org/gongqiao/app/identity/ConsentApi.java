package org.gongqiao.app.identity;

import java.util.List;
import org.gongqiao.app.access.Public;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.Self;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The legal texts, and a person's own consents, for other programs. */
@RestController
class ConsentApi {

    private final Consents consents;

    ConsentApi(Consents consents) {
        this.consents = consents;
    }

    @Public
    @GetMapping("/api/v1/legal-texts")
    List<Consents.LegalText> texts() {
        return List.of(consents.current(Consents.TextKind.PRIVACY), consents.current(Consents.TextKind.AGREEMENT));
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
}
