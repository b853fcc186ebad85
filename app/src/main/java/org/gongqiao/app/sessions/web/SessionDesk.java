package org.gongqiao.app.sessions.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.law.democracy.MatterFacts;
import org.gongqiao.app.law.democracy.SessionFacts.Power;
import org.gongqiao.app.sessions.NewSession;
import org.gongqiao.app.sessions.ProposalsOnAgenda;
import org.gongqiao.app.sessions.Session;
import org.gongqiao.app.sessions.SessionKind;
import org.gongqiao.app.sessions.SessionOutcome;
import org.gongqiao.app.sessions.Sessions;
import org.gongqiao.app.sessions.after.Filings;
import org.gongqiao.app.sessions.after.Resolutions;
import org.gongqiao.app.sessions.agenda.Agenda;
import org.gongqiao.app.sessions.agenda.Discussion;
import org.gongqiao.app.sessions.agenda.Item;
import org.gongqiao.app.sessions.agenda.NewItem;
import org.gongqiao.app.sessions.between.Between;
import org.gongqiao.app.sessions.between.NewJoint;
import org.gongqiao.app.sessions.decide.ItemBallots;
import org.gongqiao.app.sessions.decide.ItemElections;
import org.gongqiao.app.sessions.decide.ItemVotes;
import org.gongqiao.app.sessions.roll.Roll;
import org.gongqiao.app.voting.Manner;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what was typed on a page or sent by a program and does it: both get the same answers. */
@Component
public class SessionDesk {

    private final Sessions sessions;
    private final Agenda agenda;
    private final Roll roll;
    private final ItemVotes itemVotes;
    private final ItemBallots ballots;
    private final ItemElections itemElections;
    private final Resolutions resolutions;
    private final Filings filings;
    private final Between between;
    private final ProposalsOnAgenda proposals;
    private final Clock clock;

    SessionDesk(Sessions sessions, Agenda agenda, Roll roll, ItemVotes itemVotes, ItemBallots ballots, ItemElections itemElections, Resolutions resolutions, Filings filings, Between between, ProposalsOnAgenda proposals,
                Clock clock) {
        this.sessions = sessions;
        this.agenda = agenda;
        this.roll = roll;
        this.itemVotes = itemVotes;
        this.ballots = ballots;
        this.itemElections = itemElections;
        this.resolutions = resolutions;
        this.filings = filings;
        this.between = between;
        this.proposals = proposals;
        this.clock = clock;
    }

    private static SessionOutcome unless(Read read, Supplier<SessionOutcome> act) {
        return read.refusal().orElseGet(act);
    }

    SessionOutcome prepare(Forms.Prepare form) {
        var read = new Read();
        UUID key = read.id(form.key(), "sessions.fault.key");
        UUID body = read.id(form.body(), "sessions.fault.body");
        String title = read.line(form.title(), "sessions.fault.title");
        var calledFor = read.chosen(SessionKind.CalledFor.class, form.calledFor(), "sessions.fault.calledFor");
        MatterFacts.Firm firm = read.one(MatterFacts.Firm.class, form.firm(), "sessions.fault.firm");
        LocalDate on = read.day(form.heldOn(), "sessions.fault.heldOn");
        var starts = read.hour(form.startsAt());
        String place = read.line(form.place(), "sessions.fault.place");
        var made = new NewSession(key, body, title, calledFor, firm, on, starts, place, read.optional(form.chair(), Read.LINE), read.optional(form.recorder(), Read.LINE));
        return unless(read, () -> sessions.prepare(made));
    }

    SessionOutcome change(UUID id, Forms.Change form) {
        var read = new Read();
        int version = read.number(form.version(), "sessions.fault.version");
        String title = read.line(form.title(), "sessions.fault.title");
        LocalDate on = read.day(form.heldOn(), "sessions.fault.heldOn");
        var starts = read.hour(form.startsAt());
        String place = read.line(form.place(), "sessions.fault.place");
        String chair = read.optional(form.chair(), Read.LINE);
        String recorder = read.optional(form.recorder(), Read.LINE);
        return unless(read, () -> sessions.change(id, version, title, on, starts, place, chair, recorder));
    }

