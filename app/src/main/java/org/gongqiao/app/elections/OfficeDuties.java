package org.gongqiao.app.elections;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.congress.DelegateDuties;
import org.gongqiao.app.congress.Duty;
import org.gongqiao.app.ui.Ui;
import org.springframework.stereotype.Component;

/** A delegate who holds an office finds it from his page. */
@Component
class OfficeDuties implements DelegateDuties {

    private final Offices offices;

    OfficeDuties(Offices offices) {
        this.offices = offices;
    }

    @Override
    public List<Duty> of(Ui ui, UUID body, UUID person) {
        return offices.ofPerson(person).stream().map(Tenure::termTo).min(Comparator.naturalOrder())
                .map(first -> List.of(new Duty(ui.msg("elections.own.duty"), "/my/offices", first))).orElse(List.of());
    }
}
