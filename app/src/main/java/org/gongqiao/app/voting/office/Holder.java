package org.gongqiao.app.voting.office;

import java.util.UUID;

/**
 * Who holds an office in a vote now.
 *
 * @param place from 1; of a trustee the index in the ceremony and the owner number on the board
 */
public record Holder(UUID id, Office office, UUID vote, int place, UUID person, String name) {

    /** Where he does his part. */
    public String path() {
        return "/my/" + office.word() + "/" + id;
    }
}
