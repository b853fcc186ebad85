package org.gongqiao.app.claims;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is asked beyond the common fields, and what can be answered, by occupation and topic (M31): data of
 * {@code claims/templates.json}. An empty list of occupations or topics means any.
 */
@Component
public class Templates {

    /** How a question is answered. */
    public enum FieldKind { TEXT, CHOICE }

    /** A choice of a question. */
    public record Choice(String value, String zh, String en) {

        public String label(boolean english) {
            return english ? en : zh;
        }
    }

    /** One question. */
    public record Field(String key, List<Occupation> occupations, List<Topic> topics, FieldKind kind, String labelZh, String labelEn,
                        List<Choice> options) {

        public Field {
            options = options == null ? List.of() : options;
        }

        public String label(boolean english) {
            return english ? labelEn : labelZh;
        }

        boolean isFor(Occupation occupation, Topic topic) {
            return (occupations.isEmpty() || occupations.contains(occupation)) && (topics.isEmpty() || topics.contains(topic));
        }
    }

    /** A text with which an officer may begin his answer; he reads it before he sends it. */
    public record Answer(String id, List<Topic> topics, List<Occupation> occupations, String titleZh, String titleEn, String textZh, String textEn,
                         List<String> rules) {

        public String title(boolean english) {
            return english ? titleEn : titleZh;
        }

        boolean isFor(Occupation occupation, Topic topic) {
            return topics.contains(topic) && (occupations.isEmpty() || occupations.contains(occupation));
        }
    }

    private record File(int version, List<Field> fields, List<Answer> answers) {}

    private static final int LONGEST = 200;

    private final File file;

    Templates(JsonMapper json) {
        try (InputStream in = Templates.class.getResourceAsStream("/claims/templates.json")) {
            file = json.readValue(java.util.Objects.requireNonNull(in), File.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The questions for somebody of this occupation about this topic, in order. */
    public List<Field> fields(Occupation occupation, Topic topic) {
        return file.fields().stream().filter(field -> field.isFor(occupation, topic)).toList();
    }

    /** The answers that fit, those for the occupation in front. */
    public List<Answer> answers(Occupation occupation, Topic topic) {
        return file.answers().stream().filter(answer -> answer.isFor(occupation, topic))
                .sorted(java.util.Comparator.comparing((Answer answer) -> answer.occupations().isEmpty())).toList();
    }

    /** All of them, for a check of the rules that they name. */
    List<Answer> answers() {
        return file.answers();
    }

    List<Field> fields() {
        return file.fields();
    }

    /** Of what was typed, what answers a question of this template: known keys, known choices, no more than the field takes. */
    public Map<String, String> accepted(Occupation occupation, Topic topic, Map<String, String> typed) {
        return fields(occupation, topic).stream().filter(field -> !typed.getOrDefault(field.key(), "").isBlank())
                .filter(field -> field.kind() == FieldKind.TEXT || field.options().stream().anyMatch(each -> each.value().equals(typed.get(field.key()))))
                .collect(Collectors.toMap(Field::key, field -> cut(typed.get(field.key()).strip())));
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
