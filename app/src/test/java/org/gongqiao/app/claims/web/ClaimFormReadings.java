package org.gongqiao.app.claims.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.claims.file.Occupation;
import org.gongqiao.app.claims.template.TemplatesOfTheProgram;

/** Reads a form as the controllers do. */
public final class ClaimFormReadings {

    private ClaimFormReadings() {}

    public static Map<String, String> faults(Map<String, String> typed) {
        return new ClaimForm(typed).faults(LocalDate.of(2026, 11, 20), false);
    }

    public static Long amount(String typed) {
        var fields = new HashMap<>(Map.of("key", UUID.randomUUID().toString(), "type", "CLAIM", "occupation", "COURIER", "topic", "WAGES", "q", "x", "text", "y"));
        fields.put("amount", typed);
        var form = new ClaimForm(fields);
        if (!form.faults(LocalDate.of(2026, 11, 20), false).isEmpty()) {
            throw new AssertionError(form.faults(LocalDate.of(2026, 11, 20), false));
        }
        return form.toCommand(TemplatesOfTheProgram.of(Occupation.COURIER), false, null, List.of()).amountCents();
    }
}
