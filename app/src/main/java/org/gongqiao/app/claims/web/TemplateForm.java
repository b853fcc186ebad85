package org.gongqiao.app.claims.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.gongqiao.app.claims.file.Topic;
import org.gongqiao.app.claims.template.Template;
import org.springframework.util.MultiValueMap;

/**
 * Questions and answers of an occupation as an officer typed them: rows that are numbered, empty ones left out.
 *
 * @param questions what he typed, also where it is faulty
 */
public record TemplateForm(List<Question> questions, List<Reply> replies, String reason) {

    private static final int MOST_QUESTIONS = 25;
    private static final int MOST_ANSWERS = 30;
    private static final int LONGEST_LABEL = 60;
    private static final int LONGEST_ANSWER = 1_000;
    private static final int SPARE = 2;

    /** @param options a line each: the words in Chinese, a stroke, the words in English */
    public record Question(String key, String zh, String en, List<String> topics, String options) {

        boolean isEmpty() {
            return zh.isEmpty() && en.isEmpty();
        }
    }

    /** @param rules ids of rules that the text names, with blanks between */
    public record Reply(String id, String titleZh, String titleEn, String textZh, String textEn, List<String> topics, String rules) {

        boolean isEmpty() {
            return titleZh.isEmpty() && titleEn.isEmpty() && textZh.isEmpty() && textEn.isEmpty();
        }
    }

    /** As it stands, with rows to spare. */
    static TemplateForm of(Template template) {
        return new TemplateForm(template.fields().stream().map(field -> new Question(field.key(), field.labelZh(), field.labelEn(), names(field.topics()),
                field.options().stream().map(each -> each.zh() + " | " + each.en()).collect(Collectors.joining("\n")))).toList(),
                template.answers().stream().map(answer -> new Reply(answer.id(), answer.titleZh(), answer.titleEn(), answer.textZh(), answer.textEn(),
                        names(answer.topics()), String.join(" ", answer.rules()))).toList(), "").withSpare();
    }

    static TemplateForm of(MultiValueMap<String, String> typed) {
        var questions = new ArrayList<Question>();
        for (int i = 0; i < MOST_QUESTIONS + SPARE && typed.containsKey("q" + i + "zh"); i++) {
            questions.add(new Question(text(typed, "q" + i + "key"), text(typed, "q" + i + "zh"), text(typed, "q" + i + "en"), many(typed, "q" + i + "topics"),
                    text(typed, "q" + i + "options")));
        }
        var replies = new ArrayList<Reply>();
        for (int i = 0; i < MOST_ANSWERS + SPARE && typed.containsKey("a" + i + "titleZh"); i++) {
            replies.add(new Reply(text(typed, "a" + i + "id"), text(typed, "a" + i + "titleZh"), text(typed, "a" + i + "titleEn"), text(typed, "a" + i + "textZh"),
                    text(typed, "a" + i + "textEn"), many(typed, "a" + i + "topics"), text(typed, "a" + i + "rules")));
        }
        return new TemplateForm(questions, replies, text(typed, "reason"));
    }

    TemplateForm withSpare() {
        var wide = new ArrayList<>(questions);
        var more = new ArrayList<>(replies);
        for (int i = 0; i < SPARE; i++) {
            wide.add(new Question("", "", "", List.of(), ""));
        }
        more.add(new Reply("", "", "", "", "", List.of(), ""));
        return new TemplateForm(wide, more, reason);
    }

