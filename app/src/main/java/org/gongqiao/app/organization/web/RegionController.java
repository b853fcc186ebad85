package org.gongqiao.app.organization.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.organization.RegionTable;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The operator loads a newer list of divisions. */
@Controller
class RegionController {

    private final RegionTable regions;
    private final Clock clock;

    RegionController(RegionTable regions, Clock clock) {
        this.regions = regions;
        this.clock = clock;
    }

    @Allowed(Permission.OPERATE)
    @GetMapping("/regions")
    ModelAndView show() {
        return page(HttpStatus.OK, null);
    }

    /** A file of tab-separated lines: code, name, first year, year of end, below one line of headings that begins with "code". */
    @Allowed(Permission.OPERATE)
    @PostMapping("/regions")
    ModelAndView load(@RequestParam(required = false) @Nullable MultipartFile file, @RequestParam(defaultValue = "") String from,
                      @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) throws IOException {
        LocalDate day = UnionForm.date(from);
        if (file == null || file.isEmpty() || day == null) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, ui.msg(day == null ? "organization.regions.DATE" : "organization.regions.EMPTY", 0));
        }
        RegionTable.Result result = regions.load(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8), day);
        if (result.refused() != null) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, ui.msg("organization.regions." + result.refused().fault(), result.refused().line()));
        }
        RegionTable.Loaded loaded = result.loaded();
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("organization.regions.loaded", loaded.added(), loaded.renamed(), loaded.ended()));
        return new ModelAndView("redirect:/regions");
    }

    /** The same by API: the body is the file, in UTF-8. */
    @Allowed(Permission.OPERATE)
    @ResponseBody
    @PostMapping("/api/v1/regions")
    ResponseEntity<?> loadFile(@RequestBody(required = false) byte @Nullable [] file, @RequestParam(defaultValue = "") String from, @ModelAttribute("ui") Ui ui) throws IOException {
        LocalDate day = UnionForm.date(from);
        if (day == null) {
            return problem(ui.msg("organization.regions.DATE"));
        }
        RegionTable.Result result = regions.load(new java.io.StringReader(file == null ? "" : new String(file, StandardCharsets.UTF_8)), day);
        return result.refused() == null ? ResponseEntity.ok(result.loaded())
                : problem(ui.msg("organization.regions." + result.refused().fault(), result.refused().line()));
    }

    private static ResponseEntity<ProblemDetail> problem(String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, detail);
        problem.setProperty("ruleId", "R-01");
        return ResponseEntity.unprocessableContent().body(problem);
    }

    private ModelAndView page(HttpStatus status, @Nullable String error) {
        LocalDate today = LocalDate.now(clock);
        var model = new java.util.HashMap<String, Object>(Map.of("inForce", regions.inForceOn(today), "today", today.toString()));
        model.put("error", error);
        return new ModelAndView("organization/regions", model, status);
    }
}
