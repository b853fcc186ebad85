package org.gongqiao.app.supervision.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.supervision.risk.Risk;
import org.gongqiao.app.supervision.risk.RiskReader;
import org.gongqiao.app.supervision.risk.RiskStep;
import org.jspecify.annotations.Nullable;

/** What the pages about risks show. */
public final class RiskPages {

    private RiskPages() {}

    /** @param named whether the reader of the page was named; without it nothing is listed */
    public record ListPage(List<Risk> risks, boolean named, boolean mayName, boolean watches, List<RiskReader> readers, LocalDate today, String phone,
                           Map<String, String> errors) {}

    /** The form of a risk, as typed. */
    public record Form(String key, String employerId, String q, String kind, String workers, String months, boolean stopping, boolean stoppage, String situation,
                       String foundOn, Map<String, String> errors) {}

    /** @param clockId of the time to report, which explains its day; null where the matter has left the scope */
    public record Show(Risk risk, List<Verdict> grounds, Optional<Due> due, @Nullable UUID clockId, List<RiskStep> steps, Map<String, String> errors) {}
}
