package org.gongqiao.app.proposals.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.proposals.guide.Guide;
import org.gongqiao.app.proposals.guide.Phase;
import org.gongqiao.app.proposals.guide.Pilot;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;

/** What the pages of guides and pilots show. */
public final class GuidePages {

    private GuidePages() {}

    public record Guides(List<Guide> guides, boolean mayWork) {}

    /** @param versions the newest first; @param files of the version shown */
    public record Show(Guide guide, Guide.Version shown, List<Guide.Version> versions, List<Attachment> files, boolean mayChange, Map<String, String> typed,
                       Map<String, String> errors) {

        public String typed(String field) {
            return typed.getOrDefault(field, "");
        }
    }

    public record New(String key, String title, String text, List<Attachment> waiting, Map<String, String> errors) {}

    public record Pilots(List<Pilot> pilots, boolean mayWork) {}

    public record NewPilot(String key, String unit, String unitText, String guide, List<Ui.Option> guides, String subject, String from, String until,
                           Map<String, String> errors) {}

    public record PilotShow(Pilot pilot, @Nullable Guide guide, List<Pilot.Compared> figures, boolean mayWork, Map<String, String> typed, Map<String, String> errors) {

        /** The days that all counted figures of a phase count; empty where there is none, or they differ. */
        public String days(Phase phase) {
            List<String> all = figures.stream().map(each -> phase == Phase.BASELINE ? each.before() : each.after()).filter(Objects::nonNull)
                    .filter(Pilot.Figure::counted).map(Pilot.Figure::source).distinct().toList();
            return all.size() == 1 ? all.getFirst() : "";
        }

        public String typed(String field) {
            return typed.getOrDefault(field, "");
        }
    }
}
