package org.gongqiao.app.voting;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a part of a vote outside the board has to say before each step: the ceremony of the trustees, the registrars, the roll of
 * issue, the papers, the tellers. Each is a bean of this module; {@link Votes} asks all of them.
 */
public interface Side {

    /** What must be done before the vote may open. */
    default List<Hindrance> beforeOpening(Vote vote) {
        return List.of();
    }

    /** What stands against these persons standing for election in it. */
    default Optional<Hindrance> beforeStanding(Vote vote, Set<UUID> persons) {
        return Optional.empty();
    }

    /** What must be done before it may close. */
    default List<Hindrance> beforeClosing(Vote vote) {
        return List.of();
    }

    /** What this part handed out and got back; empty where it issues nothing in this vote. */
    default Optional<Issue> issue(Vote vote) {
        return Optional.empty();
    }

    /** What does not agree in a closed vote, or is not known yet; nothing is counted before this is empty. */
    default List<Hindrance> beforeCounting(Vote vote) {
        return List.of();
    }

    /**
     * What was counted by people, once nothing stands in {@link #beforeCounting}: for each question the sums by weight, the blank first
     * where it has one. Empty where this part counts nothing in this vote.
     */
    default Optional<List<List<Long>>> counted(Vote vote) {
        return Optional.empty();
    }

    /** The names that people found written on papers, for each question, by weight; empty where there are none. */
    default List<List<Written>> written(Vote vote) {
        return List.of();
    }

    /** A page of this part for the officers of the vote; {@code key} is the message of its link. */
    record Page(String href, String key) {}

    /** Where officers prepare and follow this part. */
    default List<Page> pages(Vote vote) {
        return List.of();
    }
}
