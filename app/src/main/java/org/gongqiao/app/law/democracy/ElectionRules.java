package org.gongqiao.app.law.democracy;

import static org.gongqiao.app.law.democracy.Weighing.atLeast;
import static org.gongqiao.app.law.democracy.Weighing.atMost;
import static org.gongqiao.app.law.democracy.Weighing.ceil;
import static org.gongqiao.app.law.democracy.Weighing.check;
import static org.gongqiao.app.law.democracy.Weighing.inTime;
import static org.gongqiao.app.law.democracy.Weighing.majority;
import static org.gongqiao.app.law.democracy.Weighing.using;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gongqiao.app.law.Book;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.RuleCheck;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.law.rights.Elapsed;

/** Rules of union elections, J-04 and J-07 to J-18, and of a vacant chair, J-22. Seats from 1, votes of those who should attend. */
public final class ElectionRules {

    public static final RuleCheck<ElectionFacts.Seats> SEATS = check("J-04", ElectionFacts.Seats.class, ElectionRules::seats);
    public static final RuleCheck<ElectionFacts.Candidate> CANDIDATE = check("J-07", ElectionFacts.Candidate.class, ElectionRules::candidate);
    public static final RuleCheck<ElectionFacts.Form> FORM = check("J-08", ElectionFacts.Form.class, ElectionRules::form);
    public static final RuleCheck<ElectionFacts.Delegates> DELEGATES = check("J-08.delegates", ElectionFacts.Delegates.class, ElectionRules::delegates);
    public static final RuleCheck<ElectionFacts.Nominee> NOMINEE = check("J-08.member", ElectionFacts.Nominee.class, ElectionRules::nominee);
    public static final RuleCheck<ElectionFacts.DelegateVote> DELEGATE_VOTE = check("J-08.vote", ElectionFacts.DelegateVote.class, ElectionRules::delegateVote);
    public static final RuleCheck<ElectionFacts.Attendance> QUORUM = check("J-09", ElectionFacts.Attendance.class, ElectionRules::quorum);
    public static final RuleCheck<ElectionFacts.Contest> CONTEST = check("J-10", ElectionFacts.Contest.class, ElectionRules::contest);
    public static final RuleCheck<ElectionFacts.Conduct> CONDUCT = check("J-11", ElectionFacts.Conduct.class, ElectionRules::conduct);
    public static final RuleCheck<ElectionFacts.Ballots> BALLOTS = check("J-12", ElectionFacts.Ballots.class, ElectionRules::ballots);
    public static final RuleCheck<ElectionFacts.Ballot> BALLOT = check("J-12.ballot", ElectionFacts.Ballot.class, ElectionRules::ballot);
    public static final RuleCheck<ElectionFacts.Count> COUNT = check("J-13", ElectionFacts.Count.class, (facts, book) -> result(facts, book).verdict());
    public static final RuleCheck<ElectionFacts.Fewer> FEWER = check("J-13.fewer", ElectionFacts.Fewer.class, ElectionRules::fewer);
    public static final RuleCheck<ElectionFacts.Publicity> PUBLICITY = check("J-14", ElectionFacts.Publicity.class, ElectionRules::publicity);
    public static final RuleCheck<ElectionFacts.Review> REVIEW = check("J-15", ElectionFacts.Review.class, ElectionRules::review);
    public static final RuleCheck<ElectionFacts.Reply> REPLY = check("J-15.reply", ElectionFacts.Reply.class, ElectionRules::reply);
    public static final RuleCheck<ElectionFacts.Term> TERM = check("J-16", ElectionFacts.Term.class, ElectionRules::term);
    public static final RuleCheck<ElectionFacts.Request> REQUEST = check("J-17", ElectionFacts.Request.class, ElectionRules::request);
    public static final RuleCheck<ElectionFacts.Recall> RECALL = check("J-18", ElectionFacts.Recall.class, ElectionRules::recall);
    public static final RuleCheck<ElectionFacts.Vacancy> VACANCY = check("J-22", ElectionFacts.Vacancy.class, ElectionRules::vacancy);

