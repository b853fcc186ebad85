package org.gongqiao.app.claims.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.documents.NewAttachment;
import org.gongqiao.app.documents.TakeOutcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Takes in the pictures, recordings and papers that come with a form. */
@Component
class ClaimFiles {

    private static final int MOST = 9;

    private final Attachments attachments;

    ClaimFiles(Attachments attachments) {
        this.attachments = attachments;
    }

    /**
     * What became of the files.
     *
     * @param ids     those that wait for the form now
     * @param refused the first that was not taken; null where all were
     */
    record Taken(List<UUID> ids, TakeOutcome.@Nullable Refused refused) {}

    /** Where no file was chosen a browser sends an empty one. */
    static List<MultipartFile> chosen(@Nullable List<MultipartFile> files) {
        return files == null ? List.of() : files.stream().filter(file -> !file.isEmpty()).limit(MOST).toList();
    }

    /** Of the ids that a form names, the files that wait for it: those the current person sent and that belong to nothing yet. */
    List<Attachment> waiting(List<String> named) {
        return attachments.waiting(named.stream().filter(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")).map(UUID::fromString).distinct()
                .limit(MOST).toList());
    }

    /** For whoever acts in the current scope. */
    Taken take(List<MultipartFile> files) {
        return take(files, null);
    }

    /** For a visitor without a name, under a token that nobody keeps. */
    Taken take(List<MultipartFile> files, @Nullable String visit) {
        var ids = new ArrayList<UUID>();
        for (MultipartFile file : files) {
            try (InputStream content = file.getInputStream()) {
                String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
                var sent = NewAttachment.waiting(name, UUID.randomUUID());
                switch (visit == null ? attachments.take(sent, content) : attachments.takeFromVisitor(sent, content, visit)) {
                    case TakeOutcome.Taken taken -> ids.add(taken.attachment().id());
                    case TakeOutcome.Refused refused -> {
                        return new Taken(ids, refused);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Taken(ids, null);
    }
}
