package org.gongqiao.app.documents.attachment;

import java.time.Duration;
import org.gongqiao.app.documents.FileType;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much is taken in.
 *
 * @param picture       largest picture
 * @param sound         largest recording
 * @param document      largest PDF, office or text file
 * @param pixels        most pixels of a picture
 * @param unpacked      most bytes that an office file may unpack to
 * @param perOwner      most bytes of one record
 * @param filesPerOwner most files of one record
 * @param waiting       most bytes that one person or visitor has waiting for a form
 * @param visitors     most bytes that all visitors without an account have waiting together
 * @param kept          how long an upload waits for its form
 */
@ConfigurationProperties("gq.attachments")
public record AttachmentSettings(@DefaultValue("20MB") DataSize picture, @DefaultValue("50MB") DataSize sound, @DefaultValue("30MB") DataSize document,
                                 @DefaultValue("120000000") long pixels, @DefaultValue("200MB") DataSize unpacked,
                                 @DefaultValue("500MB") DataSize perOwner, @DefaultValue("200") int filesPerOwner,
                                 @DefaultValue("150MB") DataSize waiting, @DefaultValue("5GB") DataSize visitors,
                                 @DefaultValue("24h") Duration kept) {

    public DataSize limit(FileType.Sort sort) {
        return switch (sort) {
            case PICTURE -> picture;
            case SOUND -> sound;
            case DOCUMENT -> document;
        };
    }

    /** The largest of all: beyond it nothing is read. */
    public DataSize largest() {
        DataSize most = picture;
        most = sound.compareTo(most) > 0 ? sound : most;
        return document.compareTo(most) > 0 ? document : most;
    }
}
