package org.gongqiao.app.law.web;

import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.RecordLookup;
import org.gongqiao.app.law.decision.Kept;
import org.gongqiao.app.law.decision.Rerun;
import org.gongqiao.app.law.decision.Verdicts;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** A verdict as it was made, and run again. */
@Controller
class DecisionController implements RecordLookup {

    record RerunView(Kept decision, Rerun rerun) {}

    private final Verdicts verdicts;

    DecisionController(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    @Override
    public String kind() {
        return "law-decision";
    }

    @Override
    public boolean inScope(UUID id) {
        return verdicts.inScope(id);
    }

    @Allowed(value = Permission.DESK, record = "law-decision")
    @GetMapping("/law/decisions/{id}")
    ModelAndView show(@PathVariable UUID id) {
        Kept kept = verdicts.get(id);
        return new ModelAndView("law/decision", Map.of("page", new DecisionPage(kept, verdicts.rerun(kept.decision()))));
    }

    @Allowed(value = Permission.DESK, record = "law-decision")
    @GetMapping("/api/v1/law/decisions/{id}")
    @ResponseBody
    RerunView rerun(@PathVariable UUID id) {
        Kept kept = verdicts.get(id);
        return new RerunView(kept, verdicts.rerun(kept.decision()));
    }
}
