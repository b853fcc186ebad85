package org.gongqiao.app.proposals;

import java.util.List;
import java.util.Set;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.casework.PartPage;
import org.gongqiao.app.casework.WaitingCount;
import org.gongqiao.app.congress.DelegateDuties;
import org.gongqiao.app.congress.Duty;
import org.gongqiao.app.documents.AttachmentKind;
import org.gongqiao.app.proposals.guide.Guides;
import org.gongqiao.app.proposals.proposal.OwnProposals;
import org.gongqiao.app.proposals.proposal.ProposalMatter;
import org.gongqiao.app.proposals.suggestion.SuggestionMatter;
import org.gongqiao.app.proposals.suggestion.Suggestions;
import org.gongqiao.app.ui.MenuEntry;
import org.gongqiao.app.ui.MenuSection;
import org.gongqiao.app.ui.OwnService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProposalBeans {

    @Bean
    MenuEntry proposalsEntry() {
        return new MenuEntry(MenuSection.DEMOCRACY, 40, "/proposals", "flag", "proposals.menu.proposals", Permission.PROPOSAL_READ);
    }

    @Bean
    MenuEntry suggestionsEntry() {
        return new MenuEntry(MenuSection.DEMOCRACY, 42, "/suggestions", "star", "proposals.menu.suggestions", Permission.PROPOSAL_READ);
    }

    @Bean
    MenuEntry guidesEntry() {
        return new MenuEntry(MenuSection.DEMOCRACY, 44, "/guides", "file-text", "proposals.menu.guides", Permission.PROPOSAL_READ);
    }

    @Bean
    OwnService guidesOnHome() {
        return new OwnService(64, "/my/guides", "file-text", "proposals.service.guides", OwnService.Audience.EVERYBODY);
    }

    @Bean
    AttachmentKind guideAttachments() {
        return new AttachmentKind(Guides.ATTACHMENTS, Permission.PROPOSAL_READ);
    }

    @Bean
    WaitingCount suggestionsCount(SuggestionMatter kind) {
        return WaitingCount.of("/suggestions", Permission.PROPOSAL_WORK, kind);
    }

    @Bean
    WaitingCount proposalsCount(ProposalMatter kind) {
        return WaitingCount.of("/proposals", Permission.PROPOSAL_WORK, kind);
    }

    @Bean
    OwnService proposalsOnHome() {
        return new OwnService(60, "/my/proposals", "flag", "proposals.service.proposals", OwnService.Audience.MEMBERS);
    }

    @Bean
    OwnService suggestionsOnHome() {
        return new OwnService(62, "/my/suggestions", "star", "proposals.service.suggestions", OwnService.Audience.EVERYBODY);
    }

    @Bean
    AttachmentKind suggestionAttachments() {
        return new AttachmentKind(Suggestions.ATTACHMENTS, Permission.PROPOSAL_READ);
    }

    @Bean
    AttachmentKind proposalAttachments() {
        return new AttachmentKind(OwnProposals.ATTACHMENTS, Permission.PROPOSAL_READ);
    }

    @Bean
    PartPage proposalForItsOwner() {
        return new PartPage(10, ProposalMatter.NAME, Set.of(PartRole.EMPLOYER), "/part/proposal", "flag", "proposals.part.menu");
    }

    /** What waits for a delegate: proposals that he was asked to second. */
    @Bean
    DelegateDuties proposalsToSecond(OwnProposals own) {
        return (ui, body, person) -> {
            int waiting = own.waiting(body);
            return waiting == 0 ? List.of() : List.of(new Duty(ui.msg("proposals.duty.second", waiting), "/my/proposals", null));
        };
    }
}
