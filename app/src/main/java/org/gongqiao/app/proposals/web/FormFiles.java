package org.gongqiao.app.proposals.web;

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
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.ui.Forms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Takes in the pictures and recordings that come with a form: those sent before by the script, and those sent with it. */
@Component("proposalFormFiles")
class FormFiles {

    private static final int MOST = 9;

    private final Attachments attachments;
    private final Ids ids;

    FormFiles(Attachments attachments, Ids ids) {
        this.attachments = attachments;
        this.ids = ids;
    }

    /** @param refused the first that was not taken; null where all were */
    record Taken(List<Attachment> waiting, TakeOutcome.@Nullable Refused refused) {}

    /** All that waits for this form of the current person. */
    Taken take(List<String> uploaded, @Nullable List<MultipartFile> sent) {
        var named = new ArrayList<>(Forms.uuids(uploaded));
        TakeOutcome.Refused refused = null;
        for (MultipartFile file : sent == null ? List.<MultipartFile>of() : sent.stream().filter(each -> !each.isEmpty()).limit(MOST).toList()) {
            switch (take(file)) {
                case TakeOutcome.Taken taken -> named.add(taken.attachment().id());
                case TakeOutcome.Refused not -> refused = refused == null ? not : refused;
            }
        }
        return new Taken(attachments.waiting(named.stream().limit(MOST).toList()), refused);
    }

    private TakeOutcome take(MultipartFile file) {
        try (InputStream content = file.getInputStream()) {
            return attachments.take(NewAttachment.waiting(file.getOriginalFilename() == null ? "" : file.getOriginalFilename(), ids.random()), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<UUID> idsOf(List<Attachment> waiting) {
        return waiting.stream().map(Attachment::id).toList();
    }
}
