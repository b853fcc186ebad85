package org.gongqiao.app.sessions.web;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongqiao.app.elections.Election;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.democracy.SessionFacts;
import org.gongqiao.app.sessions.Judge;
import org.gongqiao.app.sessions.Session;
import org.gongqiao.app.sessions.agenda.Item;
import org.gongqiao.app.sessions.decide.BallotName;
import org.gongqiao.app.sessions.decide.ItemBallots;
import org.gongqiao.app.sessions.decide.ItemElections;
import org.gongqiao.app.sessions.decide.ItemRound;
import org.gongqiao.app.voting.Votes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Names on ballots with their rounds, as pages and programs show them. */
@Component
public class BallotView {

    private final ItemBallots ballots;
    private final ItemElections elections;
    private final Judge judge;
    private final Votes votes;

    BallotView(ItemBallots ballots, ItemElections elections, Judge judge, Votes votes) {
        this.ballots = ballots;
        this.elections = elections;
        this.judge = judge;
        this.votes = votes;
    }

    /** By item; items that neither elect nor appraise are left out. */
    @Transactional(readOnly = true)
    public Map<UUID, SessionPages.Ballot> of(Session session, List<Item> items, boolean desk) {
        Map<UUID, List<BallotName>> names = ballots.names(session.id());
        Map<UUID, List<ItemRound>> rounds = ballots.rounds(session.id());
        List<Election> choices = desk ? elections.of(session) : List.of();
        var found = new LinkedHashMap<UUID, SessionPages.Ballot>();
        items.stream().filter(item -> item.isAdmitted() && ItemBallots.hasNames(item)).forEach(item -> found.put(item.id(),
                ballot(session, item, names.getOrDefault(item.id(), List.of()), rounds.getOrDefault(item.id(), List.of()), item.elects() ? choices : List.of(), desk)));
        return found;
    }

    private SessionPages.Ballot ballot(Session session, Item item, List<BallotName> names, List<ItemRound> rounds, List<Election> choices, boolean desk) {
        boolean own = ItemBallots.hasOwnProcedure(item);
        return new SessionPages.Ballot(item.elects(), item.seats(), names, rounds.stream().map(round -> round(session, item, names, round)).toList(),
                own || item.electionId() != null ? null : ItemBallots.next(item, names, rounds).orElse(null), item.result() == null && rounds.stream().allMatch(ItemRound::isCounted),
                item.result() == null && ItemBallots.mayEnd(rounds), own && item.elects(),
                desk ? elections.of(item).orElse(null) : null, choices, desk);
    }

    private SessionPages.OneRound round(Session session, Item item, List<BallotName> names, ItemRound round) {
        Map<UUID, BallotName> byId = names.stream().collect(Collectors.toMap(BallotName::id, Function.identity()));
        List<SessionPages.Line> lines = round.standings().stream().filter(each -> byId.containsKey(each.nameId()))
                .map(each -> new SessionPages.Line(byId.get(each.nameId()), each.votes(), each.result())).toList();
        Optional<SessionPages.Line> highest = round.kind() == ItemRound.Kind.APPRAISAL ? Optional.empty()
                : lines.stream().filter(line -> !line.votes().isEmpty()).max(Comparator.comparing((SessionPages.Line line) -> line.votes().getFirst()));
        Integer electors = round.electors();
        Integer present = round.present();
        Optional<Verdict> verdict = electors == null || present == null ? Optional.empty() : highest.map(line -> judge.vote(session,
                new SessionFacts.Vote(item.power(), electors, present, line.votes().getFirst(), Boolean.TRUE.equals(round.secret()), true)).verdict());
        return new SessionPages.OneRound(round, lines, electors == null ? null : verdict.flatMap(each -> judge.needed(session, each, electors)).orElse(null),
                verdict.orElse(null), highest.map(line -> line.name().name()).orElse(""), round.voteId() == null ? null : votes.find(round.voteId()).orElse(null));
    }
}
