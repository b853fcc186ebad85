package org.gongqiao.app.documents.web;

import java.util.List;
import java.util.Map;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.TwoPeople;
import org.gongqiao.app.documents.PaperTemplate;
import org.gongqiao.app.documents.Papers;
import org.gongqiao.app.documents.TemplateProposal;
import org.gongqiao.app.documents.TemplateProposals;
import org.gongqiao.app.documents.paper.PaperFonts;
import org.gongqiao.app.documents.paper.TemplateFault;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Templates for other programs: the same list, samples and refusals. */
@RestController
@Allowed(Permission.OPERATE)
@RequestMapping("/api/v1/paper-templates")
class TemplateApi {

    private final Papers papers;
    private final TemplateProposals proposals;
    private final PaperFonts fonts;
    private final MessageSource texts;

    TemplateApi(Papers papers, TemplateProposals proposals, PaperFonts fonts, MessageSource texts) {
        this.papers = papers;
        this.proposals = proposals;
        this.fonts = fonts;
        this.texts = texts;
    }

    record Listing(List<PaperTemplate> templates, List<PaperFonts.Listed> fonts) {}

    record Version(PaperTemplate template, String source) {}

    record NewVersion(@Nullable String source, @Nullable String reason) {}

    @GetMapping
    Listing list() {
        return new Listing(papers.templates(), fonts.list());
    }

    @GetMapping("/{module}/{name}")
    List<Version> versions(@PathVariable String module, @PathVariable String name) {
        return papers.versions(module + "/" + name).stream().map(template -> new Version(template, papers.source(template.id(), template.version()))).toList();
    }

    @GetMapping("/{module}/{name}/{version}/sample.{ending}")
    ResponseEntity<byte[]> sample(@PathVariable String module, @PathVariable String name, @PathVariable int version, @PathVariable String ending) {
        return PaperAnswer.of(papers.preview(module + "/" + name, version).orThrow(), ending);
    }

    /** A proposal: papers are made with it when a second operator has approved. */
    @PostMapping("/{module}/{name}")
    ResponseEntity<?> replace(@PathVariable String module, @PathVariable String name, @RequestBody NewVersion version) {
        String source = version.source() == null ? "" : version.source();
        List<TemplateFault> faults = papers.check(module + "/" + name, source);
        if (!faults.isEmpty() || version.reason() == null || version.reason().isBlank()) {
            var problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, text("documents.template.faults", faults.size()));
            problem.setProperty("faults", faults.stream().map(fault -> Map.of("line", fault.line(), "kind", fault.kind().name(), "word", fault.word(),
                    "text", text("documents.template.fault." + fault.kind().name(), String.valueOf(fault.line()), fault.word()))).toList());
            return ResponseEntity.unprocessableContent().contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
        }
        return switch (proposals.propose(module + "/" + name, source, version.reason().strip())) {
            case TemplateProposal.Outcome.Done(TemplateProposal proposal) -> ResponseEntity.accepted().body(proposal);
            case TemplateProposal.Outcome.Refused(TwoPeople.Why why) -> TemplateProposalController.refused(texts, why);
        };
    }

    private String text(String key, Object... args) {
        return texts.getMessage(key, args, LocaleContextHolder.getLocale());
    }
}
