package org.gongqiao.app.casework;

import java.util.UUID;

/** A matter is like an open one; its person and the lead's officer are asked. */
public record JoiningProposed(UUID matterId, UUID subject, UUID lead, boolean samePerson) {}
