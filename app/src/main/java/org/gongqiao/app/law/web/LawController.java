package org.gongqiao.app.law.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.access.Public;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.TwoPeople;
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.RegionCode;
import org.gongqiao.app.law.CorrectRule;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Mark;
import org.gongqiao.app.law.Parameter;
import org.gongqiao.app.law.Proposal;
import org.gongqiao.app.law.Proposals;
import org.gongqiao.app.law.Rule;
import org.gongqiao.app.law.SetParameter;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The statute book: to read for everybody, to correct for the operator. */
@Controller
@RequestMapping("/law")
class LawController {

    private final Law law;
    private final Proposals proposals;

    LawController(Law law, Proposals proposals) {
        this.law = law;
        this.proposals = proposals;
    }

    @Public
    @GetMapping
    ModelAndView contents() {
        return view("law/contents", HttpStatus.OK, new LawPages.Contents(law.today(Parameter.COUNTRY).rules(), operator() ? Scope.call(Scope.desk().scope(), proposals::waiting) : 0, operator()));
    }

    @Public
    @GetMapping("/rules/{ruleId}")
    ModelAndView show(@PathVariable String ruleId) {
        Rule rule = rule(ruleId);
        boolean asks = law.names().stream().anyMatch(known -> known.ruleId().equals(ruleId));
        return view("law/rule", HttpStatus.OK, new LawPages.RulePage(rule, law.versions(ruleId), law.parametersOf(ruleId), operator(), asks));
    }

    @Allowed(Permission.LAW_WRITE)
    @GetMapping("/rules/{ruleId}/correction")
    ModelAndView correct(@PathVariable String ruleId, @ModelAttribute("ui") Ui ui) {
        Rule rule = rule(ruleId);
        return ruleForm(HttpStatus.OK, ui, ruleId, new LawPages.RuleTyped(rule.region(), rule.statementZh(), rule.statementEn(),
                rule.citation().instrument(), rule.citation().article(), rule.mark().name(), rule.readIn(), "", "", ""), Map.of());
    }

    /** A proposal: it takes effect when a second person has approved it. */
    @Allowed(Permission.LAW_WRITE)
    @PostMapping("/rules/{ruleId}/correction")
    ModelAndView takeCorrection(@PathVariable String ruleId, @ModelAttribute LawPages.RuleTyped typed, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        rule(ruleId);
        var errors = new LinkedHashMap<String, String>();
        required(errors, ui, "statementZh", typed.statementZh());
        required(errors, ui, "statementEn", typed.statementEn());
        region(errors, ui, typed.region());
        required(errors, ui, "reason", typed.reason());
        instrument(errors, ui, typed.instrument());
        Optional<Mark> mark = mark(errors, ui, typed.mark());
        Dates dates = Dates.read(typed.from(), typed.until());
        if (dates.wrong()) {
            errors.put("from", ui.msg("law.fault.date"));
        }
        if (!errors.isEmpty()) {
            return ruleForm(HttpStatus.UNPROCESSABLE_CONTENT, ui, ruleId, typed, errors);
        }
        return proposed(new Proposal.Change.OfRule(new CorrectRule(ruleId, typed.region(), typed.statementZh().strip(), typed.statementEn().strip(),
                typed.instrument(), typed.article().strip(), mark.orElseThrow(), typed.readIn().strip(), dates.from(), dates.until(),
                typed.reason().strip())), ruleId, redirect);
    }

    @Allowed(Permission.LAW_WRITE)
    @GetMapping("/rules/{ruleId}/parameters")
    ModelAndView set(@PathVariable String ruleId, @ModelAttribute("ui") Ui ui) {
        Rule rule = rule(ruleId);
        return parameterForm(HttpStatus.OK, ui, ruleId, new LawPages.NumberTyped("", Parameter.COUNTRY, "", rule.citation().instrument(),
                rule.citation().article(), Mark.CONFIGURED.name(), "", "", ""), Map.of());
    }

