package org.gongqiao.app.documents;

/** The types of file that are taken, told by their content and never by their name. */
public enum FileType {
    JPEG("jpg", "image/jpeg", Sort.PICTURE),
    PNG("png", "image/png", Sort.PICTURE),
    WEBP("webp", "image/webp", Sort.PICTURE),
    PDF("pdf", "application/pdf", Sort.DOCUMENT),
    DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Sort.DOCUMENT),
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Sort.DOCUMENT),
    TXT("txt", "text/plain", Sort.DOCUMENT),
    MP3("mp3", "audio/mpeg", Sort.SOUND),
    M4A("m4a", "audio/mp4", Sort.SOUND),
    OGG("ogg", "audio/ogg", Sort.SOUND),
    WEBM("webm", "audio/webm", Sort.SOUND),
    WAV("wav", "audio/wav", Sort.SOUND);

    /** What a limit of size is set for. */
    public enum Sort { PICTURE, SOUND, DOCUMENT }

    private final String ending;
    private final String mediaType;
    private final Sort sort;

    FileType(String ending, String mediaType, Sort sort) {
        this.ending = ending;
        this.mediaType = mediaType;
        this.sort = sort;
    }

    public String ending() {
        return ending;
    }

    public String mediaType() {
        return mediaType;
    }

    public Sort sort() {
        return sort;
    }
}
