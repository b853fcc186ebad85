package org.gongqiao.ballot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongqiao.ballot.text.JsonText;
import org.gongqiao.ballot.text.JsonValue;

/** Questions as they stand in the election record (spec 1.4). */
final class QuestionText {
    private QuestionText() {}

    static List<Question> readAll(JsonValue array) throws MalformedText {
        List<Question> questions = new ArrayList<>();
        for (JsonValue item : array.items()) {
            questions.add(read(item));
        }
        return questions;
    }

    static Question read(JsonValue value) throws MalformedText {
        Optional<String> type = value.optionalText("type");
        if (type.isPresent() && !type.get().equals("Homomorphic")) {
            if (!type.get().equals("NonHomomorphic")) {
                throw new Unsupported("question type " + type.get().substring(0, Math.min(40, type.get().length())));
            }
            value.only("type", "value", "extra");
            JsonValue inner = value.get("value");
            inner.only("answers", "question", "extra");
            return new Question.Ranking(inner.get("question").text(), texts(inner.get("answers")));
        }
        value.only("answers", "blank", "min", "max", "question");
        Optional<JsonValue> blank = value.optional("blank");
        return new Question.Choice(value.get("question").text(), texts(value.get("answers")), blank.isPresent() && blank.get().flag(),
                value.get("min").integer(Question.MAX_ANSWERS), value.get("max").integer(Question.MAX_ANSWERS));
    }

    private static List<String> texts(JsonValue array) throws MalformedText {
        List<String> texts = new ArrayList<>();
        for (JsonValue item : array.items()) {
            texts.add(item.text());
        }
        return texts;
    }

    static void write(Question question, JsonText out) {
        out.object();
        if (question instanceof Question.Ranking) {
            out.field("type").string("NonHomomorphic").field("value").object();
        }
        out.field("answers").array();
        question.answers().forEach(out::string);
        out.endArray();
        if (question instanceof Question.Choice choice) {
            if (choice.blank()) {
                out.field("blank").bool(true);
            }
            out.field("min").number(choice.min()).field("max").number(choice.max());
        }
        out.field("question").string(question.question()).endObject();
        if (question instanceof Question.Ranking) {
            out.endObject();
        }
    }
}
