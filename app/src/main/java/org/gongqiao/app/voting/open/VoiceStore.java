package org.gongqiao.app.voting.open;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.voting.Elector;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class VoiceStore {

    private final JdbcClient jdbc;

    VoiceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void say(UUID vote, int question, UUID person, List<Integer> slots) {
        Integer[] places = slots.toArray(Integer[]::new);
        int changed = jdbc.sql("update voting.voice set slots = :slots where vote_id = :vote and question = :question and person_id = :person")
                .param("slots", places).param("vote", vote).param("question", question).param("person", person).update();
        if (changed == 0) {
            jdbc.sql("""
                    insert into voting.voice (vote_id, question, person_id, slots, area_path, line_path)
                    select v.id, :question, :person, :slots, v.area_path, v.line_path from voting.vote v where v.id = :vote""")
                    .param("slots", places).param("vote", vote).param("question", question).param("person", person).update();
        }
    }

    List<Voice> voices(UUID vote, List<Elector> electors, int questions) {
        var said = new HashMap<UUID, Map<Integer, List<Integer>>>();
        jdbc.sql("select person_id, question, slots from voting.voice where vote_id = :vote").param("vote", vote).query(row -> {
            said.computeIfAbsent(row.getObject("person_id", UUID.class), person -> new HashMap<>()).put(row.getInt("question"), slots(row.getArray("slots")));
        });
        return electors.stream().map(elector -> {
            List<@Nullable List<Integer>> answers = new ArrayList<>(Collections.nCopies(questions, null));
            said.getOrDefault(elector.person(), Map.of()).forEach(answers::set);
            return new Voice(elector.person(), elector.name(), elector.weight(), answers);
        }).toList();
    }

    private static List<Integer> slots(java.sql.Array array) throws SQLException {
        return Arrays.asList((Integer[]) array.getArray());
    }
}