    /** A proposal: it takes effect when a second person has approved it. */
    @Allowed(Permission.LAW_WRITE)
    @PostMapping("/rules/{ruleId}/parameters")
    ModelAndView takeParameter(@PathVariable String ruleId, @ModelAttribute LawPages.NumberTyped typed, @ModelAttribute("ui") Ui ui,
                               RedirectAttributes redirect) {
        var errors = new LinkedHashMap<String, String>();
        if (law.names().stream().noneMatch(known -> known.ruleId().equals(ruleId) && known.name().equals(typed.name()))) {
            errors.put("name", ui.msg("law.fault.blank"));
        }
        region(errors, ui, typed.region());
        if (!typed.value().matches("\\d{1,7}")) {
            errors.put("value", ui.msg("law.fault.value"));
        }
        instrument(errors, ui, typed.instrument());
        Optional<Mark> mark = mark(errors, ui, typed.mark());
        Dates dates = Dates.read(typed.from(), typed.until());
        if (dates.wrong()) {
            errors.put("from", ui.msg("law.fault.date"));
        }
        required(errors, ui, "reason", typed.reason());
        if (!errors.isEmpty()) {
            return parameterForm(HttpStatus.UNPROCESSABLE_CONTENT, ui, ruleId, typed, errors);
        }
        return proposed(new Proposal.Change.OfNumber(new SetParameter(typed.name(), typed.region(), Integer.parseInt(typed.value()), typed.instrument(),
                typed.article().strip(), mark.orElseThrow(), dates.from(), dates.until(), typed.reason().strip())), ruleId, redirect);
    }

    private ModelAndView proposed(Proposal.Change change, String ruleId, RedirectAttributes redirect) {
        return switch (proposals.propose(change)) {
            case Proposal.Outcome.Done(Proposal proposal) -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("law.proposal.made", change.subject()));
                yield new ModelAndView("redirect:/law/proposals/" + proposal.id());
            }
            case Proposal.Outcome.Refused(TwoPeople.Why why) -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.refused("ui.proposal.why." + why));
                yield new ModelAndView("redirect:/law/rules/" + ruleId);
            }
        };
    }

    private static void region(Map<String, String> errors, Ui ui, String region) {
        if (!region.equals(Parameter.COUNTRY) && RegionCode.parse(region).isEmpty()) {
            errors.put("region", ui.msg("law.fault.region"));
        }
    }

    private void instrument(Map<String, String> errors, Ui ui, String instrument) {
        if (law.instruments().stream().noneMatch(known -> known.instrument().equals(instrument))) {
            errors.put("instrument", ui.msg("law.fault.blank"));
        }
    }

    private static Optional<Mark> mark(Map<String, String> errors, Ui ui, String typed) {
        Optional<Mark> mark = Arrays.stream(Mark.values()).filter(each -> each.name().equals(typed)).findFirst();
        if (mark.isEmpty()) {
            errors.put("mark", ui.msg("law.fault.blank"));
        }
        return mark;
    }

    /** Two optional dates of a form. */
    private record Dates(@Nullable LocalDate from, @Nullable LocalDate until, boolean wrong) {

        static Dates read(String from, String until) {
            try {
                LocalDate first = from.isBlank() ? null : LocalDate.parse(from.strip());
                LocalDate end = until.isBlank() ? null : LocalDate.parse(until.strip());
                return new Dates(first, end, first != null && end != null && !first.isBefore(end));
            } catch (DateTimeParseException unreadable) {
                return new Dates(null, null, true);
            }
        }
    }

    private static boolean operator() {
        return Scope.DESK.isBound() && Scope.desk().may(Permission.LAW_WRITE);
    }

    private Rule rule(String ruleId) {
        return law.today(Parameter.COUNTRY).rules().stream().filter(rule -> rule.id().equals(ruleId)).findFirst()
                .orElseThrow(() -> new NotFound("rule", ruleId));
    }

    private static void required(Map<String, String> errors, Ui ui, String field, String value) {
        if (value.isBlank()) {
            errors.put(field, ui.msg("law.fault.blank"));
        }
    }

    private ModelAndView ruleForm(HttpStatus status, Ui ui, String ruleId, LawPages.RuleTyped typed, Map<String, String> errors) {
        return view("law/rule-form", status, new LawPages.RuleForm(ruleId, typed, marks(ui), instruments(ui), errors));
    }

    private ModelAndView parameterForm(HttpStatus status, Ui ui, String ruleId, LawPages.NumberTyped typed, Map<String, String> errors) {
        List<Ui.Option> names = law.names().stream().filter(known -> known.ruleId().equals(ruleId))
                .map(known -> new Ui.Option(known.name(), ui.msg("law.parameter." + known.name()))).toList();
        return view("law/parameter-form", status, new LawPages.ParameterForm(ruleId, typed, names, marks(ui), instruments(ui), errors));
    }

    private static List<Ui.Option> marks(Ui ui) {
        return Arrays.stream(Mark.values()).map(each -> new Ui.Option(each.name(), ui.msg("law.mark." + each.name()))).toList();
    }

    private List<Ui.Option> instruments(Ui ui) {
        return law.instruments().stream().map(each -> new Ui.Option(each.instrument(), each.title(ui.english()))).toList();
    }

    private static ModelAndView view(String name, HttpStatus status, Object page) {
        return new ModelAndView(name, new HashMap<>(Map.of("page", page)), status);
    }
}
