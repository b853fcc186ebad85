package org.gongqiao.app.roster.web;

import java.util.stream.Collectors;
import org.gongqiao.app.roster.RosterImport;
import org.gongqiao.app.roster.sheet.Refusal;
import org.gongqiao.app.roster.sheet.RosterField;
import org.gongqiao.app.roster.sheet.RosterWording;

/** Why a stored import was not read and what to do, in words. */
final class RefusalWords {

    private RefusalWords() {}

    static String of(RosterImport plan, RosterWording words) {
        if (Refusal.MISSING_COLUMNS.id().equals(plan.refusal())) {
            return words.message(Refusal.MISSING_COLUMNS.messageKey(), plan.refusalArgs().stream()
                    .map(field -> RosterField.valueOf(field).heading(words.locale())).collect(Collectors.joining(", ")));
        }
        return words.message("roster.refusal." + plan.refusal(), plan.refusalArgs().toArray());
    }
}
