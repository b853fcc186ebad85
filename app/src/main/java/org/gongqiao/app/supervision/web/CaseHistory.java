package org.gongqiao.app.supervision.web;

import java.util.List;
import java.util.UUID;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.ui.Ui;
import org.springframework.stereotype.Component;

/** The steps of a case as a timeline, the newest first. */
@Component
class CaseHistory {

    private final Matters matters;

    CaseHistory(Matters matters) {
        this.matters = matters;
    }

    List<Ui.Event> of(Ui ui, UUID matterId) {
        return matters.steps(matterId).reversed().stream().map(step -> new Ui.Event(Ui.Stage.DONE, ui.msg(step.key(), step.args().toArray()), ui.time(step.at()),
                step.unitName() == null ? ui.msg("casework.bySystem") : step.unitName(), null)).toList();
    }
}