    /** Each check once. */
    public static final List<RuleCheck<? extends ElectionFacts>> ALL = List.of(SEATS, CANDIDATE, FORM, DELEGATES, NOMINEE, DELEGATE_VOTE, QUORUM, CONTEST, CONDUCT,
            BALLOTS, BALLOT, COUNT, FEWER, PUBLICITY, REVIEW, REPLY, TERM, REQUEST, RECALL, VACANCY);

    private ElectionRules() {}

    /** J-04. The numbers of the row in which the members lie. */
    static Verdict seats(ElectionFacts.Seats facts, Book book) {
        var finding = book.finding("J-04").fact("members", facts.members()).fact("seats", facts.seats());
        Optional<Parameter> small = book.parameter("J-04.upTo1");
        Optional<Parameter> organiser = book.parameter("J-04.organiser");
        if (small.isPresent() && organiser.isPresent() && facts.members() <= small.get().value() && facts.seats() == organiser.get().value()) {
            return finding.uses(small.get()).uses(organiser.get()).lawful("law.J-04.organiser");
        }
        return row(book, finding, "J-04", facts.members(), facts.seats(), "law.J-04.lawful", "law.J-04.few", "law.J-04.many");
    }

    /** Rows are {@code name.upTo1} and so on, the last without an end; each has {@code name.leastN} and {@code name.mostN}. */
    private static Verdict row(Book book, Book.Finding finding, String name, int members, int number, String lawful, String few, String many) {
        if (book.parameter(name + ".upTo1").isEmpty()) {
            return finding.toBeConfirmed("law.unknown");
        }
        int row = rowOf(book, name, members);
        book.parameter(name + ".upTo" + row).ifPresent(finding::uses);
        return using(book, finding, name + ".least" + row, least -> using(book, finding, name + ".most" + row, most ->
                number < least ? finding.unlawful(few) : number > most ? finding.unlawful(many) : finding.lawful(lawful)));
    }

    private static int rowOf(Book book, String name, int members) {
        int row = 1;
        while (book.parameter(name + ".upTo" + row).filter(end -> members > end.value()).isPresent()) {
            row++;
        }
        return row;
    }

    /** J-07. */
    static Verdict candidate(ElectionFacts.Candidate facts, Book book) {
        var finding = book.finding("J-07").fact("nearRelative", facts.nearRelative()).fact("head", facts.head()).fact("forChair", facts.forChair())
                .fact("personnelHeadOrForeign", facts.personnelHeadOrForeign());
        if (facts.nearRelative() || facts.head()) {
            return finding.unlawful(facts.nearRelative() ? "law.J-07.relative" : "law.J-07.head");
        }
        return facts.forChair() && facts.personnelHeadOrForeign() ? finding.unlawful("law.J-07.chair") : finding.lawful("law.J-07.lawful");
    }

    /** J-08. */
    static Verdict form(ElectionFacts.Form facts, Book book) {
        var finding = book.finding("J-08").fact("members", facts.members()).fact("congress", facts.congress());
        return using(book, finding, "J-08.congress", least -> facts.congress() && facts.members() < least
                ? finding.unlawful("law.J-08.assembly") : finding.lawful("law.J-08.lawful"));
    }

    /** J-08. */
    static Verdict delegates(ElectionFacts.Delegates facts, Book book) {
        var finding = book.finding("J-08").fact("members", facts.members()).fact("delegates", facts.delegates()).fact("managers", facts.managers());
        return atMost(book, finding, "J-08.managers", facts.managers(), facts.delegates(),
                met -> row(book, met, "J-08", facts.members(), facts.delegates(), "law.J-08.delegates", "law.J-08.few", "law.J-08.many"),
                above -> above.unlawful("law.J-08.managers"));
    }

    /** J-08. A congress of members is made up of members. */
    static Verdict nominee(ElectionFacts.Nominee facts, Book book) {
        var finding = book.finding("J-08").fact("member", facts.member());
        return facts.member() ? finding.lawful("law.J-08.member") : finding.unlawful("law.J-08.notMember");
    }

