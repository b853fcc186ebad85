package org.gongqiao.app.law.web;

import java.util.List;
import java.util.Map;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.Proposal;
import org.gongqiao.app.law.Rule;
import org.jspecify.annotations.Nullable;

/** What the pages of proposals show. */
public final class ProposalPages {

    private ProposalPages() {}

    /** All of them, the waiting ones first. */
    public record Many(List<Proposal> proposals) {}

    /** One with what holds before it; {@code own}: the viewer proposed it. */
    public record One(Proposal proposal, @Nullable Rule before, List<Parameter> numbers, boolean own, Map<String, String> errors) {}
}
