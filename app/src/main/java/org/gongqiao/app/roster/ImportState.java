package org.gongqiao.app.roster;

/** Where an import stands; message {@code roster.state.<NAME>}. */
public enum ImportState {
    /** The file is being read and compared; nothing of it is a member's data yet. */
    READING(true),
    /** The file as a whole cannot be read. */
    REFUSED(false),
    /** Waits for the officer's word. */
    PREVIEWED(false),
    CANCELLED(false),
    /** Being written, chunk by chunk. */
    WRITING(true),
    DONE(false),
    UNDOING(true),
    UNDONE(false);

    private final boolean running;

    ImportState(boolean running) {
        this.running = running;
    }

    /** Whether a job is at work. */
    public boolean isRunning() {
        return running;
    }
}
