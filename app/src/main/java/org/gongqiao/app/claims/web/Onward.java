package org.gongqiao.app.claims.web;

import java.util.List;
import java.util.Optional;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.MatterKind;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.claims.Claim;
import org.gongqiao.app.claims.ClaimStatus;
import org.springframework.stereotype.Component;

/** Where a claim that has gone on, as to mediation, is worked on now: its matter became that of another procedure, under its number. */
@Component
class Onward {

    private final Matters matters;
    private final List<MatterKind> kinds;

    Onward(Matters matters, List<MatterKind> kinds) {
        this.matters = matters;
        this.kinds = kinds;
    }

    /** For officers; empty while it is a claim still. Of one that is handled together with another, where that one is. */
    Optional<String> desk(Matter matter) {
        Matter leading = matter.lead() == null ? matter : matters.get(matter.lead());
        return kind(leading).map(kind -> kind.deskLink(leading.objectId()));
    }

    /** For the person. Whoever is handled together with others does not see their matter: his way leads over the list of his own. */
    Optional<String> own(Claim claim, Matter matter) {
        return matter.lead() != null && claim.status() == ClaimStatus.MEDIATION ? Optional.of("/my/disputes")
                : kind(matter).map(kind -> kind.ownLink(matter.objectId()));
    }

    private Optional<MatterKind> kind(Matter matter) {
        return kinds.stream().filter(kind -> kind.name().equals(matter.kind()) && !kind.module().equals("claims")).findFirst();
    }
}
