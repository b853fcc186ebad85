package org.gongqiao.app.proposals.suggestion;

import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.clock.ClockRanOut;
import org.gongqiao.app.identity.Posts;
import org.gongqiao.app.notices.Message;
import org.gongqiao.app.notices.Notices;
import org.gongqiao.app.organization.Unions;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the worker and the union's officers. Runs after the commit, at least once, in a service scope of its own. */
@Component
class SuggestionNotices {

    private static final String RULE = "D-33.";

    private final SuggestionStore store;
    private final Notices notices;
    private final Posts posts;
    private final Unions unions;
    private final TransactionTemplate transaction;

    SuggestionNotices(SuggestionStore store, Notices notices, Posts posts, Unions unions, TransactionTemplate transaction) {
        this.store = store;
        this.notices = notices;
        this.posts = posts;
        this.unions = unions;
        this.transaction = transaction;
    }

    @Async
    @TransactionalEventListener(id = "proposals.notices.suggestion")
    void on(SuggestionChanged event) {
        unions.root().ifPresent(top -> Scope.run(Scope.service("suggestion-notices", top.areaPath()), () -> transaction.executeWithoutResult(status ->
                store.find(event.suggestionId()).ifPresent(suggestion -> tell(suggestion, event.change())))));
    }

    private void tell(Suggestion suggestion, SuggestionChanged.Change change) {
        switch (change) {
            case FILED -> posts.holdersAt(suggestion.unitId(), Permission.PROPOSAL_WORK).forEach(officer ->
                    notices.send(Message.inbox(officer, "proposals.notice.toReview", suggestion.number(), suggestion.title())
                            .leadingTo("/suggestions/" + suggestion.id())));
            case WITHDRAWN -> { }
            case ADOPTED, NOT_ADOPTED, DONE -> notices.send(Message.inbox(suggestion.personId(), "proposals.notice.suggestion." + change.name(), suggestion.number(),
                    suggestion.title()).leadingTo("/my/suggestions/" + suggestion.id()));
        }
    }

    /** The worker is told that his review, or the carrying out, is late; the union and the one above are told by casework. */
    @Async
    @TransactionalEventListener(id = "proposals.notices.suggestionLate")
    void on(ClockRanOut event) {
        if (event.limit().startsWith(RULE)) {
            unions.root().ifPresent(top -> Scope.run(Scope.service("suggestion-notices", top.areaPath()), () -> transaction.executeWithoutResult(status ->
                    store.ofMatter(event.matterId()).ifPresent(suggestion -> notices.send(Message.inbox(suggestion.personId(), "proposals.notice.suggestion.late",
                            suggestion.number(), suggestion.title(), suggestion.unitName()).leadingTo("/my/suggestions/" + suggestion.id()))))));
        }
    }
}
