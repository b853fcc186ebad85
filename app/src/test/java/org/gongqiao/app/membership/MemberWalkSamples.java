package org.gongqiao.app.membership;

import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.access.WalkSamples;
import org.springframework.boot.test.context.TestComponent;

@TestComponent
public class MemberWalkSamples implements WalkSamples {

    @Override
    public String kind() {
        return "member";
    }

    @Override
    public UUID make(Fixtures fixtures, String union) {
        return fixtures.membership(fixtures.someone("walkMember" + union, false), union);
    }
}