    /** J-08. Quorum of the unit, more candidates than seats, and more than half of the unit's members. */
    static Verdict delegateVote(ElectionFacts.DelegateVote facts, Book book) {
        var finding = book.finding("J-08").fact("members", facts.members()).fact("present", facts.present()).fact("votes", facts.votes())
                .fact("seats", facts.seats()).fact("candidates", facts.candidates()).fact("secret", facts.secret());
        if (!facts.secret()) {
            return finding.unlawful("law.J-08.open");
        }
        return using(book, finding, "J-08.extra", percent -> facts.candidates() < facts.seats() + ceil(percent, facts.seats())
                ? finding.unlawful("law.J-08.candidates")
                : atLeast(book, finding, "J-09", facts.present(), facts.members(), met ->
                        majority(book, met, "J-13", facts.votes(), facts.members(), won -> won.lawful("law.J-08.elected"), "law.J-08.notElected"),
                        "law.J-09.few"));
    }

    /** J-09. */
    static Verdict quorum(ElectionFacts.Attendance facts, Book book) {
        var finding = book.finding("J-09").fact("entitled", facts.entitled()).fact("present", facts.present());
        return atLeast(book, finding, "J-09", facts.present(), facts.entitled(), met -> met.lawful("law.J-09.lawful"), "law.J-09.few");
    }

    /** J-10. The share of seats above the seats is rounded up: at least one more candidate. */
    static Verdict contest(ElectionFacts.Contest facts, Book book) {
        var finding = book.finding("J-10").fact("office", facts.office()).fact("seats", facts.seats()).fact("candidates", facts.candidates())
                .fact("amongElected", facts.amongElected());
        String extra = switch (facts.office()) {
            case COMMITTEE -> "J-10.committee";
            case STANDING_COMMITTEE -> "J-10.standing";
            case AUDIT_COMMITTEE -> "J-10.audit";
            case WOMENS_COMMITTEE -> "J-10.women";
            case CHAIR -> "";
        };
        if (extra.isEmpty()) {
            if (!facts.amongElected()) {
                return finding.unlawful("law.J-10.notElected");
            }
            return facts.candidates() < facts.seats() ? finding.unlawful("law.J-10.few") : finding.lawful("law.J-10.chair");
        }
        return using(book, finding, extra, percent -> facts.candidates() < facts.seats() + ceil(percent, facts.seats())
                ? finding.unlawful("law.J-10.few") : finding.lawful(percent == 0 ? "law.J-10.noMargin" : "law.J-10.lawful"));
    }

    /** J-11. A name that cannot be written on the ballot itself may be too little: no text was read that allows a motion instead. */
    static Verdict conduct(ElectionFacts.Conduct facts, Book book) {
        var finding = book.finding("J-11").fact("secret", facts.secret()).fact("proxies", facts.proxies()).fact("strokeOrder", facts.strokeOrder())
                .fact("abstention", facts.abstention()).fact("writeIn", facts.writeIn()).fact("tellerStands", facts.tellerStands())
                .fact("electronic", facts.electronic()).fact("mobileBox", facts.mobileBox()).fact("boxWatched", facts.boxWatched());
        if (!facts.secret()) {
            return finding.unlawful("law.J-11.open");
        }
        if (facts.proxies()) {
            return finding.unlawful("law.J-11.proxy");
        }
        if (facts.tellerStands()) {
            return finding.unlawful("law.J-11.teller");
        }
        if (facts.mobileBox() && !facts.boxWatched()) {
            return finding.unlawful("law.J-11.box");
        }
        if (!facts.strokeOrder() || !facts.abstention()) {
            return finding.unlawful(facts.strokeOrder() ? "law.J-11.abstention" : "law.J-11.order");
        }
        return switch (facts.writeIn()) {
            case ON_BALLOT -> finding.lawful("law.J-11.lawful");
            case ON_PAPER_OR_BY_MOTION -> facts.electronic() ? finding.toBeConfirmed("law.J-11.mixed") : finding.lawful("law.J-11.lawful");
            case BY_MOTION -> facts.electronic() ? finding.toBeConfirmed("law.J-11.motion") : finding.unlawful("law.J-11.noWriteIn");
            case NONE -> finding.unlawful("law.J-11.noWriteIn");
        };
    }