    SessionOutcome call(UUID id, Forms.Step form) {
        var read = new Read();
        int version = read.number(form.version(), "sessions.fault.version");
        String words = read.optional(form.words(), Read.TEXT);
        return unless(read, () -> sessions.call(id, version, words));
    }

    SessionOutcome open(UUID id, Forms.Step form) {
        var read = new Read();
        int version = read.number(form.version(), "sessions.fault.version");
        String words = read.optional(form.words(), Read.TEXT);
        return unless(read, () -> sessions.open(id, version, words));
    }

    SessionOutcome close(UUID id, Forms.Step form) {
        var read = new Read();
        int version = read.number(form.version(), "sessions.fault.version");
        LocalDate on = form.on() == null || form.on().isBlank() ? LocalDate.now(clock) : read.day(form.on(), "sessions.fault.on");
        return unless(read, () -> sessions.close(id, version, on));
    }

    SessionOutcome cancel(UUID id, Forms.Step form) {
        var read = new Read();
        int version = read.number(form.version(), "sessions.fault.version");
        String words = read.text(form.words(), "sessions.cancel.why");
        return unless(read, () -> sessions.cancel(id, version, words));
    }

    SessionOutcome add(UUID session, Forms.AddItem form) {
        var read = new Read();
        NewItem item = item(read, form.key(), form.title(), form.matter(), form.power(), form.words(),
                read.one(Item.Source.class, form.source(), "sessions.fault.source"), form.changesItem());
        return unless(read, () -> item.source() == Item.Source.EARLIER ? SessionOutcome.not("sessions.fault.source") : agenda.add(session, item));
    }

    SessionOutcome change(UUID item, Forms.ChangeItem form) {
        var read = new Read();
        int version = read.number(form.version(), "sessions.fault.version");
        NewItem now = item(read, item.toString(), form.title(), form.matter(), form.power(), form.words(), Item.Source.UNION, form.changesItem());
        return unless(read, () -> agenda.change(item, version, now));
    }

    private static NewItem item(Read read, @Nullable String key, @Nullable String title, @Nullable String matter, @Nullable String power, @Nullable String words,
                                Item.Source source, @Nullable String changes) {
        String named = read.optional(matter, Read.LINE);
        return new NewItem(read.id(key, "sessions.fault.key"), read.line(title, "sessions.fault.item"), named.matches("[a-zA-Z]+") ? named : null,
                read.chosen(Power.class, power, "sessions.fault.power"), read.optional(words, Read.TEXT), source, null,
                Read.optionalId(changes).orElse(null));
    }

    SessionOutcome bringProposals(UUID session) {
        return proposals.bring(session);
    }

    SessionOutcome screen(UUID item, Forms.Screen form) {
        var read = new Read();
        if (form.admitted() == null) {
            return SessionOutcome.not("sessions.fault.admitted");
        }
        String words = read.optional(form.words(), Read.TEXT);
        return unless(read, () -> agenda.screen(item, Read.yes(form.admitted()), words));
    }

    SessionOutcome note(UUID session, Forms.Say form) {
        var read = new Read();
        UUID key = read.id(form.key(), "sessions.fault.key");
        UUID item = read.id(form.item(), "sessions.fault.itemMissing");
        String group = read.optional(form.group(), Read.LINE);
        String words = read.text(form.words(), "sessions.fault.words");
        return unless(read, () -> {
            of(session, item);
            return agenda.note(item, group, words, key);
        });
    }

    SessionOutcome answer(UUID session, Forms.Answer form) {
        var read = new Read();
        UUID opinion = read.id(form.opinion(), "sessions.fault.opinion");
        String words = read.text(form.words(), "sessions.fault.words");
        return unless(read, () -> {
            if (agenda.opinions(session).stream().noneMatch(each -> each.id().equals(opinion))) {
                throw new NotFound("opinion", opinion);
            }
            return agenda.answer(opinion, words);
        });
    }

