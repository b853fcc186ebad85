package org.gongqiao.app.casework.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.casework.Invitations;
import org.gongqiao.app.casework.PartMatter;
import org.gongqiao.app.casework.PartPage;
import org.gongqiao.app.ui.Ui;

/** What the pages for those without an account show. */
public final class PartPages {

    private PartPages() {}

    /**
     * Before anything is proved.
     *
     * @param lastDay of the grant
     * @param sent    whether a code is on its way
     */
    public record Invited(String link, Invitations.Invitation invitation, LocalDate lastDay, boolean sent, Map<String, String> errors) {}

    /** @param step what comes next, in the reader's language; empty where the matter is closed */
    public record Entered(PartMatter matter, PartRole role, String name, String step, List<PartPage> pages, List<Ui.Event> history) {}
}