    /** J-12. */
    static Verdict ballots(ElectionFacts.Ballots facts, Book book) {
        var finding = book.finding("J-12").fact("issued", facts.issued()).fact("returned", facts.returned());
        return facts.returned() > facts.issued() ? finding.unlawful("law.J-12.more") : finding.lawful("law.J-12.lawful");
    }

    /** J-12. */
    static Verdict ballot(ElectionFacts.Ballot facts, Book book) {
        var finding = book.finding("J-12").fact("chosen", facts.chosen()).fact("seats", facts.seats());
        return facts.chosen() > facts.seats() ? finding.unlawful("law.J-12.void") : finding.lawful("law.J-12.counts");
    }

    /** J-13. Who is elected, between whom votes are equal, and what follows. */
    public static Result result(ElectionFacts.Count facts, Book book) {
        var finding = book.finding("J-13").fact("entitled", facts.entitled()).fact("seats", facts.seats()).fact("votes", facts.votes());
        List<Verdict> each = facts.votes().stream().map(votes ->
                majority(book, book.finding("J-13"), "J-13", votes, facts.entitled(), met -> met.lawful("law.J-13.lawful"), "law.J-13.open")).toList();
        majority(book, finding, "J-13", facts.entitled(), facts.entitled(), met -> met.lawful("law.J-13.lawful"), "law.J-13.open");
        Optional<Verdict> unsure = each.stream().filter(Verdict.ToBeConfirmed.class::isInstance).findFirst();
        if (unsure.isPresent()) {
            return new Result(List.of(), List.of(), facts.seats(), Round.CONFIRM, finding.toBeConfirmed(unsure.get().key()));
        }
        List<Integer> enough = IntStream.range(0, each.size()).filter(place -> !(each.get(place) instanceof Verdict.Unlawful)).boxed().toList();
        if (enough.size() <= facts.seats()) {
            int open = facts.seats() - enough.size();
            return open == 0 ? new Result(enough, List.of(), 0, Round.DONE, finding.lawful("law.J-13.lawful"))
                    : new Result(enough, List.of(), open, Round.FURTHER, finding.warning("law.J-13.open"));
        }
        int last = enough.stream().map(facts.votes()::get).sorted(Comparator.reverseOrder()).toList().get(facts.seats() - 1);
        List<Integer> above = enough.stream().filter(place -> facts.votes().get(place) > last).toList();
        List<Integer> level = enough.stream().filter(place -> facts.votes().get(place) == last).toList();
        if (above.size() + level.size() == facts.seats()) {
            return new Result(enough.stream().filter(place -> facts.votes().get(place) >= last).toList(), List.of(), 0, Round.DONE,
                    finding.lawful("law.J-13.highest"));
        }
        return new Result(above, level, facts.seats() - above.size(), Round.AMONG_TIED, finding.warning("law.J-13.tied"));
    }

    /** J-13. Whose majority may leave seats empty was not read: more than half of those present, but not of all, is left open. */
    static Verdict fewer(ElectionFacts.Fewer facts, Book book) {
        var finding = book.finding("J-13").fact("members", facts.members()).fact("elected", facts.elected()).fact("entitled", facts.entitled())
                .fact("present", facts.present()).fact("consenting", facts.consenting());
        Verdict size = row(book, finding, "J-04", facts.members(), facts.elected(), "law.J-04.lawful", "law.J-13.below", "law.J-13.above");
        if (!(size instanceof Verdict.Lawful)) {
            return size;
        }
        Verdict ofAll = majority(book, finding, "J-13", facts.consenting(), facts.entitled(), met -> met.lawful("law.J-13.fewer"), "law.J-13.noConsent");
        Verdict ofThose = majority(book, book.finding("J-13"), "J-13", facts.consenting(), facts.present(), met -> met.lawful("law.J-13.fewer"), "law.J-13.noConsent");
        return ofAll instanceof Verdict.Unlawful && !(ofThose instanceof Verdict.Unlawful) ? finding.toBeConfirmed("law.J-13.whose") : ofAll;
    }

