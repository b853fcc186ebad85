package org.gongqiao.app.organization.web;

import java.util.UUID;

/** What everybody may know of a union or an employer. */
public record Suggestion(UUID id, String name, String place) {}