    SessionOutcome discussed(UUID session, Forms.Discuss form) {
        var read = new Read();
        LocalDate on = read.day(form.on(), "sessions.fault.on");
        int present = read.number(form.present(), "sessions.fault.present");
        String words = read.optional(form.words(), Read.TEXT);
        String group = read.optional(form.group(), Read.LINE);
        return unless(read, () -> agenda.discussed(session, new Discussion(group, on, present, words)));
    }

    SessionOutcome removePaper(UUID session, Forms.Remove form) {
        var read = new Read();
        UUID paper = read.id(form.paper(), "sessions.papers.nothing");
        String words = read.line(form.words(), "sessions.fault.words");
        return unless(read, () -> sessions.removePaper(session, paper, words));
    }

    SessionOutcome receipt(UUID session, Forms.Receipt form) {
        var read = new Read();
        UUID seat = read.id(form.seat(), "sessions.door.unknown");
        LocalDate on = read.day(form.on(), "sessions.fault.on");
        return unless(read, () -> roll.signedFor(session, seat, on));
    }

    SessionOutcome signIn(UUID session, Forms.SignIn form) {
        if (form.code() != null && !form.code().isBlank()) {
            return roll.signInByCode(session, form.code());
        }
        var read = new Read();
        UUID seat = read.id(form.seat(), "sessions.door.unknown");
        return unless(read, () -> roll.signInByName(session, seat));
    }

    SessionOutcome takeBack(UUID session, Forms.SignIn form) {
        var read = new Read();
        UUID seat = read.id(form.seat(), "sessions.door.unknown");
        return unless(read, () -> roll.takeBack(session, seat));
    }

    SessionOutcome leave(UUID session, Forms.SignIn form) {
        var read = new Read();
        UUID seat = read.id(form.seat(), "sessions.door.unknown");
        return unless(read, () -> roll.leave(session, seat));
    }

    SessionOutcome put(UUID item, Forms.PutToVote form) {
        var read = new Read();
        Manner manner = read.one(Manner.class, form.manner(), "sessions.fault.manner");
        int grace = form.graceHours() == null || form.graceHours().isBlank() ? 0 : read.number(form.graceHours(), "sessions.fault.grace");
        return unless(read, () -> grace > 720 ? SessionOutcome.not("sessions.fault.grace") : itemVotes.put(item, manner, grace));
    }

    @Transactional
    public SessionOutcome count(UUID item, Forms.Count form) {
        var read = new Read();
        int present = read.number(form.present(), "sessions.fault.present");
        int inFavour = read.number(form.inFavour(), "sessions.fault.votes");
        int against = read.number(form.against(), "sessions.fault.votes");
        int abstained = read.number(form.abstained(), "sessions.fault.votes");
        String words = read.optional(form.words(), Read.TEXT);
        return unless(read, () -> {
            Session session = sessions.get(agenda.get(item).sessionId());
            int electors = roll.turnout(session).delegates();
            return itemVotes.record(item, new Item.Counted(electors, present, inFavour, against, abstained, Read.yes(form.secret()), !Read.yes(form.together())), words);
        });
    }

    SessionOutcome enter(UUID item, Forms.AddName form) {
        var read = new Read();
        String name = read.line(form.name(), "sessions.ballot.nameMissing");
        String about = read.optional(form.about(), Read.LINE);
        return unless(read, () -> ballots.enter(item, name, about));
    }

    SessionOutcome strike(UUID item, Forms.StrikeName form) {
        var read = new Read();
        UUID name = read.id(form.named(), "sessions.ballot.nameMissing");
        return unless(read, () -> ballots.strike(item, name));
    }

