package org.gongqiao.app.organization;

import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.access.WalkSamples;
import org.springframework.boot.test.context.TestComponent;

@TestComponent
public class UnionWalkSamples implements WalkSamples {

    @Override
    public String kind() {
        return "union";
    }

    @Override
    public UUID make(Fixtures fixtures, String union) {
        return fixtures.unions.get(union);
    }
}
