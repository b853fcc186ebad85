package org.gongqiao.app.sessions.web;

import java.util.UUID;
import java.util.function.Supplier;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.law.democracy.SessionFacts.Power;
import org.gongqiao.app.sessions.Session;
import org.gongqiao.app.sessions.SessionOutcome;
import org.gongqiao.app.sessions.Sessions;
import org.gongqiao.app.sessions.agenda.Agenda;
import org.gongqiao.app.sessions.agenda.Item;
import org.gongqiao.app.sessions.agenda.NewItem;
import org.gongqiao.app.sessions.between.Between;
import org.gongqiao.app.sessions.roll.Roll;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a delegate does, from his phone or a program of his. */
@Component
public class OwnDesk {

    private final Sessions sessions;
    private final Agenda agenda;
    private final Roll roll;
    private final Between between;

    OwnDesk(Sessions sessions, Agenda agenda, Roll roll, Between between) {
        this.sessions = sessions;
        this.agenda = agenda;
        this.roll = roll;
        this.between = between;
    }

    private static SessionOutcome unless(Read read, Supplier<SessionOutcome> act) {
        return read.refusal().orElseGet(act);
    }

    @Transactional
    public SessionOutcome propose(UUID id, Forms.AddItem form) {
        Session session = sessions.get(id);
        var read = new Read();
        String matter = read.optional(form.matter(), Read.LINE);
        var item = new NewItem(read.id(form.key(), "sessions.fault.key"), read.line(form.title(), "sessions.fault.item"), matter.matches("[a-zA-Z]+") ? matter : null,
                read.chosen(Power.class, null, "sessions.fault.power"), read.text(form.words(), "sessions.fault.words"), Item.Source.DELEGATE, null, null);
        return unless(read, () -> agenda.propose(session, person(), item));
    }

    @Transactional
    public SessionOutcome say(UUID id, Forms.Say form) {
        Session session = sessions.get(id);
        var read = new Read();
        UUID key = read.id(form.key(), "sessions.fault.key");
        UUID item = read.id(form.item(), "sessions.fault.itemMissing");
        String words = read.text(form.words(), "sessions.fault.words");
        return unless(read, () -> agenda.say(session, item, person(), words, key));
    }

    @Transactional
    public SessionOutcome signIn(UUID id, Forms.SignIn form) {
        Session session = sessions.get(id);
        var read = new Read();
        String code = read.line(form.code(), "sessions.door.wrongCode");
        return unless(read, () -> roll.signIn(session, person(), code));
    }

    @Transactional
    public SessionOutcome ask(Forms.Ask form) {
        var read = new Read();
        UUID body = read.id(form.body(), "sessions.fault.body");
        String words = read.text(form.words(), "sessions.fault.words");
        return unless(read, () -> between.ask(body, person(), words));
    }

    private static UUID person() {
        return Scope.desk().personId();
    }
}