    SessionOutcome seats(UUID item, Forms.SetSeats form) {
        var read = new Read();
        int seats = read.number(form.seats(), "sessions.ballot.seatsMissing");
        return unless(read, () -> ballots.seats(item, seats));
    }

    SessionOutcome nameElection(UUID item, Forms.NameElection form) {
        if (form.election() == null || form.election().isBlank()) {
            return itemElections.forget(item);
        }
        var read = new Read();
        UUID election = read.id(form.election(), "sessions.election.other");
        return unless(read, () -> itemElections.name(item, election));
    }

    SessionOutcome takeElection(UUID item) {
        return itemElections.take(item);
    }

    SessionOutcome count(UUID item, Forms.CountRound form) {
        var read = new Read();
        int present = read.number(form.present(), "sessions.fault.present");
        var votes = new LinkedHashMap<UUID, List<Integer>>();
        (form.votes() == null ? Map.<String, List<String>>of() : form.votes()).forEach((name, numbers) -> votes.put(read.id(name, "sessions.fault.votes"),
                numbers == null ? List.of() : numbers.stream().map(each -> read.number(each, "sessions.fault.votes")).toList()));
        return unless(read, () -> itemVotes.record(item, present, Read.yes(form.secret()), votes));
    }

    SessionOutcome conclude(UUID item, Forms.Step form) {
        var read = new Read();
        String words = read.text(form.words(), "sessions.fault.words");
        return unless(read, () -> itemVotes.conclude(item, words));
    }

    SessionOutcome resolve(UUID item, Forms.Resolve form) {
        var read = new Read();
        String words = read.text(form.words(), "sessions.fault.words");
        String responsible = read.line(form.responsible(), "sessions.fault.responsible");
        LocalDate due = read.day(form.dueOn(), "sessions.fault.due");
        return unless(read, () -> resolutions.draft(item, words, responsible, due));
    }

    SessionOutcome carriedOut(UUID resolution, Forms.Step form) {
        var read = new Read();
        int version = read.number(form.version(), "sessions.fault.version");
        LocalDate on = read.day(form.on(), "sessions.fault.on");
        String words = read.text(form.words(), "sessions.fault.words");
        return unless(read, () -> resolutions.carriedOut(resolution, version, on, words));
    }

    SessionOutcome publish(UUID session, Forms.Step form) {
        var read = new Read();
        int version = read.number(form.version(), "sessions.fault.version");
        String where = read.line(form.words(), "sessions.fault.where");
        return unless(read, () -> filings.publish(session, version, where));
    }

    SessionOutcome file(UUID session, Forms.Step form) {
        var read = new Read();
        int version = read.number(form.version(), "sessions.fault.version");
        return unless(read, () -> filings.file(session, version));
    }

    SessionOutcome receive(UUID session, Forms.Step form) {
        var read = new Read();
        int version = read.number(form.version(), "sessions.fault.version");
        String note = read.optional(form.words(), Read.TEXT);
        return unless(read, () -> filings.receive(session, version, note, Scope.desk().unit()));
    }

    SessionOutcome meet(Forms.Meet form) {
        var read = new Read();
        String matter = read.optional(form.matter(), Read.LINE);
        var made = new NewJoint(read.id(form.key(), "sessions.fault.key"), read.id(form.body(), "sessions.fault.body"),
                read.one(MatterFacts.Firm.class, form.firm(), "sessions.fault.firm"), read.day(form.heldOn(), "sessions.fault.heldOn"), Read.yes(form.byUnion()),
                read.line(form.present(), "sessions.fault.attended"), read.line(form.title(), "sessions.fault.item"), matter.matches("[a-zA-Z]+") ? matter : null,
                read.chosen(Power.class, form.power(), "sessions.fault.power"), read.text(form.outcome(), "sessions.fault.words"));
        return unless(read, () -> between.hold(made));
    }

    /** An item of another session is not found under this one. */
    private void of(UUID session, UUID item) {
        if (!agenda.get(item).sessionId().equals(session)) {
            throw new NotFound("item", item);
        }
    }
}
