package org.gongqiao.app.sessions.agenda;

import java.time.LocalDate;

/** A group discussed the papers before the session. */
public record Discussion(String group, LocalDate heldOn, int present, String words) {}
