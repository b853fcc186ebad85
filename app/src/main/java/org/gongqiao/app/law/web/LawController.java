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
import org.gongqiao.app.kernel.NotFound;
import org.gongqiao.app.kernel.RegionCode;
import org.gongqiao.app.law.CorrectRule;
import org.gongqiao.app.law.Law;
import org.gongqiao.app.law.Mark;
import org.gongqiao.app.law.Parameter;
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

    LawController(Law law) {
        this.law = law;
    }

    @Public
    @GetMapping
    ModelAndView contents() {
        return view("law/contents", HttpStatus.OK, new LawPages.Contents(law.today(Parameter.COUNTRY).rules()));
    }

    @Public
    @GetMapping("/rules/{ruleId}")
    ModelAndView show(@PathVariable String ruleId) {
        Rule rule = rule(ruleId);
        boolean operator = Scope.DESK.isBound() && Scope.desk().may(Permission.LAW_WRITE);
        return view("law/rule", HttpStatus.OK, new LawPages.RulePage(rule, law.versions(ruleId), law.parametersOf(ruleId), operator));
    }

    @Allowed(Permission.LAW_WRITE)
    @GetMapping("/rules/{ruleId}/correction")
    ModelAndView correct(@PathVariable String ruleId) {
        Rule rule = rule(ruleId);
        return ruleForm(HttpStatus.OK, ruleId, rule.statementZh(), rule.statementEn(), rule.citation().article(), rule.mark().name(), rule.readIn(),
                "", Map.of());
    }

    @Allowed(Permission.LAW_WRITE)
    @PostMapping("/rules/{ruleId}/correction")
    ModelAndView takeCorrection(@PathVariable String ruleId, @RequestParam(defaultValue = "") String statementZh,
                                @RequestParam(defaultValue = "") String statementEn, @RequestParam(defaultValue = "") String article,
                                @RequestParam(defaultValue = "") String mark, @RequestParam(defaultValue = "") String readIn,
                                @RequestParam(defaultValue = "") String reason, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        rule(ruleId);
        var errors = new LinkedHashMap<String, String>();
        required(errors, ui, "statementZh", statementZh);
        required(errors, ui, "statementEn", statementEn);
        required(errors, ui, "reason", reason);
        Optional<Mark> chosen = Arrays.stream(Mark.values()).filter(each -> each.name().equals(mark)).findFirst();
        if (chosen.isEmpty()) {
            errors.put("mark", ui.msg("law.fault.blank"));
        }
        if (!errors.isEmpty()) {
            return ruleForm(HttpStatus.UNPROCESSABLE_CONTENT, ruleId, statementZh, statementEn, article, mark, readIn, reason, errors);
        }
        int version = law.correct(new CorrectRule(ruleId, statementZh.strip(), statementEn.strip(), article.strip(), chosen.get(), readIn.strip(), reason.strip()));
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("law.correct.done", ruleId, version));
        return new ModelAndView("redirect:/law/rules/" + ruleId);
    }

    @Allowed(Permission.LAW_WRITE)
    @GetMapping("/rules/{ruleId}/parameters")
    ModelAndView set(@PathVariable String ruleId, @ModelAttribute("ui") Ui ui) {
        rule(ruleId);
        return parameterForm(HttpStatus.OK, ui, ruleId, "", Parameter.COUNTRY, "", "", "", "", Map.of());
    }

    @Allowed(Permission.LAW_WRITE)
    @PostMapping("/rules/{ruleId}/parameters")
    ModelAndView takeParameter(@PathVariable String ruleId, @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String region,
                               @RequestParam(defaultValue = "") String value, @RequestParam(defaultValue = "") String from,
                               @RequestParam(defaultValue = "") String until, @RequestParam(defaultValue = "") String reason,
                               @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        var errors = new LinkedHashMap<String, String>();
        if (law.parametersOf(ruleId).stream().noneMatch(parameter -> parameter.name().equals(name))) {
            errors.put("name", ui.msg("law.fault.blank"));
        }
        if (!region.equals(Parameter.COUNTRY) && RegionCode.parse(region).isEmpty()) {
            errors.put("region", ui.msg("law.fault.region"));
        }
        if (!value.matches("\\d{1,4}")) {
            errors.put("value", ui.msg("law.fault.value"));
        }
        Dates dates = Dates.read(from, until);
        if (dates.wrong()) {
            errors.put("from", ui.msg("law.fault.date"));
        }
        required(errors, ui, "reason", reason);
        if (!errors.isEmpty()) {
            return parameterForm(HttpStatus.UNPROCESSABLE_CONTENT, ui, ruleId, name, region, value, from, until, reason, errors);
        }
        int version = law.set(new SetParameter(name, region, Integer.parseInt(value), "", Mark.CONFIGURED, dates.from(), dates.until(), reason.strip()));
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("law.set.done", name, version));
        return new ModelAndView("redirect:/law/rules/" + ruleId);
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

    private Rule rule(String ruleId) {
        return law.today(Parameter.COUNTRY).rules().stream().filter(rule -> rule.id().equals(ruleId)).findFirst()
                .orElseThrow(() -> new NotFound("rule", ruleId));
    }

    private static void required(Map<String, String> errors, Ui ui, String field, String value) {
        if (value.isBlank()) {
            errors.put(field, ui.msg("law.fault.blank"));
        }
    }

    private static ModelAndView ruleForm(HttpStatus status, String ruleId, String zh, String en, String article, String mark, String readIn,
                                         String reason, Map<String, String> errors) {
        List<Ui.Option> marks = Arrays.stream(Mark.values()).map(each -> new Ui.Option(each.name(), each.name())).toList();
        return view("law/rule-form", status, new LawPages.RuleForm(ruleId, zh, en, article, mark, readIn, reason, marks, errors));
    }

    private ModelAndView parameterForm(HttpStatus status, Ui ui, String ruleId, String name, String region, String value, String from, String until,
                                       String reason, Map<String, String> errors) {
        List<Ui.Option> names = law.parametersOf(ruleId).stream().map(Parameter::name).distinct().sorted()
                .map(each -> new Ui.Option(each, ui.msg("law.parameter." + each))).toList();
        return view("law/parameter-form", status, new LawPages.ParameterForm(ruleId, name, region, value, from, until, reason, names, errors));
    }

    private static ModelAndView view(String name, HttpStatus status, Object page) {
        return new ModelAndView(name, new HashMap<>(Map.of("page", page)), status);
    }
}
