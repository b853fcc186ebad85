package org.gongqiao.app.openness.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.law.ReckonedStep;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.openness.disclosure.Enterprise;
import org.gongqiao.app.openness.disclosure.Enterprises;
import org.gongqiao.app.openness.disclosure.Item;
import org.gongqiao.app.openness.disclosure.Publication;
import org.gongqiao.app.openness.disclosure.Question;
import org.gongqiao.app.openness.disclosure.Reading;
import org.gongqiao.app.openness.participation.Shown;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;

/** What the pages of open management show. */
public final class OpennessPages {

    private OpennessPages() {}

    /** The name of a matter or slot in the reader's language: the unit's own words, or the text of a key. */
    public static String label(Ui ui, String label) {
        return label.startsWith("openness.item.") || label.startsWith("openness.slot.") ? ui.msg(label) : label;
    }

    public static String label(Ui ui, Item item) {
        return item.name() == null ? ui.msg("openness.item." + (item.kind() == null ? "OWN" : item.kind().name())) : item.name();
    }

    /** A count of people as it may be read. */
    public static String shown(Ui ui, Shown shown) {
        return ui.msg("openness.shown." + shown.kind().name(), shown.bound());
    }

    /**
     * The first step at an enterprise.
     *
     * @param employers choices from the directory
     * @param federation a desk of a union above, where nothing is set up
     */
    public record SetUp(boolean federation, boolean mayWork, List<Ui.Option> employers, Map<String, String> typed, Map<String, String> errors) {}

    /** @param verdict what D-28 says; null for a matter of the unit's own */
    public record Row(Item item, @Nullable Verdict verdict, boolean overdue) {}

    /** The list of an enterprise. */
    public record ListPage(Enterprise enterprise, List<Row> rows, int overdue, int waiting, boolean mayWork, UUID key, Map<String, String> typed,
                           Map<String, String> errors) {}

    /** The enterprises of a union above. */
    public record Overview(Enterprises.Summary summary, List<Enterprises.Standing> rows, @Nullable String next) {}

    /** One matter with what was published of it. */
    public record ItemPage(Enterprise enterprise, Item item, @Nullable Verdict verdict, boolean overdue, List<ReckonedStep> steps, List<Publication> publications,
                           boolean mayWork, @Nullable Verdict refused, Map<String, String> errors) {}

    /** The form that publishes. */
    public record PublishPage(Enterprise enterprise, Item item, UUID key, Map<String, String> typed, List<String> names, List<String> values,
                              boolean mayBeSecret, @Nullable Verdict refused, Map<String, String> errors) {}

    /** What was published, on the desk. */
    public record PublicationPage(Enterprise enterprise, Item item, Publication publication, Shown opened, List<Attachment> attachments,
                                  List<Question> questions, boolean mayWork, Map<String, String> errors) {}

    public record QuestionList(boolean waiting, List<QuestionRow> rows) {}

    public record QuestionRow(Question question, @Nullable LocalDate dueOn, @Nullable LocalDate lateAfter) {}

    public record QuestionPage(Question question, Publication publication, Verdict verdict, @Nullable LocalDate dueOn, @Nullable LocalDate lateAfter,
                               @Nullable UUID clock, List<Ui.Event> history, boolean mayReply, String typed, Map<String, String> errors) {}

    /** @param board null without a live membership, or where the enterprise keeps none */
    public record OwnBoard(Reading.@Nullable Board board, List<Question> questions) {}

    public record OwnPublication(Reading.Seen seen, String enterpriseName, int days, String typed, boolean named, UUID key, Map<String, String> errors) {}

    public record OwnQuestion(Question question, @Nullable LocalDate dueOn, @Nullable LocalDate lateAfter, List<Ui.Event> history, Map<String, String> errors) {}

    /** The notice board, to be printed and posted. */
    public record Board(Enterprise enterprise, List<Publication> publications, LocalDate on) {}
}