    /**
     * Field of the page to message key, in the order of the form.
     *
     * @param isRule whether a rule of this id stands in the statute book
     */
    Map<String, String> faults(Predicate<String> isRule) {
        var faults = new LinkedHashMap<String, String>();
        var labels = new HashSet<String>();
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            if (question.isEmpty()) {
                continue;
            }
            if (question.zh().isEmpty() || question.en().isEmpty() || question.zh().length() > LONGEST_LABEL || question.en().length() > LONGEST_LABEL) {
                faults.put("q" + i + (question.zh().isEmpty() || question.zh().length() > LONGEST_LABEL ? "zh" : "en"), "claims.fault.template.label");
            } else if (!labels.add(question.zh())) {
                faults.put("q" + i + "zh", "claims.fault.template.twice");
            }
            List<String> lines = question.options().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
            if (!lines.isEmpty() && (lines.size() < 2 || lines.size() > 12 || lines.stream().anyMatch(line -> option(line).isEmpty()))) {
                faults.put("q" + i + "options", "claims.fault.template.options");
            }
            if (topics(question.topics()).size() != question.topics().size()) {
                faults.put("q" + i + "topics", "claims.fault.topic");
            }
        }
        for (int i = 0; i < replies.size(); i++) {
            Reply reply = replies.get(i);
            if (reply.isEmpty()) {
                continue;
            }
            if (reply.titleZh().isEmpty() || reply.titleEn().isEmpty() || reply.titleZh().length() > LONGEST_LABEL || reply.titleEn().length() > LONGEST_LABEL) {
                faults.put("a" + i + (reply.titleZh().isEmpty() || reply.titleZh().length() > LONGEST_LABEL ? "titleZh" : "titleEn"), "claims.fault.template.label");
            }
            if (reply.textZh().isEmpty() || reply.textEn().isEmpty() || reply.textZh().length() > LONGEST_ANSWER || reply.textEn().length() > LONGEST_ANSWER) {
                faults.put("a" + i + (reply.textZh().isEmpty() || reply.textZh().length() > LONGEST_ANSWER ? "textZh" : "textEn"), "claims.fault.template.text");
            }
            if (reply.topics().isEmpty() || topics(reply.topics()).size() != reply.topics().size()) {
                faults.put("a" + i + "topics", "claims.fault.topic");
            }
            if (!rules(reply).stream().allMatch(isRule)) {
                faults.put("a" + i + "rules", "claims.fault.template.rules");
            }
        }
        if (reason.isEmpty() || reason.length() > 300) {
            faults.put("reason", "claims.fault.template.reason");
        }
        return faults;
    }

    /** Only where there are no faults. What stood in {@code before} keeps its keys, so that answers given earlier find their questions. */
    List<Template.Field> fields(Template before) {
        return questions.stream().filter(question -> !question.isEmpty()).map(question -> {
            Optional<Template.Field> known = before.fields().stream().filter(field -> field.key().equals(question.key())).findFirst();
            List<Template.Choice> options = question.options().lines().map(String::strip).filter(line -> !line.isEmpty()).flatMap(line -> option(line).stream())
                    .map(option -> new Template.Choice(known.stream().flatMap(field -> field.options().stream()).filter(each -> each.zh().equals(option.zh()))
                            .map(Template.Choice::value).findFirst().orElseGet(() -> key("o")), option.zh(), option.en())).toList();
            return new Template.Field(known.map(Template.Field::key).orElseGet(() -> key("q")), topics(question.topics()),
                    options.isEmpty() ? Template.FieldKind.TEXT : Template.FieldKind.CHOICE, question.zh(), question.en(), options);
        }).toList();
    }

    /** Only where there are no faults. */
    List<Template.Answer> answers(Template before) {
        return replies.stream().filter(reply -> !reply.isEmpty()).map(reply -> new Template.Answer(
                before.answers().stream().map(Template.Answer::id).filter(reply.id()::equals).findFirst().orElseGet(() -> key("a")),
                topics(reply.topics()), reply.titleZh(), reply.titleEn(), reply.textZh(), reply.textEn(), rules(reply))).toList();
    }

    private static String key(String front) {
        return front + UUID.randomUUID().toString().substring(0, 8);
    }

    private static List<String> rules(Reply reply) {
        return reply.rules().isBlank() ? List.of() : List.of(reply.rules().strip().split("\\s+"));
    }

    private record Option(String zh, String en) {}

    private static Optional<Option> option(String line) {
        String[] words = line.split("\\|", -1);
        return words.length == 2 && !words[0].isBlank() && !words[1].isBlank() && line.length() <= LONGEST_LABEL * 2
                ? Optional.of(new Option(words[0].strip(), words[1].strip())) : Optional.empty();
    }

    private static List<Topic> topics(List<String> names) {
        return names.stream().flatMap(name -> java.util.Arrays.stream(Topic.values()).filter(topic -> topic.name().equals(name))).distinct().toList();
    }

    private static List<String> names(List<Topic> topics) {
        return topics.stream().map(Enum::name).toList();
    }

    private static String text(MultiValueMap<String, String> typed, String name) {
        String value = typed.getFirst(name);
        return value == null ? "" : value.strip();
    }

    private static List<String> many(MultiValueMap<String, String> typed, String name) {
        return typed.getOrDefault(name, List.of()).stream().distinct().limit(Topic.values().length).toList();
    }
}
