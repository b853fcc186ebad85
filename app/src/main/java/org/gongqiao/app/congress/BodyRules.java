package org.gongqiao.app.congress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.RuleCheck;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.deadline.Deadlines;
import org.gongqiao.app.law.deadline.Turn;
import org.gongqiao.app.law.decision.Decision;
import org.gongqiao.app.law.decision.Verdicts;
import org.gongqiao.app.law.democracy.CommitteeFacts;
import org.gongqiao.app.law.democracy.CommitteeRules;
import org.gongqiao.app.law.democracy.CongressFacts;
import org.gongqiao.app.law.democracy.CongressRules;
import org.gongqiao.app.law.democracy.ElectionFacts;
import org.gongqiao.app.law.democracy.ElectionRules;
import org.gongqiao.app.law.democracy.MembersFacts;
import org.gongqiao.app.law.democracy.MembersRules;
import org.gongqiao.app.law.democracy.SessionFacts;
import org.gongqiao.app.law.democracy.SessionRules;
import org.gongqiao.app.law.rights.Elapsed;
import org.springframework.stereotype.Component;

/**
 * Which rule is asked about which body: the kind chooses. Numbers to aim at are found by asking the rule itself until it no longer
 * says "unlawful", so that no threshold stands here.
 */
@Component
class BodyRules {

    private final Law law;
    private final Verdicts verdicts;
    private final Deadlines deadlines;

    BodyRules(Law law, Verdicts verdicts, Deadlines deadlines) {
        this.law = law;
        this.verdicts = verdicts;
        this.deadlines = deadlines;
    }

    Book book(String region, LocalDate day) {
        return law.on(region, day);
    }

    /** Whether the rules hold on a day at all: before the first text known nothing can be judged. */
    boolean known(BodyKind kind, Book book) {
        List<String> needed = kind.isOfMembers() ? List.of("J-08", "J-16") : kind.isOfSchool() ? List.of("D-30", "D-05")
                : kind.isOfManyEmployers() ? List.of("D-05", "D-16") : List.of("D-01", "D-02", "D-05", "D-06");
        return book.rules().stream().map(org.gongqiao.app.law.Rule::id).toList().containsAll(needed);
    }

    /** Whether the kind is the right form for so many; empty where no text asks. */
    Optional<Decision> form(BodyKind kind, int staff, Book book) {
        return switch (kind) {
            case WORKERS_CONGRESS, WORKERS_ASSEMBLY ->
                    Optional.of(verdicts.weigh(CongressRules.FORM, new CongressFacts.Form(staff, kind.isAssembly()), book));
            case MEMBERS_CONGRESS, MEMBERS_ASSEMBLY ->
                    Optional.of(verdicts.weigh(ElectionRules.FORM, new ElectionFacts.Form(staff, !kind.isAssembly()), book));
            case SCHOOL_ASSEMBLY -> Optional.of(verdicts.weigh(CongressRules.SCHOOL, new CongressFacts.School(staff, true, 0, 0, 0), book));
            case SCHOOL_CONGRESS, REGIONAL_CONGRESS, INDUSTRY_CONGRESS -> Optional.empty();
        };
    }

    /** On the number of delegates; empty where no text names one. */
    Optional<Decision> seats(Body body, int seats, Book book) {
        return switch (body.kind()) {
            case WORKERS_CONGRESS -> Optional.of(verdicts.weigh(CongressRules.SEATS, new CongressFacts.Seats(body.staff(), seats, body.agreed()), book));
            case MEMBERS_CONGRESS -> Optional.of(verdicts.weigh(ElectionRules.DELEGATES, new ElectionFacts.Delegates(body.staff(), seats, 0), book));
            case REGIONAL_CONGRESS, INDUSTRY_CONGRESS ->
                    Optional.of(verdicts.weigh(CongressRules.REGIONAL, new CongressFacts.Regional(seats, 0, seats), book));
            case SCHOOL_CONGRESS -> Optional.of(verdicts.weigh(CongressRules.SCHOOL_SEATS, new CongressFacts.SchoolSeats(body.staff(), seats), book));
            case WORKERS_ASSEMBLY, MEMBERS_ASSEMBLY, SCHOOL_ASSEMBLY -> Optional.empty();
        };
    }

