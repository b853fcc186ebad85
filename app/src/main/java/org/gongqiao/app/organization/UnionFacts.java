package org.gongqiao.app.organization;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is dated about a union: every change of one of these makes a version. */
record UnionFacts(String name, UnionKind kind, UnionLevel level, @Nullable UUID areaParent, @Nullable UUID lineParent,
                  String region, @Nullable String industry, @Nullable String creditCode, UnionStatus status,
                  List<String> trades, boolean catchAll) {

    UnionFacts {
        trades = List.copyOf(trades);
    }

    UnionFacts below(@Nullable UUID newAreaParent, @Nullable UUID newLineParent) {
        return new UnionFacts(name, kind, level, newAreaParent, newLineParent, region, industry, creditCode, status, trades, catchAll);
    }

    UnionFacts closed() {
        return new UnionFacts(name, kind, level, areaParent, lineParent, region, industry, creditCode, UnionStatus.CLOSED, trades, catchAll);
    }
}
