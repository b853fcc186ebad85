package org.gongqiao.app.supervision.drafts;

import java.util.UUID;

/** It is known what became of an opinion; whoever gave it is told. */
public record FateDecided(UUID opinionId) {}
