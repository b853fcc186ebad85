package org.gongqiao.app.sessions.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.decision.Verdicts;
import org.gongqiao.app.law.democracy.SessionFacts.Power;
import org.gongqiao.app.sessions.Guide;
import org.gongqiao.app.sessions.Judge;
import org.gongqiao.app.sessions.Session;
import org.gongqiao.app.sessions.SessionOutcome;
import org.gongqiao.app.sessions.Sessions;
import org.gongqiao.app.sessions.after.Filings;
import org.gongqiao.app.sessions.after.Resolutions;
import org.gongqiao.app.sessions.agenda.Agenda;
import org.gongqiao.app.sessions.agenda.Item;
import org.gongqiao.app.sessions.decide.ItemVotes;
import org.gongqiao.app.sessions.roll.Roll;
import org.gongqiao.app.ui.Ui;
import org.gongqiao.app.voting.Manner;
import org.gongqiao.app.voting.Vote;
import org.gongqiao.app.voting.Votes;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Gathers what an officer's pages of a session show, and answers what was done on them. */
@Component
public class SessionView {

    private final Sessions sessions;
    private final Guide guide;
    private final Agenda agenda;
    private final Roll roll;
    private final Resolutions resolutions;
    private final Filings filings;
    private final Votes votes;
    private final BallotView ballots;
    private final Judge judge;
    private final Verdicts verdicts;
    private final Ids ids;

    SessionView(Sessions sessions, Guide guide, Agenda agenda, Roll roll, Resolutions resolutions, Filings filings, Votes votes, BallotView ballots, Judge judge, Verdicts verdicts,
                Ids ids) {
        this.sessions = sessions;
        this.guide = guide;
        this.agenda = agenda;
        this.roll = roll;
        this.resolutions = resolutions;
        this.filings = filings;
        this.votes = votes;
        this.ballots = ballots;
        this.judge = judge;
        this.verdicts = verdicts;
        this.ids = ids;
    }

    @Transactional(readOnly = true)
    public SessionPages.Show show(String page, UUID id, Ui ui, SessionPages.Problem problem, Map<String, String> typed) {
        Session session = sessions.get(id);
        List<Guide.Stand> stands = guide.of(session);
        List<Item> items = agenda.of(id);
        var found = new HashMap<UUID, Vote>();
        items.stream().filter(item -> item.voteId() != null).forEach(item -> votes.find(Objects.requireNonNull(item.voteId())).ifPresent(vote -> found.put(item.id(), vote)));
        return new SessionPages.Show(page, session, stands, Guide.next(session, stands).orElse(null), problem, Scope.desk().may(Permission.CONGRESS_WORK),
                Scope.desk().may(Permission.CONGRESS_REVIEW) && !session.unitId().equals(Scope.desk().unitId()), items, agenda.powers(session, items),
                results(session, items), roll.turnout(session), roll.of(id), sessions.papers(id), agenda.opinions(id), agenda.discussions(id), agenda.groups(id),
                agenda.reach(id), resolutions.of(id), found, ballots.of(session, items, true), matters(session, ui), powers(ui), sources(ui),
                agenda.passedBefore(session).stream().map(item -> new Ui.Option(item.id().toString(), item.title())).toList(), manners(ui),
                verdicts.about("session", id), filings.above(session.unitId()).map(above -> above.name()).orElse(null),
                filings.dueOn(session).map(due -> due.earlier()).orElse(null), roll.takesSignIns(session), ids.next().toString(), typed);
    }

    Map<UUID, SessionPages.Ballot> ownBallots(Session session, List<Item> items) {
        return ballots.of(session, items, false);
    }

    /** The verdict on each count, with the boundary it used. */
    Map<UUID, Verdict> results(Session session, List<Item> items) {
        var found = new LinkedHashMap<UUID, Verdict>();
        for (Item item : items) {
            Item.Counted count = item.count();
            if (count != null) {
                found.put(item.id(), judge.vote(session, ItemVotes.facts(item, count)).verdict());
            }
        }
        return found;
    }