    /** The lawful numbers of seats, with the verdict on the least of them. */
    SeatNeed need(Body body, Book book) {
        Optional<Decision> all = body.kind().isAssembly() ? Optional.empty() : seats(body, body.staff(), book);
        if (all.isEmpty()) {
            return new SeatNeed(null, null, null);
        }
        // What a school's rows ask is only advised: less is a warning, and the number to aim at is the first without one.
        OptionalInt least = first(seats -> verdict(seats(body, seats, book)), 1, body.staff(), body.kind() == BodyKind.SCHOOL_CONGRESS);
        if (least.isEmpty()) {
            return new SeatNeed(null, null, all.get().verdict());
        }
        Verdict verdict = verdict(seats(body, least.getAsInt(), book));
        boolean open = !(verdict(seats(body, body.staff(), book)) instanceof Verdict.Unlawful);
        Integer most = open ? null : last(seats -> verdict(seats(body, seats, book)), least.getAsInt(), body.staff());
        return new SeatNeed(least.getAsInt(), most, verdict);
    }

    /** What the delegates of a body with so many seats must or should be made up of. */
    List<Quota> quotas(Body body, int seats, Book book) {
        var quotas = new ArrayList<Quota>();
        switch (body.kind()) {
            case WORKERS_CONGRESS -> {
                most(quotas, Quota.Group.LEADERS, seats, k -> ask(CongressRules.LEADERS, new CongressFacts.Leaders(seats, k, body.largeGroup()), book));
                least(quotas, Quota.Group.FRONT_LINE, seats, k -> ask(CongressRules.FRONT_LINE, new CongressFacts.FrontLine(seats, k), book));
                shares(quotas, body, seats, book);
            }
            case MEMBERS_CONGRESS -> most(quotas, Quota.Group.LEADERS, seats,
                    k -> ask(ElectionRules.DELEGATES, new ElectionFacts.Delegates(body.staff(), seats, k), book));
            case SCHOOL_CONGRESS -> {
                most(quotas, Quota.Group.LEADERS, seats, k -> ask(CongressRules.SCHOOL, new CongressFacts.School(body.staff(), false, seats, seats, k), book));
                least(quotas, Quota.Group.TEACHERS, seats, k -> ask(CongressRules.SCHOOL, new CongressFacts.School(body.staff(), false, seats, k, 0), book));
            }
            case REGIONAL_CONGRESS, INDUSTRY_CONGRESS -> {
                most(quotas, Quota.Group.LEADERS, seats, k -> ask(CongressRules.REGIONAL, new CongressFacts.Regional(seats, k, seats), book));
                least(quotas, Quota.Group.FRONT_LINE, seats, k -> ask(CongressRules.REGIONAL, new CongressFacts.Regional(seats, 0, k), book));
                shares(quotas, body, seats, book);
            }
            case WORKERS_ASSEMBLY, MEMBERS_ASSEMBLY, SCHOOL_ASSEMBLY -> { }
        }
        return quotas;
    }

    private void shares(List<Quota> quotas, Body body, int seats, Book book) {
        least(quotas, Quota.Group.WOMEN, seats, k -> ask(CongressRules.WOMEN, new CongressFacts.Group(seats, k, body.staff(), body.women()), book));
        if (body.disabled() > 0) {
            least(quotas, Quota.Group.DISABLED, seats,
                    k -> ask(CongressRules.DISABLED, new CongressFacts.Group(seats, k, body.staff(), body.disabled()), book));
        }
    }

    private static void most(List<Quota> quotas, Quota.Group group, int seats, IntFunction<Verdict> asked) {
        if (!(asked.apply(0) instanceof Verdict.Unlawful) && asked.apply(seats) instanceof Verdict.Unlawful) {
            int number = last(asked, 0, seats);
            quotas.add(new Quota(group, true, number, asked.apply(number)));
        }
    }

    /** Only where none at all would not be enough. */
    private static void least(List<Quota> quotas, Quota.Group group, int seats, IntFunction<Verdict> asked) {
        if (asked.apply(0) instanceof Verdict.Lawful) {
            return;
        }
        IntStream.rangeClosed(1, seats).filter(k -> asked.apply(k) instanceof Verdict.Lawful).findFirst()
                .ifPresent(k -> quotas.add(new Quota(group, false, k, asked.apply(k))));
    }

