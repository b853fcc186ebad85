package org.gongqiao.app.disputes.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.casework.Grant;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.PartMatter;
import org.gongqiao.app.disputes.CaseFiles;
import org.gongqiao.app.disputes.CasePapers;
import org.gongqiao.app.disputes.file.Dispute;
import org.gongqiao.app.disputes.file.Dispute.Claimant;
import org.gongqiao.app.disputes.file.Dispute.Entry;
import org.gongqiao.app.disputes.file.Dispute.Head;
import org.gongqiao.app.disputes.file.DisputeAct;
import org.gongqiao.app.disputes.file.Exchange;
import org.gongqiao.app.disputes.file.Mediator;
import org.gongqiao.app.disputes.file.Proposal;
import org.gongqiao.app.disputes.file.Running;
import org.gongqiao.app.disputes.file.Side;
import org.gongqiao.app.disputes.aid.Aid;
import org.gongqiao.app.disputes.channel.Channel;
import org.gongqiao.app.disputes.channel.Share;
import org.gongqiao.app.law.Citation;
import org.gongqiao.app.law.Rule;
import org.gongqiao.app.law.Verdict;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;

/** What the pages about disputes show. */
public final class DisputePages {

    private DisputePages() {}

    /** Cents as yuan with two decimals, in the grouping of both languages. */
    public static String yuan(long cents) {
        return "%,.2f".formatted(BigDecimal.valueOf(cents, 2));
    }

    public record ListPage(List<Dispute> rows, boolean open, boolean mayWork, @Nullable String next) {}

    public record NewPage(DisputeForm form, List<Ui.Option> causes, List<Ui.Option> trades, List<Ui.Option> heads, Map<String, String> errors) {}

    /** A worker with what he claims. */
    public record Worker(Claimant claimant, List<Head> heads) {

        public long cents() {
            return heads.stream().mapToLong(head -> head.amount() == null ? 0 : head.amount()).sum();
        }
    }

    /** An application for aid, what the rules say of it, and what can happen to it now. */
    public record Aided(Aid aid, Verdict verdict, List<String> open) {}

    /** A step that may be taken now. */
    public record Open(DisputeAct act, int workers) {}

    /**
     * The page of one dispute at a desk.
     *
     * @param open      steps that may be taken
     * @param mayPrint  papers show what is sealed: they are for whoever works on disputes, also after the end
     * @param mediators those of the union's register who could be assigned
     * @param verdict   on the union's committee; null where it has none
     */
    public record Show(Dispute dispute, Matter matter, List<Worker> workers, List<Proposal> proposals, List<Running> clocks, List<Open> open,
                       List<Entry> entries, List<CaseFiles.Piece> evidence, List<CasePapers.Offered> papers, List<Mediator.Assignment> assignments,
                       List<Mediator> mediators, List<Grant> guests, List<Share> shares, List<Channel> channels, List<Aided> aids, List<Ui.Option> matters, List<Exchange> log,
                       List<Ui.Event> history, boolean mayWork, boolean mayPrint, UUID key,
                       List<Verdict> warnings, Map<String, String> errors) {


        public long cents() {
            return workers.stream().mapToLong(Worker::cents).sum();
        }
    }

    /** The form for one step. */
    public record ActPage(Dispute dispute, DisputeAct act, List<Claimant> workers, ActForm form, Rule rule, @Nullable Verdict refused,
                          Map<String, String> errors) {

        public Citation citation() {
            return rule.citation();
        }
    }

    /** For the worker on his phone. */
    public record Own(Dispute dispute, Claimant mine, List<Head> heads, List<Ui.Step> steps, List<Proposal> proposals,
                      List<Running> clocks, List<Entry> entries, List<CaseFiles.Piece> evidence, List<Exchange> log,
                      List<Share> asked, Map<String, String> errors) {}

    public record OwnList(List<Dispute> rows) {}

    /** For somebody who takes part by a grant. */
    public record Part(Dispute dispute, PartMatter matter, String role, String name, Side side, List<Worker> workers, List<Entry> entries,
                       List<CaseFiles.Piece> evidence, List<Exchange> log, UUID key, List<Ui.Option> results, Map<String, String> errors) {}

    public record MediatorsPage(List<Mediator> rows, @Nullable Verdict committee, boolean mayWork, List<Ui.Option> seats, List<Ui.Option> bases,
                                Map<String, String> errors) {}
}
