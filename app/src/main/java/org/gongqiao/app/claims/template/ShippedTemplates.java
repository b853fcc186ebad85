package org.gongqiao.app.claims.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gongqiao.app.claims.file.Occupation;
import org.gongqiao.app.claims.file.Topic;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Version 1 of each occupation, from {@code claims/templates.json}. There an empty list of occupations or topics means any. */
@Component
class ShippedTemplates {

    private record Field(String key, List<Occupation> occupations, List<Topic> topics, Template.FieldKind kind, String labelZh, String labelEn,
                         @Nullable List<Template.Choice> options) {}

    private record Answer(String id, List<Topic> topics, List<Occupation> occupations, String titleZh, String titleEn, String textZh, String textEn,
                          List<String> rules) {}

    private record File(int version, List<Field> fields, List<Answer> answers) {}

    private final Map<Occupation, Template> templates = new EnumMap<>(Occupation.class);

    ShippedTemplates(JsonMapper json) {
        File file;
        try (InputStream in = ShippedTemplates.class.getResourceAsStream("/claims/templates.json")) {
            file = json.readValue(Objects.requireNonNull(in), File.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Occupation occupation : Occupation.values()) {
            templates.put(occupation, new Template(null, occupation, 1, null, "", "", null,
                    file.fields().stream().filter(field -> field.occupations().isEmpty() || field.occupations().contains(occupation))
                            .map(field -> new Template.Field(field.key(), field.topics(), field.kind(), field.labelZh(), field.labelEn(),
                                    field.options() == null ? List.of() : field.options())).toList(),
                    // Those for the occupation in front of those for everybody.
                    file.answers().stream().filter(answer -> answer.occupations().isEmpty() || answer.occupations().contains(occupation))
                            .sorted(Comparator.comparing((Answer answer) -> answer.occupations().isEmpty()))
                            .map(answer -> new Template.Answer(answer.id(), answer.topics(), answer.titleZh(), answer.titleEn(), answer.textZh(), answer.textEn(),
                                    answer.rules())).toList()));
        }
    }

    Template of(Occupation occupation) {
        return templates.get(occupation);
    }
}
