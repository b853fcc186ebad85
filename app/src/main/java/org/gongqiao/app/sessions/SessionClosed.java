package org.gongqiao.app.sessions;

import java.util.UUID;

/** A session was closed; its results stand. */
public record SessionClosed(UUID session) {}
