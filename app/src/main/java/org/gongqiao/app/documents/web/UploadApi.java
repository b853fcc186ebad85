package org.gongqiao.app.documents.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import org.gongqiao.app.access.Public;
import org.gongqiao.app.access.RateWindow;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.documents.FileType;
import org.gongqiao.app.documents.NewAttachment;
import org.gongqiao.app.documents.TakeFault;
import org.gongqiao.app.documents.TakeOutcome;
import org.gongqiao.app.documents.VisitorUploads;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * Files of a form that is still being filled in: sent one by one, as a weak network allows, again with the same key where
 * the answer was lost. For whoever has signed in, and for a visitor, whose browser keeps a token.
 */
@RestController
class UploadApi {

    private final Attachments attachments;
    private final MessageSource texts;
    private final RateWindow begun;

    /** People choose one photo at a time; the default leaves room for a hall full of them behind one address. */
    UploadApi(Attachments attachments, MessageSource texts, Clock clock, @Value("${gq.attachments.visitors-per-ten-seconds:30}") int most) {
        this.begun = new RateWindow(clock, most);
        this.attachments = attachments;
        this.texts = texts;
    }

    /** @param cleaned whether places and other hidden data were taken out */
    record Uploaded(UUID id, String name, FileType type, long bytes, boolean cleaned) {}

    @Self
    @PostMapping(path = "/api/v1/my/uploads", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Object> upload(@RequestParam(required = false) @Nullable MultipartFile file, @RequestParam(required = false) @Nullable UUID key,
                                  @RequestParam(defaultValue = "false") boolean placeIsEvidence) throws IOException {
        if (file == null || key == null) {
            return problem(TakeFault.EMPTY);
        }
        try (var content = file.getInputStream()) {
            return answer(attachments.take(sent(file, key, placeIsEvidence), content));
        }
    }

    @Self
    @DeleteMapping("/api/v1/my/uploads/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable UUID id) {
        attachments.withdraw(id);
    }

    @Public
    @PostMapping(path = "/api/v1/uploads", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Object> uploadAsVisitor(@RequestParam(required = false) @Nullable MultipartFile file, @RequestParam(required = false) @Nullable UUID key,
                                           @RequestParam(defaultValue = "false") boolean placeIsEvidence, HttpServletRequest request,
                                           HttpServletResponse response) throws IOException {
        if (file == null || key == null) {
            return problem(TakeFault.EMPTY);
        }
        var known = VisitorUploads.token(request);
        // Each visitor has room of his own; so that nobody takes many such rooms, an address begins only so many at a time.
        if (known.isEmpty() && !begun.allows(request.getRemoteAddr())) {
            return problem(TakeFault.QUOTA);
        }
        String token = known.orElseGet(() -> VisitorUploads.begin(request, response));
        try (var content = file.getInputStream()) {
            return answer(attachments.takeFromVisitor(sent(file, key, placeIsEvidence), content, token));
        }
    }

    @Public
    @DeleteMapping("/api/v1/uploads/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdrawAsVisitor(@PathVariable UUID id, HttpServletRequest request) {
        attachments.withdrawFromVisitor(id, VisitorUploads.token(request).orElse(""));
    }

    private static NewAttachment sent(MultipartFile file, UUID key, boolean placeIsEvidence) {
        NewAttachment waiting = NewAttachment.waiting(String.valueOf(file.getOriginalFilename()), key);
        return new NewAttachment(null, waiting.fileName(), "", waiting.audience(), placeIsEvidence, key);
    }

    private ResponseEntity<Object> answer(TakeOutcome outcome) {
        return switch (outcome) {
            case TakeOutcome.Taken taken -> {
                Attachment a = taken.attachment();
                yield ResponseEntity.status(HttpStatus.CREATED).body(new Uploaded(a.id(), a.fileName(), a.type(), a.bytes(), a.isCleaned()));
            }
            case TakeOutcome.Refused refused -> problem(refused.fault(), refused.args().toArray());
        };
    }

    private ResponseEntity<Object> problem(TakeFault fault, Object... args) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, texts.getMessage("documents.take." + fault.name(), args, LocaleContextHolder.getLocale()));
        problem.setProperty("fault", fault.name());
        return ResponseEntity.unprocessableContent().contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }
}
