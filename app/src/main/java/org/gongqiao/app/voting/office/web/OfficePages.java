package org.gongqiao.app.voting.office.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.ui.Ui;
import org.gongqiao.app.voting.Hindrance;
import org.gongqiao.app.voting.Vote;
import org.gongqiao.app.voting.VoteQuestion;
import org.gongqiao.app.voting.ceremony.Ceremonies;
import org.gongqiao.app.voting.office.Holder;
import org.gongqiao.app.voting.office.Office;
import org.gongqiao.app.voting.office.OfficeNumbers;
import org.gongqiao.app.voting.open.Voice;
import org.gongqiao.app.voting.paper.Medium;
import org.gongqiao.app.voting.paper.RollLine;
import org.gongqiao.app.voting.paper.RollNumbers;
import org.gongqiao.app.voting.registrar.Registrars;
import org.gongqiao.app.voting.teller.TellerSheets;
import org.jspecify.annotations.Nullable;

/** What the pages of the people of a vote show. */
public final class OfficePages {

    private OfficePages() {}

    /**
     * Who runs a vote.
     *
     * @param decrypted trustees, by place, whose decryption stands on the board
     * @param refusal   why what was asked did not happen; null otherwise
     */
    public record People(Vote vote, List<Group> groups, OfficeNumbers.Group few, OfficeNumbers.Group many, OfficeNumbers.Group proposed, Ceremonies.@Nullable Standing ceremony,
                         List<Integer> decrypted, Registrars.@Nullable Standing credentials, List<Integer> rare, TellerSheets.@Nullable Standing tellers, boolean may,
                         @Nullable Hindrance refusal) {}

    /**
     * One office and those who hold it.
     *
     * @param least how many it needs; of trustees how many are proposed
     * @param open  whether somebody may still be named
     */
    public record Group(Office office, List<Holder> holders, int least, boolean open) {}

    /** A trustee's page; everything else comes from the interface. */
    public record Trustee(Vote vote, UUID id, int place, String ballotScript, String officeScript) {}

    public record Registrar(Vote vote, UUID id, int place, int electors, String ballotScript, String officeScript, String voteAddress, List<Integer> rare) {}

    /**
     * The roll at the door.
     *
     * @param lines   those shown, by name
     * @param more    how many more there are
     * @param action  where the forms go
     * @param offered what can be taken in this vote
     */
    public record Roll(Vote vote, List<RollLine> lines, int more, String q, RollNumbers numbers, @Nullable Integer printed, List<Medium> offered, String action,
                       boolean officer, boolean may, @Nullable Hindrance refusal) {}

    /**
     * A teller's page.
     *
     * @param weights  of the papers handed out
     * @param typed    what was typed, by field
     * @param entered  whether this teller has entered the attempt under way
     * @param calls    the roll-call; empty in other votes
     * @param reading  fingerprint of the roll-call as it stands
     */
    public record Teller(Vote vote, UUID id, int place, TellerSheets.Standing standing, boolean entered, boolean now, List<Integer> weights, List<Voice> calls,
                         String reading, int called, List<String> differing, Map<String, String> typed, @Nullable Hindrance refusal) {

        public String value(String field) {
            return typed.getOrDefault(field, "");
        }
    }

    /** Answers of a question with the name of the field of each, the blank first. */
    public record Slot(int slot, String label, boolean blank) {}

    public static List<Slot> slots(Ui ui, VoteQuestion question) {
        var slots = new java.util.ArrayList<Slot>();
        if (question.blank()) {
            slots.add(new Slot(0, ui.msg("voting.blank"), true));
        }
        question.answers().forEach(answer -> slots.add(new Slot(slots.size(), answer, false)));
        return slots;
    }
}
