package org.gongqiao.app.congress;

import java.util.List;
import java.util.UUID;
import org.gongqiao.app.ui.Ui;

/** What a delegate has to do or may see: each module that knows some (sessions, proposals, votes) has a bean. */
public interface DelegateDuties {

    /** In the person's own scope; {@code text} in the language of {@code ui}. */
    List<Duty> of(Ui ui, UUID body, UUID person);
}
