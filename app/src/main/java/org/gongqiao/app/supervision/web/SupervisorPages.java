package org.gongqiao.app.supervision.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.supervision.people.SupervisionBody;
import org.gongqiao.app.supervision.people.Supervisor;
import org.jspecify.annotations.Nullable;

/** What the pages about supervisors show. */
public final class SupervisorPages {

    private SupervisorPages() {}

    /** @param standing how the desk's union stands with S-08 */
    public record ListPage(List<Supervisor> rows, @Nullable SupervisionBody body, int members, Verdict standing, boolean mayWrite, LocalDate today,
                           @Nullable String next, BodyForm form, String phone, Map<String, String> errors) {}

    /** The form of the body, as typed. */
    public record BodyForm(String form, String establishedOn, String termUntil, String letterCode, String address, String phone, String email, String version) {

        static BodyForm of(@Nullable SupervisionBody body, LocalDate today) {
            return body == null ? new BodyForm("", today.toString(), "", "", "", "", "", "") : new BodyForm(body.form().name(), body.establishedOn().toString(),
                    body.termUntil() == null ? "" : body.termUntil().toString(), body.letterCode(), body.address(), body.phone(), body.email(),
                    String.valueOf(body.version()));
        }
    }

    /** @param card what the rules say to a card from this desk */
    public record Show(Supervisor supervisor, List<Verdict> card, boolean mayWrite, LocalDate today, Map<String, String> errors) {}
}
