package org.gongqiao.app.sessions.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.sessions.Guide;
import org.gongqiao.app.sessions.Session;
import org.gongqiao.app.sessions.Sessions;
import org.gongqiao.app.sessions.after.Resolution;
import org.gongqiao.app.sessions.after.Resolutions;
import org.gongqiao.app.sessions.agenda.Agenda;
import org.gongqiao.app.sessions.agenda.Discussion;
import org.gongqiao.app.sessions.agenda.Item;
import org.gongqiao.app.sessions.agenda.Opinion;
import org.gongqiao.app.sessions.agenda.Reach;
import org.gongqiao.app.sessions.between.Between;
import org.gongqiao.app.sessions.between.Joint;
import org.gongqiao.app.sessions.roll.Roll;
import org.gongqiao.app.sessions.roll.Seat;
import org.gongqiao.app.sessions.roll.Turnout;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sessions for other programs of an officer: the same rules and refusals as on the pages. */
@RestController
@RequestMapping("/api/v1")
class CongressSessionApi {

    private static final int MOST = 100;

    private final Sessions sessions;
    private final SessionDesk desk;
    private final SessionAnswers answers;
    private final Guide guide;
    private final Agenda agenda;
    private final Roll roll;
    private final Resolutions resolutions;
    private final Between between;
    private final SessionView view;

    CongressSessionApi(Sessions sessions, SessionDesk desk, SessionAnswers answers, Guide guide, Agenda agenda, Roll roll, Resolutions resolutions, Between between, SessionView view) {
        this.sessions = sessions;
        this.desk = desk;
        this.answers = answers;
        this.guide = guide;
        this.agenda = agenda;
        this.roll = roll;
        this.resolutions = resolutions;
        this.between = between;
        this.view = view;
    }

    /** @param stands each step with its day and its verdict, as things stand */
    record Shown(Session session, List<Guide.Stand> stands, Turnout turnout) {}

    /** @param papers names and hashes */
    record Papers(int version, List<Paper> papers, int delegates, int proved) {}

    record Paper(UUID id, String name, String sha256) {}

    record Added(@Nullable List<UUID> attachments) {}

    @Allowed(Permission.CONGRESS_READ)
    @GetMapping("/congress-sessions")
    List<Session> list() {
        return sessions.of(Scope.desk().unit());
    }

    @Allowed(Permission.CONGRESS_READ)
    @GetMapping("/congress-sessions/ahead")
    List<Session> ahead() {
        return sessions.ahead(MOST);
    }

