package org.gongqiao.app.disputes;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.gongqiao.app.casework.Companion;
import org.gongqiao.app.casework.Joins;
import org.gongqiao.app.claims.ClaimWentToMediation;
import org.gongqiao.app.claims.Claims;
import org.gongqiao.app.claims.file.Claim;
import org.gongqiao.app.claims.file.Topic;
import org.gongqiao.app.disputes.file.Cause;
import org.gongqiao.app.disputes.file.Dispute;
import org.gongqiao.app.disputes.file.HeadKind;
import org.gongqiao.app.disputes.file.OpenDispute;
import org.gongqiao.app.identity.IdType;
import org.gongqiao.app.identity.Person;
import org.gongqiao.app.identity.Persons;
import org.gongqiao.app.identity.SensitiveField;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Takes a claim up that goes on to mediation, under its number and with all who joined it. Runs in the transaction and
 * the scope of the officer who sends it on; nothing is typed twice: number and phone go from seal to seal for the papers,
 * logged where the person reads who looked at him.
 */
@Component
class ClaimsIntake {

    private static final Map<Topic, Cause> CAUSES = Map.of(Topic.WAGES, Cause.PAY, Topic.INJURY, Cause.WORK_INJURY, Topic.HOURS, Cause.HOURS_LEAVE,
            Topic.CONTRACT, Cause.CONTRACT, Topic.INSURANCE, Cause.SOCIAL_INSURANCE, Topic.DISMISSAL, Cause.DISMISSAL, Topic.WOMEN, Cause.WOMEN_AND_MINORS);

    private final Disputes disputes;
    private final Claims claims;
    private final Joins joins;
    private final Persons persons;
    private final MessageSource texts;
    private final Clock clock;

    ClaimsIntake(Disputes disputes, Claims claims, Joins joins, Persons persons, MessageSource texts, Clock clock) {
        this.disputes = disputes;
        this.claims = claims;
        this.joins = joins;
        this.persons = persons;
        this.texts = texts;
        this.clock = clock;
    }

    @EventListener
    void on(ClaimWentToMediation event) {
        Claim lead = claims.get(event.claimId());
        var claimants = new ArrayList<OpenDispute.NewClaimant>();
        claimants.add(claimant(lead, false));
        for (Companion companion : joins.of(event.matterId())) {
            if (companion.state() == Companion.State.JOINED && !companion.samePerson()) {
                claims.find(companion.matterId()).filter(each -> each.personId() != null)
                        .ifPresent(each -> claimants.add(claimant(each, companion.represents())));
            }
        }
        LocalDate knew = lead.knownOn() != null ? lead.knownOn() : lead.from() != null ? lead.from() : day(lead.filedAt());
        String title = texts.getMessage("disputes.intake.title", new Object[] {lead.workplace(),
                texts.getMessage("disputes.cause." + cause(lead.topic()).name(), null, Locale.SIMPLIFIED_CHINESE)}, Locale.SIMPLIFIED_CHINESE);
        disputes.open(new OpenDispute(lead.id(), lead.id(), lead.matterId(), lead.occupation().trade(), cause(lead.topic()), title,
                new Dispute.Employer(lead.employerId(), lead.workplace(), "", "", ""), null, lead.endedOn(), knew, lead.text(), "", claimants));
    }

    /** The claims that went into the dispute end with it, in words that their persons read. */
    @EventListener
    void on(DisputeEnded event) {
        String words = texts.getMessage("disputes.intake.ended", new Object[] {texts.getMessage("disputes.outcome." + event.outcome().name(), null,
                Locale.SIMPLIFIED_CHINESE)}, Locale.SIMPLIFIED_CHINESE);
        claims.endMediation(event.matterId(), words);
    }

    private OpenDispute.NewClaimant claimant(Claim claim, boolean represents) {
        UUID id = Objects.requireNonNull(claim.personId());
        Person person = persons.open(id);
        String why = texts.getMessage("disputes.intake.unmasked", new Object[] {claim.number()}, Locale.SIMPLIFIED_CHINESE);
        String idNumber = person.idType() == IdType.RESIDENT_ID ? persons.unmask(id, SensitiveField.ID_NUMBER, why).orElse("") : "";
        String phone = persons.unmask(id, SensitiveField.PHONE, why).orElse("");
        return new OpenDispute.NewClaimant(id, person.name(), person.sex(), person.birthOn(), texts.getMessage("claims.occupation." + claim.occupation().name(),
                null, Locale.SIMPLIFIED_CHINESE), idNumber, phone, "", represents,
                List.of(new OpenDispute.NewHead(head(claim.topic(), claim.amountCents()), claim.amountCents(), period(claim))));
    }

    private static Cause cause(Topic topic) {
        return CAUSES.getOrDefault(topic, Cause.OTHER);
    }

    private static HeadKind head(Topic topic, @Nullable Long cents) {
        return switch (topic) {
            case WAGES -> HeadKind.WAGES;
            case INJURY -> HeadKind.INJURY_TREATMENT;
            case HOURS -> HeadKind.HOURS_LEAVE;
            case INSURANCE -> HeadKind.SOCIAL_INSURANCE;
            case DISMISSAL -> cents == null ? HeadKind.REINSTATEMENT : HeadKind.DAMAGES;
            default -> cents == null ? HeadKind.OTHER_ACT : HeadKind.OTHER_MONEY;
        };
    }

    private static String period(Claim claim) {
        return claim.from() == null ? "" : claim.from() + (claim.until() == null ? "" : " – " + claim.until());
    }

    private LocalDate day(Instant at) {
        return at.atZone(clock.getZone()).toLocalDate();
    }
}
