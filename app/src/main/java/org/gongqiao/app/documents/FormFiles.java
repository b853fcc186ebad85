package org.gongqiao.app.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/**
 * The pictures, recordings and papers that come with a form: those sent before, by the ids that the form names, and those
 * that it carries itself. They wait until the module binds them ({@link Attachments#bind}) to the record that it makes.
 */
@Component
public class FormFiles {

    private static final int MOST = 9;

    private final Attachments attachments;

    FormFiles(Attachments attachments) {
        this.attachments = attachments;
    }

    /**
     * What became of the files.
     *
     * @param ids     those that wait for the form now
     * @param refused the first that was not taken; null where all were
     */
    public record Taken(List<UUID> ids, TakeOutcome.@Nullable Refused refused) {

        public Taken {
            ids = List.copyOf(ids);
        }

        /** Message and arguments of the refusal; only where there is one. */
        public String refusalKey() {
            return "documents.take." + java.util.Objects.requireNonNull(refused).fault().name();
        }

        public Object[] refusalArgs() {
            return java.util.Objects.requireNonNull(refused).args().toArray();
        }
    }

    /** Where no file was chosen a browser sends an empty one. */
    public static List<MultipartFile> chosen(@Nullable List<MultipartFile> files) {
        return files == null ? List.of() : files.stream().filter(file -> !file.isEmpty()).limit(MOST).toList();
    }

    /** Of the ids that a form names, the files that wait for it: those the current person sent and that belong to nothing yet. */
    public List<Attachment> waiting(List<String> named) {
        return attachments.waiting(named.stream().filter(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")).map(UUID::fromString).distinct()
                .limit(MOST).toList());
    }

    /** Both: what waits already and what the form carries, for whoever acts in the current scope. */
    public Taken all(List<String> named, @Nullable List<MultipartFile> carried) {
        var ids = new ArrayList<>(waiting(named).stream().map(Attachment::id).toList());
        Taken taken = take(chosen(carried));
        ids.addAll(taken.ids());
        return new Taken(ids, taken.refused());
    }

    /** For whoever acts in the current scope. */
    public Taken take(List<MultipartFile> files) {
        return take(files, null);
    }

    /** A picture of a paper that was signed, or a scan of it; none is taken where it is neither. */
    public Taken takePaper(MultipartFile paper, String source) {
        try (InputStream content = paper.getInputStream()) {
            String name = paper.getOriginalFilename() == null ? "" : paper.getOriginalFilename();
            return switch (attachments.take(new NewAttachment(null, name, source, Audience.PERSON, false, UUID.randomUUID()), content)) {
                case TakeOutcome.Taken taken when taken.attachment().type().sort() == FileType.Sort.PICTURE || taken.attachment().type() == FileType.PDF ->
                        new Taken(List.of(taken.attachment().id()), null);
                case TakeOutcome.Taken other -> {
                    attachments.withdraw(other.attachment().id());
                    yield new Taken(List.of(), null);
                }
                case TakeOutcome.Refused refused -> new Taken(List.of(), refused);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For a visitor without a name, under a token that nobody keeps. */
    public Taken take(List<MultipartFile> files, @Nullable String visit) {
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
