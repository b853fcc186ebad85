package org.gongqiao.app.disputes.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Allowed;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.disputes.CaseFiles;
import org.gongqiao.app.disputes.file.Evidence;
import org.gongqiao.app.disputes.file.EvidenceKind;
import org.gongqiao.app.disputes.file.Side;
import org.gongqiao.app.ui.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Evidence at an officer's desk. */
@Controller
@RequestMapping("/disputes/{id}")
class EvidenceController {

    private final CaseFiles files;
    private final DisputeDesk desk;

    EvidenceController(CaseFiles files, DisputeDesk desk) {
        this.files = files;
        this.desk = desk;
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping(path = "/evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ModelAndView add(@PathVariable UUID id, @RequestParam(required = false) @Nullable MultipartFile file, @RequestParam(defaultValue = "") String title,
                     @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String source, @RequestParam(defaultValue = "") String proves,
                     @RequestParam(defaultValue = "false") boolean disclosed, @RequestParam(defaultValue = "false") boolean place,
                     @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) throws IOException {
        var offer = offer(title, kind, source, proves, disclosed, place);
        if (offer == null || file == null || file.isEmpty()) {
            return desk.show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, List.of(), Map.of("title", ui.msg("disputes.fault.evidence")));
        }
        return switch (added(files, id, offer, Side.UNION, file)) {
            case CaseFiles.Adding.Added added -> {
                redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done("disputes.flash.evidence", offer.title()));
                yield new ModelAndView("redirect:/disputes/" + id + "#evidence");
            }
            case CaseFiles.Adding.Refused refused -> desk.show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, List.of(),
                    Map.of("file", ui.msg("documents.take." + refused.fault().name(), refused.args().toArray())));
        };
    }

    @Allowed(value = Permission.DISPUTE_WORK, record = "dispute")
    @PostMapping("/disclosure")
    ModelAndView disclose(@PathVariable UUID id, @RequestParam UUID evidence, @RequestParam(defaultValue = "false") boolean disclosed, RedirectAttributes redirect) {
        files.disclose(id, evidence, disclosed);
        redirect.addFlashAttribute(Ui.Flash.NAME, Ui.Flash.done(disclosed ? "disputes.flash.disclosed" : "disputes.flash.withheld"));
        return new ModelAndView("redirect:/disputes/" + id + "#evidence");
    }

    /** Null where title, kind, source or what it proves is missing or too long. */
    static Evidence.@Nullable Offer offer(String title, String kind, String source, String proves, boolean disclosed, boolean place) {
        EvidenceKind chosen = Typed.choice(EvidenceKind.class, kind).orElse(null);
        boolean right = chosen != null && !title.isBlank() && title.length() <= 100 && !source.isBlank() && source.length() <= 200 && !proves.isBlank()
                && proves.length() <= 500;
        return right ? new Evidence.Offer(title.strip(), chosen, source.strip(), proves.strip(), disclosed, place) : null;
    }

    static CaseFiles.Adding added(CaseFiles files, UUID dispute, Evidence.Offer offer, Side side, MultipartFile file) throws IOException {
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        try (InputStream in = file.getInputStream()) {
            return files.add(dispute, offer, side, name, in);
        }
    }
}
