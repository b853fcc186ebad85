package org.gongqiao.app.casework.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Public;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.TakesPart;
import org.gongqiao.app.casework.Grants;
import org.gongqiao.app.casework.Invitations;
import org.gongqiao.app.casework.MatterStep;
import org.gongqiao.app.casework.PartMatter;
import org.gongqiao.app.casework.clock.PartClocks;
import org.gongqiao.app.identity.OneTimeCodes;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.Ground;
import org.gongqiao.app.law.ReckonedStep;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.law.deadline.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Taking part by a grant, for other programs: they send the token of the answer in the header X-Part. */
@RestController
@RequestMapping("/api/v1/part")
class PartApi {

    /** @param link the last part of the address in the text message; {@code returnCode} instead of both for a nameless complaint */
    record Entry(@Nullable String link, @Nullable String code, @Nullable String returnCode) {}

    record Token(String token, Instant until) {}

    /** @param steps the arithmetic, in the caller's language */
    record Counted(String limit, String side, LocalDate earlier, LocalDate later, boolean provisional, List<ReckonedStep> steps, Ground ground) {}

    record View(PartRole role, String name, PartMatter matter, List<MatterStep> steps) {}

    private final Invitations invitations;
    private final PartClocks clocks;
    private final Wording wording;
    private final Grants grants;
    private final MessageSource texts;

    PartApi(Invitations invitations, Grants grants, MessageSource texts, PartClocks clocks, Wording wording) {
        this.clocks = clocks;
        this.wording = wording;
        this.invitations = invitations;
        this.grants = grants;
        this.texts = texts;
    }

    @Public
    @PostMapping("/codes")
    ResponseEntity<?> send(@RequestBody Entry entry, Locale locale, HttpServletRequest request) {
        return invitations.sendCode(text(entry.link()), request.getRemoteAddr(), locale).<ResponseEntity<?>>map(sending -> switch (sending) {
            case OneTimeCodes.Sending.Sent sent -> ResponseEntity.accepted().build();
            case OneTimeCodes.Sending.TooSoon soon -> problem(HttpStatus.TOO_MANY_REQUESTS, "casework.part.tooSoon", locale);
            case OneTimeCodes.Sending.TooMany() -> problem(HttpStatus.TOO_MANY_REQUESTS, "casework.part.tooMany", locale);
        }).orElseGet(() -> problem(HttpStatus.UNPROCESSABLE_CONTENT, "casework.part.none.text", locale));
    }

    @Public
    @PostMapping("/sessions")
    ResponseEntity<?> enter(@RequestBody Entry entry, Locale locale) {
        Invitations.Entering entering = entry.returnCode() != null ? invitations.comeBack(entry.returnCode())
                : invitations.enter(text(entry.link()), text(entry.code()));
        return switch (entering) {
            case Invitations.Entering.Entered(String token, Instant until) -> ResponseEntity.status(HttpStatus.CREATED).body(new Token(token, until));
            case Invitations.Entering.NoGrant() -> problem(HttpStatus.UNPROCESSABLE_CONTENT, "casework.part.none.text", locale);
            case Invitations.Entering.WrongCode() -> problem(HttpStatus.UNPROCESSABLE_CONTENT, "casework.part.wrong", locale);
            case Invitations.Entering.ExpiredCode() -> problem(HttpStatus.UNPROCESSABLE_CONTENT, "casework.part.expired", locale);
        };
    }

    @TakesPart({PartRole.MEDIATOR, PartRole.PARTNER, PartRole.LAWYER, PartRole.SUPERVISOR, PartRole.EMPLOYER, PartRole.COMPLAINANT})
    @GetMapping
    View show() {
        return new View(Scope.part().role(), Scope.part().name(), grants.matter(), grants.steps());
    }

    /** How the handler's day is counted. */
    @TakesPart({PartRole.MEDIATOR, PartRole.PARTNER, PartRole.LAWYER, PartRole.SUPERVISOR, PartRole.EMPLOYER, PartRole.COMPLAINANT})
    @GetMapping("/clock")
    Counted clock(Locale locale) {
        PartClocks.Explained explained = clocks.driving().orElseThrow(() -> new NotFound("clock", Scope.part().matterId()));
        Due due = explained.due();
        return new Counted(explained.limit(), explained.side().name(), due.earlier(), due.later(), due.provisional(), wording.steps(due, locale), due.ground());
    }

    @Public
    @DeleteMapping("/sessions/current")
    ResponseEntity<Void> leave(HttpServletRequest request, HttpServletResponse response) {
        invitations.leave(request, response);
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<ProblemDetail> problem(HttpStatus status, String key, Locale locale) {
        return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, texts.getMessage(key, null, locale)));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
