package org.gongqiao.app.law.decision;

import java.util.List;
import java.util.stream.Stream;
import org.gongqiao.app.law.MembershipRules;
import org.gongqiao.app.law.RuleCheck;
import org.gongqiao.app.law.RuleChecks;
import org.gongqiao.app.law.SupervisionDutyRules;
import org.gongqiao.app.law.democracy.BoardRules;
import org.gongqiao.app.law.democracy.CommitteeRules;
import org.gongqiao.app.law.democracy.CongressRules;
import org.gongqiao.app.law.democracy.ElectionRules;
import org.gongqiao.app.law.democracy.HeldRules;
import org.gongqiao.app.law.democracy.MembersRules;
import org.gongqiao.app.law.democracy.OpennessRules;
import org.gongqiao.app.law.democracy.MatterRules;
import org.gongqiao.app.law.democracy.SessionRules;
import org.gongqiao.app.law.rights.AidRules;
import org.gongqiao.app.law.rights.DismissalRules;
import org.gongqiao.app.law.rights.RightsRules;
import org.gongqiao.app.law.rights.SupervisionRules;
import org.gongqiao.app.law.rights.UrgentRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ShippedChecks {

    @Bean
    RuleChecks lawChecks() {
        return () -> Stream.<List<? extends RuleCheck<?>>>of(MembershipRules.JOINING, MembershipRules.STANDING, RightsRules.ALL, DismissalRules.ALL,
                SupervisionRules.ALL, List.of(SupervisionDutyRules.DRAFT), AidRules.ALL, UrgentRules.ALL,
                ElectionRules.ALL, CommitteeRules.ALL, MembersRules.ALL, CongressRules.ALL, SessionRules.ALL, BoardRules.ALL, OpennessRules.ALL,
                MatterRules.ALL, HeldRules.ALL).<RuleCheck<?>>flatMap(List::stream).toList();
    }
}
