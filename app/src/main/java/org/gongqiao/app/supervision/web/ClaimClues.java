package org.gongqiao.app.supervision.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.claims.file.Claim;
import org.gongqiao.app.claims.Claims;
import org.gongqiao.app.claims.file.Topic;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.supervision.file.Cause;
import org.gongqiao.app.supervision.file.Origin;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A claim as a clue: what the worker said fills the form, and he is told when supervision does not accept it. A sealed claim gives no clue here. */
@Component
class ClaimClues {

    private final Claims claims;

    ClaimClues(Claims claims) {
        this.claims = claims;
    }

    /** A claim that the desk may read; empty for none. */
    Optional<Claim> claim(@Nullable UUID id) {
        if (id == null || !Scope.desk().may(Permission.CLAIM_READ)) {
            return Optional.empty();
        }
        try {
            return Optional.of(claims.get(id)).filter(claim -> !claim.sealed());
        } catch (NotFound elsewhere) {
            return Optional.empty();
        }
    }

    Optional<CasePages.ClueForm> of(@Nullable UUID id, UUID key, LocalDate today) {
        return claim(id).map(claim -> new CasePages.ClueForm(key.toString(), claim.employerId() == null ? "" : claim.employerId().toString(), claim.workplace(),
                Origin.COMPLAINT.name(), cause(claim.topic()).name(), List.of(), String.valueOf(claim.people()), claim.text(),
                LocalDate.ofInstant(claim.filedAt(), ZoneId.of("Asia/Shanghai")).toString(), "", claim.id().toString(), claim.number()));
    }

    private static Cause cause(Topic topic) {
        return switch (topic) {
            case WAGES, PLATFORM -> Cause.PAY;
            case INJURY, SAFETY -> Cause.SAFETY;
            case HOURS -> Cause.HOURS_AND_LEAVE;
            case CONTRACT, DISMISSAL -> Cause.CONTRACTS;
            case INSURANCE -> Cause.SOCIAL_INSURANCE;
            case HARASSMENT, WOMEN -> Cause.SPECIAL_PROTECTION;
            case UNION -> Cause.DEMOCRATIC_MANAGEMENT;
            case OTHER -> Cause.OUTSIDE;
        };
    }
}
