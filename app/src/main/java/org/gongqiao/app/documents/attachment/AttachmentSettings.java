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
 * @param video         largest video: a short clip
 * @param document      largest PDF, office or text file
 * @param pixels        most pixels of a picture
 * @param unpacked      most bytes that an office file may unpack to
 * @param perOwner      most bytes of one record
 * @param filesPerOwner most files of one record
 * @param waiting       most bytes that one person has waiting for a form
 * @param visitor       most bytes that one visitor without an account has waiting
 * @param visitors      where even many visitors together stop, so that they never fill the disk
 * @param kept          how long an upload waits for its form
 */
@ConfigurationProperties("gq.attachments")
public record AttachmentSettings(@DefaultValue("20MB") DataSize picture, @DefaultValue("50MB") DataSize sound,
                                 @DefaultValue("100MB") DataSize video, @DefaultValue("30MB") DataSize document,
                                 @DefaultValue("120000000") long pixels, @DefaultValue("200MB") DataSize unpacked,
                                 @DefaultValue("500MB") DataSize perOwner, @DefaultValue("200") int filesPerOwner,
                                 @DefaultValue("150MB") DataSize waiting, @DefaultValue("120MB") DataSize visitor, @DefaultValue("50GB") DataSize visitors,
                                 @DefaultValue("24h") Duration kept) {

    public DataSize limit(FileType.Sort sort) {
        return switch (sort) {
            case PICTURE -> picture;
            case SOUND -> sound;
            case VIDEO -> video;
            case DOCUMENT -> document;
        };
    }

    /** The largest of all: beyond it nothing is read. */
    public DataSize largest() {
        DataSize most = picture;
        most = sound.compareTo(most) > 0 ? sound : most;
        most = video.compareTo(most) > 0 ? video : most;
        return document.compareTo(most) > 0 ? document : most;
    }
}
