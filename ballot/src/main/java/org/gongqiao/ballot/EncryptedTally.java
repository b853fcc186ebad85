package org.gongqiao.ballot;

import java.util.ArrayList;
import java.util.List;
import org.gongqiao.ballot.text.JsonReader;
import org.gongqiao.ballot.text.JsonText;

/** The ciphertexts to be decrypted: a list for each question, one ciphertext a slot, or one a vote for ranking questions (spec 1.8). */
record EncryptedTally(List<List<Ciphertext>> questions) {
    static EncryptedTally read(byte[] text, Election election, int votes) throws MalformedText {
        JsonReader reader = JsonReader.canonical(text);
        List<List<Ciphertext>> questions = new ArrayList<>();
        reader.beginArray();
        for (Question question : election.questions()) {
            List<Ciphertext> items = new ArrayList<>();
            int size = question instanceof Question.Choice choice ? choice.slots() : votes;
            reader.beginArray();
            for (int i = 0; i < size; i++) {
                items.add(Ciphertext.read(reader));
            }
            reader.endArray();
            questions.add(items);
        }
        reader.endArray();
        reader.finish();
        return new EncryptedTally(questions);
    }

    byte[] text() {
        JsonText out = new JsonText().array();
        for (List<Ciphertext> question : questions) {
            out.array();
            question.forEach(item -> item.write(out));
            out.endArray();
        }
        return out.endArray().bytes();
    }
}