    private <F> Verdict ask(RuleCheck<F> check, F facts, Book book) {
        return check.on(facts, book);
    }

    private static Verdict verdict(Optional<Decision> decision) {
        return decision.orElseThrow().verdict();
    }

    /** The first number that is not unlawful; empty where it is only to be confirmed. */
    private static OptionalInt first(IntFunction<Verdict> asked, int from, int to, boolean withoutWarning) {
        for (int number = from; number <= to; number++) {
            Verdict verdict = asked.apply(number);
            if (!(verdict instanceof Verdict.Unlawful || withoutWarning && verdict instanceof Verdict.Warning)) {
                return verdict instanceof Verdict.ToBeConfirmed ? OptionalInt.empty() : OptionalInt.of(number);
            }
        }
        return OptionalInt.empty();
    }

    /** The last number from {@code from} on before the rule says "unlawful". */
    private static int last(IntFunction<Verdict> asked, int from, int to) {
        int number = from;
        while (number < to && !(asked.apply(number + 1) instanceof Verdict.Unlawful)) {
            number++;
        }
        return number;
    }

    /** On the delegates as they are; what their text does not ask is left out. */
    List<Decision> composition(Body body, List<Delegate> delegates, Book book) {
        int all = delegates.size();
        if (all == 0 || body.kind().isAssembly()) {
            return List.of();
        }
        int leaders = count(delegates, Delegate::leader);
        int frontLine = count(delegates, Delegate::frontLine);
        var decisions = new ArrayList<Decision>();
        switch (body.kind()) {
            case WORKERS_CONGRESS -> {
                // While seats are still to be filled their number says nothing.
                if (body.seats() == null || all >= body.seats()) {
                    decisions.add(verdicts.weigh(CongressRules.SEATS, new CongressFacts.Seats(body.staff(), all, body.agreed()), book));
                }
                decisions.add(verdicts.weigh(CongressRules.LEADERS, new CongressFacts.Leaders(all, leaders, body.largeGroup()), book));
                if (book.parameter("D-03.mainBody").isPresent()) {
                    decisions.add(verdicts.weigh(CongressRules.FRONT_LINE, new CongressFacts.FrontLine(all, frontLine), book));
                }
            }
            case MEMBERS_CONGRESS -> decisions.add(verdicts.weigh(ElectionRules.DELEGATES, new ElectionFacts.Delegates(body.staff(), all, leaders), book));
            case SCHOOL_CONGRESS -> {
                if (body.seats() == null || all >= body.seats()) {
                    decisions.add(verdicts.weigh(CongressRules.SCHOOL_SEATS, new CongressFacts.SchoolSeats(body.staff(), all), book));
                }
                decisions.add(verdicts.weigh(CongressRules.SCHOOL,
                        new CongressFacts.School(body.staff(), false, all, count(delegates, Delegate::teacher), leaders), book));
            }
            case REGIONAL_CONGRESS, INDUSTRY_CONGRESS ->
                    decisions.add(verdicts.weigh(CongressRules.REGIONAL, new CongressFacts.Regional(all, leaders, frontLine), book));
            case WORKERS_ASSEMBLY, MEMBERS_ASSEMBLY, SCHOOL_ASSEMBLY -> { }
        }
        if (!body.kind().isOfMembers() && !body.kind().isOfSchool() && all <= body.staff()) {
            int women = count(delegates, Delegate::woman);
            decisions.add(verdicts.weigh(CongressRules.WOMEN, new CongressFacts.Group(all, women, body.staff(), body.women()), book));
            if (body.disabled() > 0) {
                decisions.add(verdicts.weigh(CongressRules.DISABLED,
                        new CongressFacts.Group(all, count(delegates, Delegate::disabled), body.staff(), body.disabled()), book));
            }
        }
        return decisions;
    }

    private static int count(List<Delegate> delegates, java.util.function.Predicate<Delegate> of) {
        return Math.toIntExact(delegates.stream().filter(of).count());
    }

    /** Whether a member, or somebody who is none, may stand for a congress of members. */
    Verdict nominee(boolean member, Book book) {
        return ask(ElectionRules.NOMINEE, new ElectionFacts.Nominee(member), book);
    }

