package org.gongqiao.app.claims.template;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongqiao.app.claims.file.Occupation;
import org.gongqiao.app.claims.file.Topic;
import org.jspecify.annotations.Nullable;

/**
 * One version of what is asked of an occupation, and of the answers that officers may begin with.
 *
 * @param id       null for the version that comes with the program
 * @param version  1 is the shipped one; each union counts its own from 2
 * @param unitId   the union that made it; it holds there and below, where no nearer union made one; null for the shipped one
 * @param unitName empty for the shipped one
 * @param reason   why it was changed; empty for the shipped one
 * @param madeAt   null for the shipped one
 */
public record Template(@Nullable UUID id, Occupation occupation, int version, @Nullable UUID unitId, String unitName, String reason,
                       @Nullable Instant madeAt, List<Field> fields, List<Answer> answers) {

    private static final int LONGEST = 200;

    public Template {
        fields = List.copyOf(fields);
        answers = List.copyOf(answers);
    }

    /** How a question is answered. */
    public enum FieldKind { TEXT, CHOICE }

    /** A choice of a question. */
    public record Choice(String value, String zh, String en) {

        public String label(boolean english) {
            return english ? en : zh;
        }
    }

    /**
     * One question.
     *
     * @param key    stays the same through all versions, so that an answer finds its question
     * @param topics none means any
     */
    public record Field(String key, List<Topic> topics, FieldKind kind, String labelZh, String labelEn, List<Choice> options) {

        public Field {
            topics = List.copyOf(topics);
            options = List.copyOf(options);
            if ((kind == FieldKind.CHOICE) == options.isEmpty()) {
                throw new IllegalArgumentException("a choice has options, a text has none: " + key);
            }
        }

        public String label(boolean english) {
            return english ? labelEn : labelZh;
        }
    }

    /**
     * A text with which an officer may begin his answer; he reads it before he sends it.
     *
     * @param rules ids of rules that it names
     */
    public record Answer(String id, List<Topic> topics, String titleZh, String titleEn, String textZh, String textEn, List<String> rules) {

        public Answer {
            topics = List.copyOf(topics);
            rules = List.copyOf(rules);
        }

        public String title(boolean english) {
            return english ? titleEn : titleZh;
        }
    }

    /** The questions about this topic, in order. */
    public List<Field> fields(Topic topic) {
        return fields.stream().filter(field -> field.topics().isEmpty() || field.topics().contains(topic)).toList();
    }

    /** The answers that fit, in order. */
    public List<Answer> answers(Topic topic) {
        return answers.stream().filter(answer -> answer.topics().contains(topic)).toList();
    }

    /** Of what was typed, what answers a question of this template: known keys, known choices, no more than the field takes. */
    public Map<String, String> accepted(Topic topic, Map<String, String> typed) {
        return fields(topic).stream().filter(field -> !typed.getOrDefault(field.key(), "").isBlank())
                .filter(field -> field.kind() == FieldKind.TEXT || field.options().stream().anyMatch(each -> each.value().equals(typed.get(field.key()))))
                .collect(Collectors.toMap(Field::key, field -> cut(typed.get(field.key()).strip())));
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
