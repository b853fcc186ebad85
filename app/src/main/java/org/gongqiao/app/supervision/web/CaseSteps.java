package org.gongqiao.app.supervision.web;

import java.util.ArrayList;
import java.util.List;
import org.gongqiao.app.supervision.CaseView;
import org.gongqiao.app.supervision.file.LetterKind;
import org.gongqiao.app.supervision.file.Stage;
import org.gongqiao.app.ui.Ui;
import org.springframework.stereotype.Component;

/** A case in five steps, for the row at the top of its page. */
@Component
class CaseSteps {

    List<Ui.Step> of(CaseView view, Ui ui) {
        var row = new ArrayList<Ui.Step>();
        Stage stage = view.file().stage();
        boolean closed = !view.file().isOpen();
        row.add(step(ui, "clue", true, stage == Stage.CLUE, closed, ui.date(view.file().foundOn())));
        row.add(step(ui, "inquiry", !view.inquiries().isEmpty(), stage == Stage.INQUIRY || stage == Stage.BREACH, closed, null));
        row.add(letter(view, ui, "opinion", LetterKind.OPINION, stage == Stage.OPINION, closed));
        row.add(letter(view, ui, "recommendation", LetterKind.RECOMMENDATION, stage == Stage.RECOMMENDATION, closed));
        row.add(new Ui.Step(closed ? Ui.Stage.DONE : stage == Stage.PROSECUTORS ? Ui.Stage.NOW : Ui.Stage.NEXT,
                ui.msg(stage == Stage.PROSECUTORS ? "supervision.stage.PROSECUTORS" : "supervision.row.end"),
                view.file().outcome() == null ? null : ui.msg("supervision.outcome." + view.file().outcome().name())));
        return row;
    }

    private static Ui.Step letter(CaseView view, Ui ui, String name, LetterKind kind, boolean now, boolean closed) {
        var issued = view.letters().stream().filter(each -> each.kind() == kind && each.isIssued()).reduce((a, b) -> b);
        return step(ui, name, issued.isPresent(), now, closed, issued.map(each -> ui.date(each.issuedOn())).orElse(null));
    }

    private static Ui.Step step(Ui ui, String name, boolean reached, boolean now, boolean closed, @org.jspecify.annotations.Nullable String note) {
        return new Ui.Step(now && !closed ? Ui.Stage.NOW : reached ? Ui.Stage.DONE : Ui.Stage.NEXT, ui.msg("supervision.row." + name), note);
    }
}
