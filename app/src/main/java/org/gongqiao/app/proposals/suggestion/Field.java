package org.gongqiao.app.proposals.suggestion;

/** What a suggestion improves; message {@code proposals.field.<NAME>}. */
public enum Field {
    PROCESS, SAFETY, QUALITY, SAVING, SERVICE, MANAGEMENT
}
