package org.gongqiao.app.surveys.sheet;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.identity.Posts;
import org.gongqiao.app.notices.Message;
import org.gongqiao.app.notices.Notices;
import org.gongqiao.app.organization.Unions;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the officers of grassroots unions that sheets wait for them: when a survey is issued, when one comes back, and once a day
 * from some days ahead of its last day on. A union gets one message a survey, however many enterprises it covers; who holds which
 * post is read for all of them at once.
 */
@Component
public class SurveyNotices {

    /** Days ahead of the last day from which unions are reminded. */
    static final int AHEAD = 3;

    private final SheetStore store;
    private final Posts posts;
    private final Notices notices;
    private final Unions unions;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SurveyNotices(SheetStore store, Posts posts, Notices notices, Unions unions, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.posts = posts;
        this.notices = notices;
        this.unions = unions;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Async
    @TransactionalEventListener(id = "surveys.notices.issued")
    void on(SurveyIssued event) {
        service(() -> store.survey(event.surveyId()).ifPresent(survey -> tell(survey, store.units(survey.id()), "surveys.notice.issued")));
    }

    @Async
    @TransactionalEventListener(id = "surveys.notices.sheet")
    void on(SheetChanged event) {
        service(() -> store.find(event.sheetId()).ifPresent(sheet -> posts.holdersAt(sheet.unitId(), Permission.SURVEY_WORK).forEach(officer ->
                notices.send(Message.inbox(officer, "surveys.notice.returned", sheet.employer()).leadingTo("/survey-sheets/" + sheet.id())))));
    }

    /** One run of the job; returns how many unions were reminded. A second run on the same day reminds nobody again. */
    public int remind() {
        LocalDate today = LocalDate.now(clock);
        var reminded = new int[1];
        service(() -> {
            for (Survey survey : store.dueBy(today.plusDays(AHEAD))) {
                Map<UUID, Integer> late = store.remind(survey.id(), today);
                tell(survey, late, survey.isLate(today) ? "surveys.notice.late" : "surveys.notice.soon");
                reminded[0] += late.size();
            }
        });
        return reminded[0];
    }

    private void tell(Survey survey, Map<UUID, Integer> sheets, String template) {
        Map<UUID, List<UUID>> officers = posts.holdersAt(sheets.keySet(), Permission.SURVEY_WORK);
        officers.forEach((unit, persons) -> persons.forEach(officer -> notices.send(Message.inbox(officer, template, survey.title(), sheets.get(unit), survey.dueOn())
                .leadingTo("/survey-sheets?survey=" + survey.id()))));
    }

    private void service(Runnable work) {
        unions.root().ifPresent(top -> Scope.run(Scope.service("survey-notices", top.areaPath()), () -> transaction.executeWithoutResult(status -> work.run())));
    }
}
