package org.gongqiao.app.documents.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.TwoPeople;
import org.gongqiao.app.documents.PaperTemplate;
import org.gongqiao.app.documents.Papers;
import org.gongqiao.app.documents.TemplateProposal;
import org.gongqiao.app.documents.TemplateProposals;
import org.gongqiao.app.documents.paper.PaperFonts;
import org.gongqiao.app.ui.MenuEntry;
import org.gongqiao.app.ui.MenuSection;
import org.gongqiao.app.ui.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The operator's pages: which papers there are, in which version, how they look, and a version of one's own. */
@Controller
@Allowed(Permission.OPERATE)
@RequestMapping("/operations/papers")
class TemplateController {

    private static final int LONGEST_REASON = 200;

    private final Papers papers;
    private final TemplateProposals proposals;
    private final PaperFonts fonts;

    TemplateController(Papers papers, TemplateProposals proposals, PaperFonts fonts) {
        this.papers = papers;
        this.proposals = proposals;
        this.fonts = fonts;
    }

    @GetMapping
    ModelAndView list() {
        return new ModelAndView("documents/templates").addObject("page", new TemplatePages.Listing(papers.templates(),
                fonts.list().stream().map(TemplatePages.Font::of).toList(), fonts.folder().toString()));
    }

    @GetMapping("/{module}/{name}")
    ModelAndView show(@PathVariable String module, @PathVariable String name) {
        List<PaperTemplate> versions = papers.versions(module + "/" + name);
        return new ModelAndView("documents/template").addObject("page", new TemplatePages.Show(versions, papers.source(module + "/" + name, versions.getFirst().version()),
                proposals.of(versions.getFirst().id()), Scope.desk().personId()));
    }

    @GetMapping("/{module}/{name}/{version}/sample.{ending}")
    ResponseEntity<byte[]> sample(@PathVariable String module, @PathVariable String name, @PathVariable int version, @PathVariable String ending) {
        return PaperAnswer.of(papers.preview(module + "/" + name, version).orThrow(), ending);
    }

    @GetMapping("/{module}/{name}/version")
    ModelAndView form(@PathVariable String module, @PathVariable String name) {
        PaperTemplate newest = papers.versions(module + "/" + name).getFirst();
        return form(HttpStatus.OK, newest, papers.source(newest.id(), newest.version()), "", Map.of(), List.of());
    }

    /** A proposal: papers are made with it when a second operator has approved. With {@code look} nothing is saved: the answer is the sample paper of what was typed. */
    @PostMapping("/{module}/{name}/version")
    Object replace(@PathVariable String module, @PathVariable String name, @RequestParam(defaultValue = "") String source,
                   @RequestParam(defaultValue = "") String reason, @RequestParam(required = false) boolean look, @ModelAttribute("ui") Ui ui,
                   RedirectAttributes redirect) {
        PaperTemplate newest = papers.versions(module + "/" + name).getFirst();
        List<String> faults = papers.check(newest.id(), source).stream()
                .map(fault -> ui.msg("documents.template.fault." + fault.kind().name(), String.valueOf(fault.line()), fault.word())).toList();
        var errors = new LinkedHashMap<String, String>();
        if (!faults.isEmpty()) {
            errors.put("source", ui.msg("documents.template.faults", faults.size()));
        }
        if (!look && (reason.isBlank() || reason.strip().length() > LONGEST_REASON)) {
            errors.put("reason", ui.msg("documents.template.reason.missing", LONGEST_REASON));
        }
        if (!errors.isEmpty()) {
            return form(HttpStatus.UNPROCESSABLE_CONTENT, newest, source, reason, errors, faults);
        }
        if (look) {
            return PaperAnswer.of(papers.look(newest.id(), source).orThrow(), "pdf");
        }
        redirect.addFlashAttribute(Ui.Flash.NAME, switch (proposals.propose(newest.id(), source, reason.strip())) {
            case TemplateProposal.Outcome.Done done -> Ui.Flash.done("documents.template.proposed", newest.title());
            case TemplateProposal.Outcome.Refused(TwoPeople.Why why) -> Ui.Flash.refused("ui.proposal.why." + why.name());
        });
        return "redirect:/operations/papers/" + newest.id();
    }

    private static ModelAndView form(HttpStatus status, PaperTemplate template, String source, String reason, Map<String, String> errors, List<String> faults) {
        var view = new ModelAndView("documents/template-form");
        view.addObject("page", new TemplatePages.Form(template, source, reason, errors, faults));
        view.setStatus(status);
        return view;
    }

    @Bean
    static MenuEntry papersEntry() {
        return new MenuEntry(MenuSection.SYSTEM, 87, "/operations/papers", "file-text", "documents.menu.papers", Permission.OPERATE);
    }
}
