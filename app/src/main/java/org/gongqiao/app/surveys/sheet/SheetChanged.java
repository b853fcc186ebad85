package org.gongqiao.app.surveys.sheet;

import java.util.UUID;

/** A sheet was returned to the union that filled it in. */
public record SheetChanged(UUID sheetId) {}
