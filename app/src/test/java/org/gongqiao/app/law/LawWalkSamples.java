package org.gongqiao.app.law;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.access.PageSamples;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.WalkSamples;
import org.gongqiao.app.law.decision.About;
import org.gongqiao.app.law.decision.Verdicts;
import org.gongqiao.app.law.rights.DisputeFacts;
import org.gongqiao.app.law.rights.RightsRules;
import org.gongqiao.app.law.text.ReadingOutcome;
import org.gongqiao.app.law.text.TakeIn;
import org.gongqiao.app.law.text.Texts;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Kept verdicts for the walk, and an invented law, a preview and a proposal for those who open every page. */
@TestConfiguration(proxyBeanMethods = false)
public class LawWalkSamples {

    @Bean
    WalkSamples decisionSamples(Verdicts verdicts, Law law) {
        return new WalkSamples() {
            @Override
            public String kind() {
                return "law-decision";
            }

            @Override
            public UUID make(Fixtures fixtures, String union) {
                String path = fixtures.areaPaths.get(union);
                var decision = verdicts.weigh(RightsRules.REPRESENTATIVES, new DisputeFacts.Together(12, true), law.today("330106"));
                return Scope.call(Scope.service("walk", path), () -> verdicts.keep(List.of(decision),
                        new About("matter", UUID.randomUUID(), path, fixtures.linePaths.get(union), null))).getFirst();
            }
        };
    }

    @Bean
    PageSamples lawPages(Texts texts, ProposalStore proposals, org.springframework.transaction.support.TransactionTemplate transaction) {
        return fixtures -> Scope.call(Scope.service("walk", fixtures.areaPaths.get("province")), () -> {
            var taken = (ReadingOutcome.Preview) texts.read("walk.md", "# 虚构市散步条例\n\n## 第一章 总则\n\n第一条 散步不收费。\n\n第二条 散步应当慢走。".getBytes(StandardCharsets.UTF_8));
            texts.take(taken.edition().id(), new TakeIn("walk", null, null, false));
            var preview = (ReadingOutcome.Preview) texts.read("gap.md", "# 虚构市跑步条例\n\n第一条 跑步不收费。\n\n第三条 缺了一条。".getBytes(StandardCharsets.UTF_8));
            UUID proposal = UUID.randomUUID();
            transaction.executeWithoutResult(status -> proposals.insert(proposal, new Proposal.Change.OfNumber(new SetParameter("R-09.minimumWage", "330100",
                    2490, "deployment", "", Mark.CONFIGURED, null, null, "虚构的通知")), UUID.randomUUID(), java.time.Instant.parse("2026-11-20T02:00:00Z")));
            return Map.of("{instrument}", "walk", "{preview}", preview.edition().id().toString(), "{proposal}", proposal.toString());
        });
    }
}
