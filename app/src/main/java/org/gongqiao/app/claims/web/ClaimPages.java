package org.gongqiao.app.claims.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.casework.Companion;
import org.gongqiao.app.casework.Grant;
import org.gongqiao.app.casework.HandOver;
import org.gongqiao.app.casework.Joins;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.Opening;
import org.gongqiao.app.casework.PartMatter;
import org.gongqiao.app.casework.Rating;
import org.gongqiao.app.casework.RatingOutcome;
import org.gongqiao.app.casework.Score;
import org.gongqiao.app.claims.file.Claim;
import org.gongqiao.app.claims.ClaimCounts;
import org.gongqiao.app.claims.file.ClaimMessage;
import org.gongqiao.app.claims.GuestClaim;
import org.gongqiao.app.claims.template.Template;
import org.gongqiao.app.documents.Attachment;
import org.gongqiao.app.identity.Person;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;

/** What the pages about claims show. */
public final class ClaimPages {

    private ClaimPages() {}

    /** @param draft whether something typed before waits to be gone on with */
    public record Mine(List<Claim> claims, Map<UUID, Matter> matters, boolean draft) {}

    /**
     * First screen: what kind, who, about what.
     *
     * @param action     to which it leads
     * @param types      without the choice where only complaints are taken
     */
    public record Choice(String action, List<Ui.Option> types, List<Ui.Option> occupations, List<Ui.Option> topics, ClaimForm form,
                         Map<String, String> errors) {}

    /**
     * The fields of the second screen; shared by the worker's own form, the clerk's and the nameless one.
     *
     * @param template    which version of the questions is drawn
     * @param asksAmount  whether an amount is asked for
     * @param maySeal     whether the person may choose to seal it
     * @param uploads     where files are sent as they are chosen; null: they go with the form
     * @param waiting     files sent already
     */
    public record Fields(ClaimForm form, String template, List<Template.Field> questions, List<Ui.Option> circumstances, boolean asksAmount, boolean maySeal,
                         @Nullable String uploads, List<Attachment> waiting, Map<String, String> errors) {

        private static final List<String> MORE = List.of("from", "until", "known", "ended", "people", "youngest", "circumstances");

        /** Whether what is folded away holds something typed, or something wrong. */
        public boolean opensMore() {
            return MORE.stream().anyMatch(name -> !form.get(name).isBlank() || errors.containsKey(name));
        }
    }

    /** @param consented whether the person has consented to this purpose before */
    public record Own(Fields fields, boolean consented) {}

    /**
     * One claim, for whose it is.
     *
     * @param reopenUntil  null where it cannot be reopened
     * @param companion    null where nobody reports the same
     * @param goesOn       where it goes on since it went to mediation; null where it did not
     */
    public record Show(Claim claim, Matter matter, List<Ui.Step> steps, List<Ui.Event> history, List<HandOver> handOvers, List<ClaimMessage> messages,
                       List<Attachment> attachments, List<Ui.Event> openings, List<Grant> grants, @Nullable LocalDate reopenUntil, RatingOutcome mayRate,
                       @Nullable Rating rating, @Nullable Companion companion, Joins.@Nullable Others others, @Nullable String goesOn,
                       Map<String, String> answers, Map<String, String> errors) {}

    /** @param next address of the next page; null on the last */
    public record ListPage(List<Claim> rows, String tab, ClaimForm filter, List<Ui.Option> occupations, List<Ui.Option> topics, @Nullable String next,
                           Score score) {}

    /**
     * For an officer, or a keeper of an opened complaint.
     *
     * @param base       address of its actions
     * @param person     null for a nameless or sealed one, and where he is no longer reached
     * @param companions what may be or is joined to it
     * @param lead       number and address of the claim it is joined to; null for none
     * @param takesGuests whether grants may be given on it now
     * @param key         of the next words written to those who take part
     * @param asksRepresentatives from the number of persons in R-11 on
     * @param goesOn     where it goes on since it went to mediation; null where it did not
     */
    public record Desk(Claim claim, Matter matter, String base, @Nullable Person person, List<Ui.Event> history, List<ClaimMessage> messages,
                       List<Attachment> attachments, List<Grant> grants, List<Template.Answer> templates, List<Companion> companions, int persons,
                       boolean asksRepresentatives, Ui.@Nullable Crumb lead, @Nullable String goesOn, @Nullable Rating rating, boolean mayWork, boolean mayMediate,
                       @Nullable String next, List<Ui.Option> reasons, Map<String, String> answers, boolean takesGuests, String key,
                       ClaimForm form, Map<String, String> errors) {}

    /**
     * A clerk enters a claim for a worker in front of him.
     *
     * @param fields null while the worker's phone is still to be proved
     */
    public record Clerk(ClaimForm form, @Nullable Choice choice, @Nullable Fields fields, Map<String, String> errors) {}

    /**
     * What the worker takes home.
     *
     * @param hasPhone whether he can sign in with a code to his phone
     */
    public record Receipt(Claim claim, Matter matter, String address, boolean hasPhone) {}

    /** What counts at the desk's union, by occupation. */
    public record TemplateList(List<Template> templates) {}

    /**
     * One version, to read and to begin a change from.
     *
     * @param current names the version in force, which a change has to have seen
     * @param form    what stands in the form
     */
    public record TemplatePage(Template shown, String current, List<Template> versions, TemplateForm form, List<Ui.Option> topics, boolean mayChange,
                               Map<String, String> errors) {}

    /** A claim as somebody sees it who takes part from outside. */
    public record Part(GuestClaim claim, String name, String role, List<ClaimMessage> messages, String key, Map<String, String> errors) {}

    /** @param rows occupations with their topics; totals last */
    public record Counts(LocalDate from, LocalDate until, List<ClaimCounts.Cell> cells, long filed, long open, long answered, long refused, long urgent) {}

    public record SealedList(List<Matter> waiting, @Nullable String next) {}

    /**
     * A sealed complaint before it is opened, or after.
     *
     * @param desk null while it is closed to its keepers
     * @param waiting the request that waits; null for none
     * @param ownRequest whether it is the viewer's own
     */
    public record Sealed(Matter matter, List<Ui.Event> openings, @Nullable Opening waiting, boolean ownRequest, @Nullable Desk desk,
                         Map<String, String> errors) {}

    /** Without a name: the form. */
    public record Nameless(@Nullable Choice choice, @Nullable Fields fields) {}

    public record NamelessFiled(String number, String handlerName, String code) {}

    public record Return(Map<String, String> errors) {}

    public record NamelessShow(Claim claim, PartMatter matter, List<ClaimMessage> messages, List<Attachment> attachments, List<Ui.Event> history,
                               List<Ui.Event> openings, Map<String, String> answers, RatingOutcome mayRate, @Nullable Rating rating, List<Ui.Option> scores,
                               Map<String, String> errors) {}

    /** Who somebody is who has no account yet. */
    public record Identify(String name, String phone, boolean sent, Map<String, String> errors) {}
}
