package org.gongqiao.app.notices;

import java.util.List;
import java.util.UUID;

/**
 * A message as it leaves the program.
 *
 * @param template its key: gateways that send only registered texts choose theirs by it and fill in {@code args}
 */
public record Outgoing(UUID id, String address, String template, List<String> args, String language, String title, String text) {}