    /** On a candidate's votes, or on those for a recall. */
    Decision election(Body body, DelegateElection election, DelegateElection.Count count, int votes, boolean published, Book book) {
        boolean recall = election.purpose() == DelegateElection.Purpose.RECALL;
        if (body.kind().isOfMembers()) {
            return recall ? verdicts.weigh(CommitteeRules.REMOVAL, new CommitteeFacts.Removal(CommitteeFacts.Held.DELEGATE, true, election.secret(),
                    count.constituency(), count.takingPart(), votes), book)
                    : verdicts.weigh(ElectionRules.DELEGATE_VOTE, new ElectionFacts.DelegateVote(count.constituency(), count.takingPart(), votes,
                            election.seats(), election.candidates().size(), election.secret()), book);
        }
        return recall ? verdicts.weigh(CongressRules.RECALL, new CongressFacts.Recall(count.constituency(), votes), book)
                : verdicts.weigh(CongressRules.ELECTION, new CongressFacts.Election(count.constituency(), count.takingPart(), votes, true, published), book);
    }

    /**
     * On the term on a day.
     *
     * @param early   a new term begins before the end
     * @param consent of the union above, in writing
     */
    Decision term(Body body, LocalDate day, boolean early, boolean consent, Book book) {
        Elapsed term = day.isAfter(body.termTo()) ? Elapsed.OVER : Elapsed.RUNNING;
        return switch (body.kind()) {
            case SCHOOL_CONGRESS, SCHOOL_ASSEMBLY -> verdicts.weigh(CongressRules.SCHOOL_TERM, new CongressFacts.SchoolTerm(body.termYears(), term), book);
            case MEMBERS_ASSEMBLY, MEMBERS_CONGRESS -> verdicts.weigh(ElectionRules.TERM,
                    new ElectionFacts.Term(body.termYears(), term, consent, elapsed("J-16.delay", body, day, book)), book);
            case WORKERS_CONGRESS, WORKERS_ASSEMBLY, REGIONAL_CONGRESS, INDUSTRY_CONGRESS -> verdicts.weigh(CongressRules.TERM,
                    new CongressFacts.Term(body.termYears(), body.unionYears(), term, early, consent, elapsed("D-06.delay", body, day, book)), book);
        };
    }

    private Elapsed elapsed(String limit, Body body, LocalDate day, Book book) {
        return book.parameter(limit).isEmpty() || !day.isAfter(body.termTo()) ? Elapsed.RUNNING
                : Elapsed.of(deadlines.due(limit, body.region(), List.of(new Turn.Started(body.termTo()))), day);
    }

    Decision presidium(Body body, int delegates, Committee presidium, Book book) {
        int frontLine = Math.toIntExact(presidium.members().stream().filter(Committee.Member::frontLine).count());
        return verdicts.weigh(CongressRules.PRESIDIUM, new CongressFacts.Presidium(body.staff(), delegates, presidium.members().size(), frontLine), book);
    }

    /** How often it met (D-07, D-30, J-25); empty where no text names a time. */
    Optional<Decision> frequency(Body body, List<LocalDate> sessions, LocalDate day, Book book) {
        boolean school = body.kind().isOfSchool();
        String each = body.kind().meetsWithin();
        Optional<Parameter> begins = book.parameter("D-30.begins");
        if (book.parameter(each).isEmpty() || school && begins.isEmpty()) {
            return Optional.empty();
        }
        LocalDate last = sessions.isEmpty() ? body.termFrom() : sessions.getLast();
        ToIntFunction<LocalDate> yearOf = date -> school && date.getMonthValue() < begins.orElseThrow().value() ? date.getYear() - 1 : date.getYear();
        List<Integer> years = sessions.stream().map(yearOf::applyAsInt).toList();
        boolean inEachYear = years.contains(yearOf.applyAsInt(day)) && years.contains(yearOf.applyAsInt(day) - 1);
        Elapsed since = Elapsed.of(deadlines.due(each, body.region(), List.of(new Turn.Started(last))), day);
        if (body.kind().isOfMembers()) {
            return Optional.of(verdicts.weigh(MembersRules.FREQUENCY, new MembersFacts.Frequency(inEachYear, since), book));
        }
        return Optional.of(verdicts.weigh(school ? SessionRules.SCHOOL_FREQUENCY : SessionRules.FREQUENCY, new SessionFacts.Frequency(inEachYear, since), book));
    }

}
