package org.gongqiao.app.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.ui.Ui;
import org.springframework.stereotype.Component;

/** The steps of a matter as a timeline, the newest first. */
@Component
public class MatterHistory {

    private final Matters matters;

    MatterHistory(Matters matters) {
        this.matters = matters;
    }

    public List<Ui.Event> of(Ui ui, UUID matterId) {
        var events = new ArrayList<Ui.Event>();
        for (MatterStep step : matters.steps(matterId).reversed()) {
            String who = step.bySelf() ? ui.msg("casework.byPerson") : step.unitName() == null ? ui.msg("casework.bySystem") : step.unitName();
            events.add(new Ui.Event(Ui.Stage.DONE, ui.msg(step.key(), step.args().toArray()), ui.time(step.at()), who, null));
        }
        return events;
    }
}
