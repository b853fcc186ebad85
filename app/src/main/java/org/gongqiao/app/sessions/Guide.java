package org.gongqiao.app.sessions;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.deadline.Due;
import org.gongqiao.app.law.decision.Decision;
import org.gongqiao.app.sessions.after.Filings;
import org.gongqiao.app.sessions.after.Resolution;
import org.gongqiao.app.sessions.after.Resolutions;
import org.gongqiao.app.sessions.agenda.Agenda;
import org.gongqiao.app.sessions.agenda.Item;
import org.gongqiao.app.sessions.roll.Roll;
import org.gongqiao.app.sessions.roll.Turnout;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The steps of a session in their order, how far each is, by when it is to be done, and the verdict on it as things stand. */
@Component
public class Guide {

    private final Agenda agenda;
    private final Roll roll;
    private final Resolutions resolutions;
    private final Filings filings;
    private final Judge judge;
    private final Clock clock;

    Guide(Agenda agenda, Roll roll, Resolutions resolutions, Filings filings, Judge judge, Clock clock) {
        this.agenda = agenda;
        this.roll = roll;
        this.resolutions = resolutions;
        this.filings = filings;
        this.judge = judge;
        this.clock = clock;
    }

    /** Message {@code sessions.step.<NAME>}; {@link #page} is the last part of the address where it is done. */
    public enum Step {
        AGENDA("agenda"), PAPERS("papers"), NOTICE("papers"), DISCUSSION("discussion"), SIGN_IN("door"), VOTES("votes"), RESOLUTIONS("resolutions"),
        PUBLICATION("filing"), FILING("filing"), FOLLOW_UP("resolutions");

        private final String page;

        Step(String page) {
            this.page = page;
        }

        public String page() {
            return page;
        }
    }

    /**
     * @param due     the day to go by; null where none is set
     * @param verdict as things stand; null where nothing can be said yet
     */
    public record Stand(Step step, boolean done, @Nullable LocalDate due, @Nullable Verdict verdict) {

        public boolean isBad() {
            return verdict instanceof Verdict.Unlawful;
        }
    }

    /** All steps; the first that is not done is the next one. */
    @Transactional(readOnly = true)
    public List<Stand> of(Session session) {
        List<Item> items = agenda.of(session.id()).stream().filter(Item::isAdmitted).toList();
        Turnout turnout = roll.turnout(session);
        boolean called = session.state() != SessionState.PREPARING && session.state() != SessionState.CANCELLED;
        boolean opened = session.openedAt() != null;
        var stands = new ArrayList<Stand>();
        LocalDate papersDue = judge.due(Judge.outBy(session), session.region(), session.heldOn()).map(Due::earlier).orElse(null);
        stands.add(new Stand(Step.AGENDA, !items.isEmpty(), papersDue, worst(session, items)));
        stands.add(new Stand(Step.PAPERS, session.papersVersion() > 0 || opened, papersDue, null));
        stands.add(new Stand(Step.NOTICE, called && turnout.proved() == turnout.heads() || opened, papersDue, papers(session).verdict()));
        stands.add(new Stand(Step.DISCUSSION, agenda.allDiscussed(session) || opened, session.heldOn(), null));
        stands.add(new Stand(Step.SIGN_IN, opened, session.heldOn(), called ? quorum(session, turnout) : null));
        stands.add(new Stand(Step.VOTES, session.isClosed(), session.heldOn(), null));
        List<Resolution> made = resolutions.of(session.id());
        // Who was elected needs nobody to carry it out; a resolution on it is free.
        List<UUID> resolvedItems = made.stream().map(Resolution::itemId).toList();
        boolean resolved = items.stream().filter(item -> item.result() == Item.Result.PASSED && !item.elects()).allMatch(item -> resolvedItems.contains(item.id()));
        stands.add(new Stand(Step.RESOLUTIONS, session.isClosed() && resolved, session.closedOn(), null));
        stands.add(new Stand(Step.PUBLICATION, session.publishedAt() != null, filings.publicationDue(session).map(Due::earlier).orElse(null), null));
        LocalDate closed = session.closedOn();
        stands.add(new Stand(Step.FILING, session.filedOn() != null, filings.dueOn(session).map(Due::earlier).orElse(null), closed == null || session.ofMembers() ? null
                : judge.filing(session, closed, session.filedOn() != null, session.filedOn() == null ? LocalDate.now(clock) : session.filedOn()).verdict()));
        stands.add(new Stand(Step.FOLLOW_UP, session.isClosed() && made.stream().noneMatch(Resolution::isOpen) && resolved,
                made.stream().filter(Resolution::isOpen).map(Resolution::dueOn).min(LocalDate::compareTo).orElse(null), null));
        return stands;
    }

    /** The first step that is not done; empty where all are, or the session was called off. */
    public static Optional<Stand> next(Session session, List<Stand> stands) {
        return session.state() == SessionState.CANCELLED ? Optional.empty() : stands.stream().filter(stand -> !stand.done()).findFirst();
    }

    /** D-11, J-25 as it stands: what is proved, and for who has no proof the day of today. */
    @Transactional(readOnly = true)
    public Decision papers(Session session) {
        LocalDate today = LocalDate.now(clock);
        boolean settled = session.openedAt() != null || session.recordedLater();
        LocalDate otherwise = settled || today.isAfter(session.heldOn()) ? session.heldOn() : today;
        // Before the session the groups still have time: what counts is then the day on which the papers are out.
        boolean discussed = agenda.allDiscussed(session) || session.isAhead() && today.isBefore(session.heldOn());
        return judge.papers(session, session.papersVersion() > 0 || session.state() == SessionState.PREPARING && !session.recordedLater(),
                roll.hadOn(session, otherwise), discussed);
    }

    private @Nullable Verdict quorum(Session session, Turnout turnout) {
        return turnout.delegates() == 0 ? null : judge.quorum(session, turnout.delegates(), turnout.present()).verdict();
    }

    /** The verdict of the agenda is that of its worst item. */
    private @Nullable Verdict worst(Session session, List<Item> items) {
        return agenda.powers(session, items).values().stream().max((a, b) -> Integer.compare(weight(a), weight(b))).orElse(null);
    }

    private static int weight(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Lawful v -> 0;
            case Verdict.Warning v -> 1;
            case Verdict.ToBeConfirmed v -> 2;
            case Verdict.Unlawful v -> 3;
        };
    }
}