    @Allowed(Permission.CONGRESS_WORK)
    @PostMapping("/congress-sessions")
    ResponseEntity<?> prepare(@RequestBody Forms.Prepare form) {
        return answers.of(desk.prepare(form), HttpStatus.CREATED);
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "session")
    @GetMapping("/congress-sessions/{id}")
    Shown show(@PathVariable UUID id) {
        Session session = sessions.get(id);
        return new Shown(session, guide.of(session), roll.turnout(session));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PutMapping("/congress-sessions/{id}/details")
    ResponseEntity<?> change(@PathVariable UUID id, @RequestBody Forms.Change form) {
        return answers.of(desk.change(id, form));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/congress-sessions/{id}/notice")
    ResponseEntity<?> call(@PathVariable UUID id, @RequestBody Forms.Step form) {
        return answers.of(desk.call(id, form));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/congress-sessions/{id}/opening")
    ResponseEntity<?> open(@PathVariable UUID id, @RequestBody Forms.Step form) {
        return answers.of(desk.open(id, form));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/congress-sessions/{id}/closing")
    ResponseEntity<?> close(@PathVariable UUID id, @RequestBody Forms.Step form) {
        return answers.of(desk.close(id, form));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/congress-sessions/{id}/cancellation")
    ResponseEntity<?> cancel(@PathVariable UUID id, @RequestBody Forms.Step form) {
        return answers.of(desk.cancel(id, form));
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "session")
    @GetMapping("/congress-sessions/{id}/items")
    List<Item> items(@PathVariable UUID id) {
        return agenda.of(id);
    }

    /** The kinds of matter that the text of the day names, with the power of each. */
    @Allowed(value = Permission.CONGRESS_READ, record = "session")
    @GetMapping("/congress-sessions/{id}/matters")
    List<Agenda.Named> matters(@PathVariable UUID id) {
        return agenda.matters(sessions.get(id));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/congress-sessions/{id}/items")
    ResponseEntity<?> add(@PathVariable UUID id, @RequestBody Forms.AddItem form) {
        return answers.of(desk.add(id, form), HttpStatus.CREATED);
    }

    /** Brings the report on the proposals since the session before, with its paper. */
    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/congress-sessions/{id}/proposal-report")
    ResponseEntity<?> bringProposals(@PathVariable UUID id) {
        return answers.of(desk.bringProposals(id), HttpStatus.CREATED);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "sessionItem")
    @PutMapping("/session-items/{id}")
    ResponseEntity<?> change(@PathVariable UUID id, @RequestBody Forms.ChangeItem form) {
        return answers.of(desk.change(id, form));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "sessionItem")
    @PostMapping("/session-items/{id}/screening")
    ResponseEntity<?> screen(@PathVariable UUID id, @RequestBody Forms.Screen form) {
        return answers.of(desk.screen(id, form));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "sessionItem")
    @PostMapping("/session-items/{id}/vote")
    ResponseEntity<?> put(@PathVariable UUID id, @RequestBody Forms.PutToVote form) {
        return answers.of(desk.put(id, form), HttpStatus.CREATED);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "sessionItem")
    @PostMapping("/session-items/{id}/count")
    ResponseEntity<?> count(@PathVariable UUID id, @RequestBody Forms.Count form) {
        return answers.of(desk.count(id, form));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "sessionItem")
    @PostMapping("/session-items/{id}/conclusion")
    ResponseEntity<?> conclude(@PathVariable UUID id, @RequestBody Forms.Step form) {
        return answers.of(desk.conclude(id, form));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "sessionItem")
    @PostMapping("/session-items/{id}/resolution")
    ResponseEntity<?> resolve(@PathVariable UUID id, @RequestBody Forms.Resolve form) {
        return answers.of(desk.resolve(id, form), HttpStatus.CREATED);
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "session")
    @GetMapping("/congress-sessions/{id}/papers")
    Papers papers(@PathVariable UUID id) {
        Session session = sessions.get(id);
        Turnout turnout = roll.turnout(session);
        return new Papers(session.papersVersion(), sessions.papers(id).stream().map(CongressSessionApi::paper).toList(), turnout.heads(), turnout.proved());
    }

    private static Paper paper(Attachment attachment) {
        return new Paper(attachment.id(), attachment.fileName(), attachment.sha256());
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/congress-sessions/{id}/papers")
    ResponseEntity<?> addPapers(@PathVariable UUID id, @RequestBody Added form) {
        return answers.of(sessions.addPapers(id, form.attachments() == null ? List.of() : form.attachments()));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/congress-sessions/{id}/papers/removal")
    ResponseEntity<?> removePaper(@PathVariable UUID id, @RequestBody Forms.Remove form) {
        return answers.of(desk.removePaper(id, form));
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "session")
    @GetMapping("/congress-sessions/{id}/roll")
    List<Seat> roll(@PathVariable UUID id) {
        return roll.of(id);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/congress-sessions/{id}/receipts")
    ResponseEntity<?> receipt(@PathVariable UUID id, @RequestBody Forms.Receipt form) {
        return answers.of(desk.receipt(id, form));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/congress-sessions/{id}/sign-ins")
    ResponseEntity<?> signIn(@PathVariable UUID id, @RequestBody Forms.SignIn form) {
        return answers.of(desk.signIn(id, form));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/congress-sessions/{id}/sign-ins/removal")
    ResponseEntity<?> takeBack(@PathVariable UUID id, @RequestBody Forms.SignIn form) {
        return answers.of(desk.takeBack(id, form));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/congress-sessions/{id}/departures")
    ResponseEntity<?> leave(@PathVariable UUID id, @RequestBody Forms.SignIn form) {
        return answers.of(desk.leave(id, form));
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "session")
    @GetMapping("/congress-sessions/{id}/opinions")
    List<Opinion> opinions(@PathVariable UUID id) {
        return agenda.opinions(id);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/congress-sessions/{id}/opinions")
    ResponseEntity<?> note(@PathVariable UUID id, @RequestBody Forms.Say form) {
        return answers.of(desk.note(id, form), HttpStatus.CREATED);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/congress-sessions/{id}/answers")
    ResponseEntity<?> answer(@PathVariable UUID id, @RequestBody Forms.Answer form) {
        return answers.of(desk.answer(id, form));
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "session")
    @GetMapping("/congress-sessions/{id}/discussions")
    List<Discussion> discussions(@PathVariable UUID id) {
        return agenda.discussions(id);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/congress-sessions/{id}/discussions")
    ResponseEntity<?> discussed(@PathVariable UUID id, @RequestBody Forms.Discuss form) {
        return answers.of(desk.discussed(id, form));
    }

    /** How many looked at each item and how many spoke of it. */
    @Allowed(value = Permission.CONGRESS_READ, record = "session")
    @GetMapping("/congress-sessions/{id}/reach")
    Map<UUID, Reach> reach(@PathVariable UUID id) {
        return agenda.reach(id);
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "session")
    @GetMapping("/congress-sessions/{id}/resolutions")
    List<Resolution> resolutions(@PathVariable UUID id) {
        return resolutions.of(id);
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "resolution")
    @GetMapping("/resolutions/{id}")
    Resolution resolution(@PathVariable UUID id) {
        return resolutions.get(id);
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "resolution")
    @PostMapping("/resolutions/{id}/completion")
    ResponseEntity<?> carriedOut(@PathVariable UUID id, @RequestBody Forms.Step form) {
        return answers.of(desk.carriedOut(id, form));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/congress-sessions/{id}/publication")
    ResponseEntity<?> publish(@PathVariable UUID id, @RequestBody Forms.Step form) {
        return answers.of(desk.publish(id, form));
    }

    @Allowed(value = Permission.CONGRESS_WORK, record = "session")
    @PostMapping("/congress-sessions/{id}/filing")
    ResponseEntity<?> file(@PathVariable UUID id, @RequestBody Forms.Step form) {
        return answers.of(desk.file(id, form));
    }

    @Allowed(value = Permission.CONGRESS_REVIEW, record = "session")
    @PostMapping("/congress-sessions/{id}/receipt")
    ResponseEntity<?> receive(@PathVariable UUID id, @RequestBody Forms.Step form) {
        return answers.of(desk.receive(id, form));
    }

    @Allowed(Permission.CONGRESS_REVIEW)
    @GetMapping("/filings")
    SessionPages.Filings filings() {
        return view.filings();
    }

    @Allowed(Permission.CONGRESS_READ)
    @GetMapping("/joints")
    List<Joint> joints() {
        return between.of(Scope.desk().unit());
    }

    @Allowed(value = Permission.CONGRESS_READ, record = "joint")
    @GetMapping("/joints/{id}")
    Joint joint(@PathVariable UUID id) {
        return between.get(id);
    }

    @Allowed(Permission.CONGRESS_WORK)
    @PostMapping("/joints")
    ResponseEntity<?> meet(@RequestBody Forms.Meet form) {
        return answers.of(desk.meet(form), HttpStatus.CREATED);
    }
}
