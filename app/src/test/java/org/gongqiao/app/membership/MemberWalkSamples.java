package org.gongqiao.app.membership;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.access.WalkSamples;
import org.springframework.boot.test.context.TestComponent;

@TestComponent
public class MemberWalkSamples implements WalkSamples {

    private final AtomicInteger made = new AtomicInteger();

    @Override
    public String kind() {
        return "member";
    }

    @Override
    public UUID make(Fixtures fixtures, String union) {
        return fixtures.membership(fixtures.someone("walkMember" + union + made.incrementAndGet(), false), union);
    }
}
