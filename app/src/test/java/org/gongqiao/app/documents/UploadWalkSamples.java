package org.gongqiao.app.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.WalkSamples;
import org.gongqiao.app.documents.attachment.Specimens;
import org.springframework.boot.test.context.TestComponent;

/** A file that waits for a form, of somebody who walks nowhere. */
@TestComponent
public class UploadWalkSamples implements WalkSamples {

    private final Attachments attachments;

    UploadWalkSamples(Attachments attachments) {
        this.attachments = attachments;
    }

    @Override
    public String kind() {
        return "uploads";
    }

    @Override
    public UUID make(Fixtures fixtures, String union) {
        return Scope.call(new Scope.Own(fixtures.people.get("neighbourMember").personId()), () -> {
            try {
                var taken = (TakeOutcome.Taken) attachments.take(NewAttachment.waiting("walk.pdf", UUID.randomUUID()), new ByteArrayInputStream(Specimens.pdf()));
                return taken.attachment().id();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