    /** J-14. */
    static Verdict publicity(ElectionFacts.Publicity facts, Book book) {
        var finding = book.finding("J-14").fact("shown", facts.shown());
        return using(book, finding, "J-14.shown", days -> switch (facts.shown()) {
            case OVER -> finding.lawful("law.J-14.lawful");
            case DISPUTABLE -> finding.toBeConfirmed("law.twoReadings");
            case RUNNING -> finding.unlawful("law.J-14.short");
        });
    }

    /** J-15. */
    static Verdict review(ElectionFacts.Review facts, Book book) {
        var finding = book.finding("J-15").fact("party", facts.party()).fact("unionAbove", facts.unionAbove());
        return facts.party() && facts.unionAbove() ? finding.lawful("law.J-15.reviewed") : finding.unlawful("law.J-15.notReviewed");
    }

    /** J-15. */
    static Verdict reply(ElectionFacts.Reply facts, Book book) {
        var finding = book.finding("J-15").fact("procedureKept", facts.procedureKept()).fact("replied", facts.replied())
                .fact("approved", facts.approved()).fact("reply", facts.reply());
        if (facts.replied() && facts.approved() && !facts.procedureKept()) {
            return finding.unlawful("law.J-15.mustRefuse");
        }
        return inTime(book, finding, "J-15.reply", facts.reply(), facts.replied() ? "law.J-15.replied" : "law.J-15.wait", "law.J-15.late");
    }

    /** J-16. */
    static Verdict term(ElectionFacts.Term facts, Book book) {
        var finding = book.finding("J-16").fact("years", facts.years()).fact("term", facts.term()).fact("delayApproved", facts.delayApproved())
                .fact("delay", facts.delay());
        return using(book, finding, "J-16.short", shorter -> using(book, finding, "J-16.long", longer -> {
            if (facts.years() != shorter && facts.years() != longer) {
                return finding.unlawful("law.J-16.years");
            }
            return switch (facts.term()) {
                case RUNNING -> finding.lawful("law.J-16.lawful");
                case DISPUTABLE -> finding.warning("law.J-16.ends");
                case OVER -> facts.delayApproved() ? inTime(book, finding, "J-16.delay", facts.delay(), "law.J-16.delayed", "law.J-16.tooLong")
                        : finding.unlawful("law.J-16.over");
            };
        }));
    }

    /** J-17. */
    static Verdict request(ElectionFacts.Request facts, Book book) {
        var finding = book.finding("J-17").fact("committee", facts.committee()).fact("members", facts.members()).fact("asking", facts.asking());
        return facts.committee() ? finding.lawful("law.J-17.lawful")
                : atLeast(book, finding, "J-17", facts.asking(), facts.members(), met -> met.lawful("law.J-17.lawful"), "law.J-17.few");
    }

    /** J-18. That the vote is secret was not read in the law. */
    static Verdict recall(ElectionFacts.Recall facts, Book book) {
        var finding = book.finding("J-18").fact("atMeeting", facts.atMeeting()).fact("secret", facts.secret()).fact("all", facts.all())
                .fact("votes", facts.votes());
        if (!facts.atMeeting()) {
            return finding.unlawful("law.J-18.noMeeting");
        }
        return majority(book, finding, "J-18", facts.votes(), facts.all(),
                met -> facts.secret() ? met.lawful("law.J-18.recalled") : met.toBeConfirmed("law.J-18.open"), "law.J-18.few");
    }

    /** J-22. The successor serves what is left of the term. */
    static Verdict vacancy(ElectionFacts.Vacancy facts, Book book) {
        var finding = book.finding("J-22").fact("filled", facts.filled()).fact("interim", facts.interim());
        if (facts.filled()) {
            return finding.lawful("law.J-22.filled");
        }
        return using(book, finding, "J-22.interim", months -> facts.interim() == Elapsed.RUNNING
                ? finding.lawful("law.J-22.interim") : finding.warning("law.J-22.elect"));
    }
}
