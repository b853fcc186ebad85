package org.gongqiao.app.membership;

import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.identity.OwnUnion;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.springframework.stereotype.Component;

/** The union of a person's live membership, for the head of his pages. */
@Component
class OwnUnionOfMember implements OwnUnion {

    private final Memberships memberships;
    private final Unions unions;

    OwnUnionOfMember(Memberships memberships, Unions unions) {
        this.memberships = memberships;
        this.unions = unions;
    }

    @Override
    public Optional<String> nameFor(UUID person) {
        return memberships.liveOf(person).flatMap(live -> unions.find(live.unitId())).map(Union::name);
    }
}
