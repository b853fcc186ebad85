package org.gongqiao.app.claims.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.casework.Companion;
import org.gongqiao.app.casework.Grants;
import org.gongqiao.app.casework.Joins;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.Ratings;
import org.gongqiao.app.claims.file.Claim;
import org.gongqiao.app.claims.ClaimGuests;
import org.gongqiao.app.claims.file.ClaimStatus;
import org.gongqiao.app.claims.file.ClaimType;
import org.gongqiao.app.claims.ClaimWork;
import org.gongqiao.app.claims.Claims;
import org.gongqiao.app.claims.MediationPages;
import org.gongqiao.app.claims.file.RefusalReason;
import org.gongqiao.app.claims.template.Templates;
import org.gongqiao.app.documents.AttachmentOwner;
import org.gongqiao.app.documents.Attachments;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.organization.Unions;
import org.gongqiao.app.ui.Ui;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Puts together what an officer, or a keeper of an opened complaint, sees of one claim. */
@Component
class DeskView {

    private static final String TOGETHER = "R-11.people";

    private final ClaimWork work;
    private final Claims claims;
    private final Templates templates;
    private final ClaimViews views;
    private final Matters matters;
    private final Joins joins;
    private final Ratings ratings;
    private final Grants grants;
    private final Attachments attachments;
    private final MediationPages mediation;
    private final Unions unions;
    private final Ids ids;
    private final Law law;

    DeskView(ClaimWork work, Claims claims, Templates templates, ClaimViews views, Matters matters, Joins joins, Ratings ratings, Grants grants,
             Attachments attachments, MediationPages mediation, Unions unions, Ids ids, Law law) {
        this.work = work;
        this.claims = claims;
        this.templates = templates;
        this.views = views;
        this.matters = matters;
        this.joins = joins;
        this.ratings = ratings;
        this.grants = grants;
        this.attachments = attachments;
        this.mediation = mediation;
        this.unions = unions;
        this.ids = ids;
        this.law = law;
    }

    ModelAndView claim(HttpStatus status, Claim claim, Ui ui, ClaimForm form, Map<String, String> errors) {
        return ClaimViews.view("claims/desk", status, desk(claim, ui, "/claims/" + claim.id(), form, errors));
    }

    ClaimPages.Desk desk(Claim claim, Ui ui, String base, ClaimForm form, Map<String, String> errors) {
        Matter matter = matters.get(claim.matterId());
        boolean officer = !claim.sealed();
        List<Companion> companions = officer ? joins.of(matter.id()) : List.of();
        int persons = companions.isEmpty() ? 1 : joins.persons(matter.id());
        boolean many = law.today(claim.region()).parameter(TOGETHER).filter(people -> persons >= people.value()).isPresent();
        Ui.Crumb lead = matter.lead() == null ? null : claims.find(matter.lead()).map(first -> new Ui.Crumb(first.number(), "/claims/" + first.id())).orElse(null);
        boolean mayWork = claim.isOpen() && claim.status() != ClaimStatus.MEDIATION
                && Scope.desk().may(officer ? Permission.CLAIM_WORK : Permission.SEALED_KEEP);
        String goesOn = officer ? mediation.atDesk(matter.lead() == null ? matter.id() : matter.lead()).orElse(null) : null;
        String next = mayWork && matter.hasNext() ? unions.get(matter.succession().get(matter.position())).name() : null;
        return new ClaimPages.Desk(claim, matter, base, work.person(claim).orElse(null), ClaimViews.history(ui, matters.steps(matter.id())),
                work.messages(claim.id()), attachments.of(AttachmentOwner.of("claim", claim.id())), grants.of(matter.id()),
                templates.at(claim.occupation(), claim.handlerUnit()).answers(claim.topic()), companions, persons, many, lead, goesOn, ratings.find(matter.id()).orElse(null), mayWork,
                mayWork && officer && claim.type() != ClaimType.QUESTION && claim.personId() != null, next,
                ClaimViews.options(ui, "claims.refusal.", RefusalReason.values()), new LinkedHashMap<>(views.answers(ui, claim)),
                officer && mayWork && ClaimGuests.takesGuests(claim), ids.next().toString(), form, errors);
    }
}
