package org.gongqiao.app.surveys.sheet;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gongqiao.app.congress.Body;
import org.gongqiao.app.congress.BodyKind;
import org.gongqiao.app.congress.Congresses;
import org.gongqiao.app.congress.SessionDays;
import org.gongqiao.app.organization.Employers;
import org.gongqiao.app.surveys.form.Known;
import org.gongqiao.app.surveys.form.KnownSource;
import org.gongqiao.app.surveys.form.Question;
import org.gongqiao.app.surveys.form.Questions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the system knows of one enterprise, so that nobody types twice what stands in it; asked when its sheet is opened. */
@Component
class Prefill {

    private final Employers employers;
    private final Congresses congresses;
    private final ObjectProvider<SessionDays> sessions;
    private final ObjectProvider<KnownSource> others;
    private final Clock clock;

    Prefill(Employers employers, Congresses congresses, ObjectProvider<SessionDays> sessions, ObjectProvider<KnownSource> others, Clock clock) {
        this.employers = employers;
        this.congresses = congresses;
        this.sessions = sessions;
        this.others = others;
        this.clock = clock;
    }

    /** Answers by question; what is not known is left out, and a no is never concluded from knowing nothing of sessions. */
    Map<String, String> of(Sheet sheet, Questions questions) {
        Map<Known, String> known = known(sheet);
        var answers = new LinkedHashMap<String, String>();
        for (Question question : questions.all()) {
            String value = question.known() == null ? null : known.get(question.known());
            if (value != null && question.type() == Question.Type.CHOICE) {
                int place = Integer.parseInt(value);
                value = place < question.options().size() ? question.options().get(place) : null;
            }
            if (value != null) {
                answers.put(question.key(), value);
            }
        }
        return answers;
    }

    private Map<Known, String> known(Sheet sheet) {
        var known = new EnumMap<Known, String>(Known.class);
        employers.find(sheet.employerId()).map(employer -> employer.staff()).ifPresent(staff -> known.put(Known.STAFF, String.valueOf(staff)));
        // A body of members is no congress of the staff.
        Optional<Body> body = congresses.covering(sheet.unitId(), LocalDate.now(clock)).stream().filter(each -> !each.kind().isOfMembers()).findFirst();
        body.ifPresent(each -> {
            known.put(Known.HAS_CONGRESS, Questions.YES);
            known.put(Known.CONGRESS_FORM, form(each.kind()));
        });
        // Delegates and sessions of a congress above are not those of this enterprise.
        body.filter(each -> each.unit().equals(sheet.unitId())).ifPresent(each -> {
            known.put(Known.DELEGATES, String.valueOf(congresses.voters(each.id(), LocalDate.now(clock))));
            sessions.stream().flatMap(days -> days.of(each.id()).stream()).reduce((a, b) -> b.isAfter(a) ? b : a)
                    .ifPresent(day -> known.put(Known.LAST_SESSION, day.toString()));
        });
        others.forEach(source -> known.putAll(source.of(sheet.unitId(), LocalDate.now(clock))));
        return known;
    }

    /** The place of its kind among the options of {@link Known#CONGRESS_FORM}. */
    private static String form(BodyKind kind) {
        return switch (kind) {
            case WORKERS_CONGRESS, SCHOOL_CONGRESS, MEMBERS_CONGRESS -> "0";
            case WORKERS_ASSEMBLY, MEMBERS_ASSEMBLY, SCHOOL_ASSEMBLY -> "1";
            case REGIONAL_CONGRESS -> "2";
            case INDUSTRY_CONGRESS -> "3";
        };
    }
}
