package org.gongqiao.app.documents;

/** The types of file that are taken, told by their content and never by their name. */
public enum FileType {
    JPEG("jpg", "image/jpeg", Sort.PICTURE),
    PNG("png", "image/png", Sort.PICTURE),
    WEBP("webp", "image/webp", Sort.PICTURE),
    /** What an iPhone stores; only its own browser and a few programs show it. */
    HEIC("heic", "image/heic", Sort.PICTURE),
    PDF("pdf", "application/pdf", Sort.DOCUMENT),
    DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Sort.DOCUMENT),
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Sort.DOCUMENT),
    TXT("txt", "text/plain", Sort.DOCUMENT),
    MP3("mp3", "audio/mpeg", Sort.SOUND),
    M4A("m4a", "audio/mp4", Sort.SOUND),
    OGG("ogg", "audio/ogg", Sort.SOUND),
    WEBM("webm", "audio/webm", Sort.SOUND),
    WAV("wav", "audio/wav", Sort.SOUND),
    MP4("mp4", "video/mp4", Sort.VIDEO),
    /** What an iPhone records. */
    MOV("mov", "video/quicktime", Sort.VIDEO),
    WEBM_VIDEO("webm", "video/webm", Sort.VIDEO);

    /** What a limit of size is set for. */
    public enum Sort { PICTURE, SOUND, VIDEO, DOCUMENT }

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

    /** Whether every browser shows the picture; others are saved to be looked at. */
    public boolean isShown() {
        return sort == Sort.PICTURE && this != HEIC;
    }

    public Sort sort() {
        return sort;
    }
}
