package org.gongqiao.app.surveys.form;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The questions of one version of a form, and what may be answered to them. Pure. */
public record Questions(List<Question> all) {

    public static final int MOST = 30;
    public static final String YES = "yes";
    public static final String NO = "no";
    static final int LONGEST = 500;
    private static final int DIGITS = 9;

    public Questions {
        all = List.copyOf(all);
    }

    /** What is wrong with the questions themselves; message {@code surveys.formFault.<NAME>}. */
    public enum Fault { NONE_AT_ALL, TOO_MANY, KEY_WRONG, KEY_TWICE, TEXT_MISSING, OPTIONS_MISSING, RATE_NOT_YES_NO, WHEN_UNKNOWN }

    /** The first fault; empty where there is none. */
    public Optional<Fault> fault() {
        if (all.isEmpty() || all.size() > MOST) {
            return Optional.of(all.isEmpty() ? Fault.NONE_AT_ALL : Fault.TOO_MANY);
        }
        Set<String> keys = new HashSet<>();
        Set<String> yesNo = new HashSet<>();
        for (Question question : all) {
            Fault fault = fault(question, keys, yesNo);
            if (fault != null) {
                return Optional.of(fault);
            }
            keys.add(question.key());
            if (question.type() == Question.Type.YES_NO) {
                yesNo.add(question.key());
            }
        }
        return Optional.empty();
    }

    private static @Nullable Fault fault(Question question, Set<String> keys, Set<String> yesNo) {
        if (!question.key().matches("[a-z][a-zA-Z0-9]{0,29}")) {
            return Fault.KEY_WRONG;
        }
        if (keys.contains(question.key())) {
            return Fault.KEY_TWICE;
        }
        if (question.text().isBlank() || question.text().length() > LONGEST) {
            return Fault.TEXT_MISSING;
        }
        if (question.type() == Question.Type.CHOICE && (question.options().size() < 2 || question.options().stream().anyMatch(String::isBlank))) {
            return Fault.OPTIONS_MISSING;
        }
        if (question.rate() && question.type() != Question.Type.YES_NO) {
            return Fault.RATE_NOT_YES_NO;
        }
        return question.when() != null && !yesNo.contains(question.when()) ? Fault.WHEN_UNKNOWN : null;
    }

    /** Whether a question is asked, given the answers so far. */
    public static boolean isAsked(Question question, Map<String, String> answers) {
        return question.when() == null || YES.equals(answers.get(question.when()));
    }

    /** The answers as they are kept: of questions that are asked, stripped, blank ones left out. */
    public Map<String, String> kept(Map<String, String> typed) {
        var kept = new LinkedHashMap<String, String>();
        for (Question question : all) {
            String answer = typed.getOrDefault(question.key(), "").strip();
            if (!answer.isEmpty() && isAsked(question, kept)) {
                kept.put(question.key(), answer);
            }
        }
        return kept;
    }

    /** What cannot stand, by question, in the form's order. @param today no date may lie after it but the end of something */
    public Map<String, AnswerFault> check(Map<String, String> kept, LocalDate today) {
        var faults = new LinkedHashMap<String, AnswerFault>();
        for (Question question : all) {
            if (!isAsked(question, kept)) {
                continue;
            }
            String answer = kept.get(question.key());
            AnswerFault fault = answer == null ? question.required() ? AnswerFault.MISSING : null : check(question, answer, today);
            if (fault != null) {
                faults.put(question.key(), fault);
            }
        }
        plausible(kept, today).forEach(faults::putIfAbsent);
        return faults;
    }

    /** What contradicts itself: more delegates than staff, and a contract that is said to be in force and has run out. */
    private Map<String, AnswerFault> plausible(Map<String, String> kept, LocalDate today) {
        var faults = new LinkedHashMap<String, AnswerFault>();
        Optional<Integer> staff = answer(Known.STAFF, kept).filter(each -> each.getValue().matches("\\d{1," + DIGITS + "}")).map(each -> Integer.parseInt(each.getValue()));
        answer(Known.DELEGATES, kept).filter(each -> each.getValue().matches("\\d{1," + DIGITS + "}"))
                .filter(each -> staff.isPresent() && Integer.parseInt(each.getValue()) > staff.get())
                .ifPresent(each -> faults.put(each.getKey(), AnswerFault.MORE_THAN_STAFF));
        answer(Known.CONTRACT_UNTIL, kept).filter(each -> each.getValue().matches("\\d{4}-\\d{2}-\\d{2}") && each.getValue().compareTo(today.toString()) < 0)
                .ifPresent(each -> faults.put(each.getKey(), AnswerFault.RUN_OUT));
        return faults;
    }

    private Optional<Map.Entry<String, String>> answer(Known known, Map<String, String> kept) {
        return all.stream().filter(each -> each.known() == known && kept.containsKey(each.key())).findFirst().map(each -> Map.entry(each.key(), kept.get(each.key())));
    }

    private static @Nullable AnswerFault check(Question question, String answer, LocalDate today) {
        return switch (question.type()) {
            case YES_NO -> answer.equals(YES) || answer.equals(NO) ? null : AnswerFault.NOT_YES_NO;
            case CHOICE -> question.options().contains(answer) ? null : AnswerFault.NOT_AN_OPTION;
            case NUMBER -> answer.matches("\\d{1," + DIGITS + "}") ? null : AnswerFault.NOT_A_NUMBER;
            case TEXT -> answer.length() <= LONGEST ? null : AnswerFault.TOO_LONG;
            case DATE -> date(question, answer, today);
        };
    }

    /** What has happened cannot lie ahead; other dates, such as the end of a contract, may. */
    private static @Nullable AnswerFault date(Question question, String answer, LocalDate today) {
        try {
            LocalDate day = LocalDate.parse(answer);
            return question.known() == Known.LAST_SESSION && day.isAfter(today) ? AnswerFault.IN_FUTURE : null;
        } catch (DateTimeParseException wrong) {
            return AnswerFault.NOT_A_DATE;
        }
    }

    /** Those whose yes makes a rate. */
    public List<Question> rates() {
        return all.stream().filter(Question::rate).toList();
    }

    public Optional<Question> find(String key) {
        return all.stream().filter(each -> each.key().equals(key)).findFirst();
    }
}