    List<Ui.Option> matters(Session session, Ui ui) {
        return agenda.matters(session).stream().map(named -> new Ui.Option(named.matter(), matter(ui, named.matter()) + " · " + ui.msg("sessions.power." + named.power().name())))
                .toList();
    }

    static String matter(Ui ui, String matter) {
        return ui.msg("sessions.matter." + matter);
    }

    static List<Ui.Option> powers(Ui ui) {
        return Arrays.stream(Power.values()).map(power -> new Ui.Option(power.name(), ui.msg("sessions.power." + power.name()))).toList();
    }

    private static List<Ui.Option> sources(Ui ui) {
        return Arrays.stream(Item.Source.values()).filter(source -> source != Item.Source.EARLIER)
                .map(source -> new Ui.Option(source.name(), ui.msg("sessions.source." + source.name()))).toList();
    }

    private static List<Ui.Option> manners(Ui ui) {
        return Arrays.stream(Manner.values()).map(manner -> new Ui.Option(manner.name(), ui.msg("voting.manner." + manner.name()))).collect(Collectors.toList());
    }

    ModelAndView page(String page, UUID id, Ui ui) {
        return page(page, HttpStatus.OK, id, ui, SessionPages.Problem.NONE, Map.of());
    }

    /** With what the address brought along for a field, such as the code that a delegate showed. */
    ModelAndView page(String page, UUID id, Ui ui, Map<String, String> typed) {
        return page(page, HttpStatus.OK, id, ui, SessionPages.Problem.NONE, typed);
    }

    private ModelAndView page(String page, HttpStatus status, UUID id, Ui ui, SessionPages.Problem problem, Map<String, String> typed) {
        return view("sessions/" + page, status, show(page, id, ui, problem, typed));
    }

    /** After an act: on to the page with a message, or the same page with the reason and what was typed. */
    ModelAndView answer(SessionOutcome outcome, UUID id, String page, String done, Ui ui, RedirectAttributes redirect, Map<String, String> typed) {
        return switch (outcome) {
            case SessionOutcome.Done ok -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done(done));
                yield new ModelAndView("redirect:/sessions/" + id + (page.equals("show") ? "" : "/" + page));
            }
            case SessionOutcome.Refused refused -> page(page, HttpStatus.UNPROCESSABLE_CONTENT, id, ui, problem(refused, ui), typed);
            case SessionOutcome.NotPossible no -> page(page, HttpStatus.UNPROCESSABLE_CONTENT, id, ui, problem(no, ui), typed);
            case SessionOutcome.Stale stale -> page(page, HttpStatus.CONFLICT, id, ui, problem(stale, ui), typed);
        };
    }

    static SessionPages.Problem problem(SessionOutcome outcome, Ui ui) {
        return switch (outcome) {
            case SessionOutcome.Done ok -> SessionPages.Problem.NONE;
            case SessionOutcome.Refused(Verdict verdict) -> new SessionPages.Problem("", verdict);
            case SessionOutcome.NotPossible no -> new SessionPages.Problem(ui.msg(no.key(), no.args().toArray()), null);
            case SessionOutcome.Stale stale -> new SessionPages.Problem(ui.msg("sessions.stale"), null);
        };
    }

    static ModelAndView view(String name, HttpStatus status, Object page) {
        return new ModelAndView(name, new HashMap<>(Map.of("page", page)), status);
    }

    /** The days of the reports that wait. */
    @Transactional(readOnly = true)
    public SessionPages.Filings filings() {
        List<Session> waiting = filings.waiting(100);
        var due = new HashMap<UUID, LocalDate>();
        waiting.forEach(session -> filings.dueOn(session).ifPresent(found -> due.put(session.id(), found.earlier())));
        return new SessionPages.Filings(waiting, filings.received(50), due);
    }
}
