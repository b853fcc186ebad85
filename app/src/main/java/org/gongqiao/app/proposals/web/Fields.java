package org.gongqiao.app.proposals.web;

import java.util.Map;
import org.gongqiao.app.ui.Forms;
import org.gongqiao.app.ui.Ui;

/** What the forms of this module have in common: how long a text may be, and what a field is called. */
final class Fields {

    static final int LINE = 100;
    static final int TEXT = 2_000;
    private static final Map<String, String> LABELS = Map.ofEntries(Map.entry("topic", "proposals.topic"), Map.entry("title", "proposals.title"),
            Map.entry("reason", "proposals.reason"), Map.entry("measure", "proposals.measure"), Map.entry("field", "proposals.field"),
            Map.entry("situation", "proposals.suggest.situation"), Map.entry("improvement", "proposals.suggest.improvement"),
            Map.entry("result", "proposals.suggest.result"), Map.entry("owner", "proposals.assign.owner"), Map.entry("contact", "proposals.assign.contact"),
            Map.entry("phone", "proposals.assign.phone"), Map.entry("until", "proposals.assign.until"), Map.entry("kind", "proposals.enter.kind"),
            Map.entry("reply", "proposals.reply"), Map.entry("on", "proposals.enter.on"), Map.entry("subject", "proposals.pilots.subject"),
            Map.entry("source", "proposals.pilots.source"), Map.entry("value", "proposals.pilots.value"), Map.entry("text", "proposals.guides.text"),
            Map.entry("changes", "proposals.guides.changes"), Map.entry("before", "proposals.benefit.before"), Map.entry("after", "proposals.benefit.after"),
            Map.entry("pieces", "proposals.benefit.pieces"), Map.entry("months", "proposals.benefit.months"), Map.entry("cost", "proposals.benefit.cost"));

    private Fields() {}

    static Forms form(Ui ui) {
        return new Forms(ui, LABELS);
    }
}
