package org.gongqiao.app.law.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Public;
import org.gongqiao.app.access.TwoPeople;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.RegionCode;
import org.gongqiao.app.law.CorrectRule;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.ParameterName;
import org.gongqiao.app.law.Proposal;
import org.gongqiao.app.law.Proposals;
import org.gongqiao.app.law.Rule;
import org.gongqiao.app.law.SetParameter;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The statute book for other programs. */
@RestController
@RequestMapping("/api/v1/law")
class LawApi {

    record RuleView(Rule rule, List<Rule> versions, List<Parameter> parameters) {}

    private final Law law;
    private final Proposals proposals;

    LawApi(Law law, Proposals proposals) {
        this.law = law;
        this.proposals = proposals;
    }

    /** Rules as they hold on a day (default: today) at a region (default: the whole country). */
    @Public
    @GetMapping("/rules")
    List<Rule> rules(@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on) {
        return on == null ? law.today(Parameter.COUNTRY).rules() : law.on(Parameter.COUNTRY, on).rules();
    }

    @Public
    @GetMapping("/rules/{ruleId}")
    RuleView rule(@PathVariable String ruleId) {
        Rule rule = law.today(Parameter.COUNTRY).rules().stream().filter(each -> each.id().equals(ruleId)).findFirst()
                .orElseThrow(() -> new NotFound("rule", ruleId));
        return new RuleView(rule, law.versions(ruleId), law.parametersOf(ruleId));
    }

    /** Numbers as they hold today at a region. */
    @Public
    @GetMapping("/parameters")
    ResponseEntity<?> parameters(@RequestParam(defaultValue = Parameter.COUNTRY) String region) {
        if (!region.equals(Parameter.COUNTRY) && RegionCode.parse(region).isEmpty()) {
            return ResponseEntity.badRequest().body(ProblemDetail.forStatus(HttpStatus.BAD_REQUEST));
        }
        return ResponseEntity.ok(law.today(region).parameters());
    }

    /** Numbers that rules ask for, also those nobody has set. */
    @Public
    @GetMapping("/numbers")
    List<ParameterName> names() {
        return law.names();
    }

    /** A proposal: it takes effect when a second person has approved it. */
    @Allowed(Permission.LAW_WRITE)
    @PostMapping("/rules/{ruleId}/versions")
    ResponseEntity<?> correct(@PathVariable String ruleId, @RequestBody CorrectRule correction) {
        if (!ruleId.equals(correction.ruleId())) {
            throw new NotFound("rule", ruleId);
        }
        return proposed(proposals.propose(new Proposal.Change.OfRule(correction)));
    }

    /** As above. */
    @Allowed(Permission.LAW_WRITE)
    @PostMapping("/parameters")
    ResponseEntity<?> set(@RequestBody SetParameter setting) {
        return proposed(proposals.propose(new Proposal.Change.OfNumber(setting)));
    }

    @Allowed(Permission.LAW_WRITE)
    @GetMapping("/proposals")
    List<Proposal> proposals() {
        return proposals.all();
    }

    @Allowed(Permission.LAW_WRITE)
    @PostMapping("/proposals/{proposal}/approval")
    ResponseEntity<?> approve(@PathVariable String proposal) {
        return decided(proposals.approve(TextController.uuid(proposal)));
    }

    record Refusal(@Nullable String reason) {}

    @Allowed(Permission.LAW_WRITE)
    @PostMapping("/proposals/{proposal}/refusal")
    ResponseEntity<?> refuse(@PathVariable String proposal, @RequestBody Refusal refusal) {
        return decided(proposals.refuse(TextController.uuid(proposal), refusal.reason() == null ? "" : refusal.reason()));
    }

    @Allowed(Permission.LAW_WRITE)
    @PostMapping("/proposals/{proposal}/withdrawal")
    ResponseEntity<?> withdraw(@PathVariable String proposal) {
        return decided(proposals.withdraw(TextController.uuid(proposal)));
    }

    static ResponseEntity<?> proposed(Proposal.Outcome outcome) {
        return outcome instanceof Proposal.Outcome.Done(Proposal made) ? ResponseEntity.status(HttpStatus.ACCEPTED).body(made) : decided(outcome);
    }

    private static ResponseEntity<?> decided(Proposal.Outcome outcome) {
        return switch (outcome) {
            case Proposal.Outcome.Done(Proposal proposal) -> ResponseEntity.ok(proposal);
            case Proposal.Outcome.Refused(TwoPeople.Why why) -> {
                var problem = ProblemDetail.forStatus(why == TwoPeople.Why.DECIDED ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
                problem.setProperties(Map.of("reason", why.name()));
                yield ResponseEntity.status(problem.getStatus()).body(problem);
            }
        };
    }
}
