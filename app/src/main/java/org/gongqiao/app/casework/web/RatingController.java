package org.gongqiao.app.casework.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.access.Self;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.MatterKind;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.RatingOutcome;
import org.gongqiao.app.casework.Ratings;
import org.gongqiao.app.ui.Ui;
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

/** The person served rates a closed matter of his own, of whatever kind; {@code {id}} is the matter's. */
@Self
@Controller
@RequestMapping("/my/ratings/{id}")
class RatingController {

    static final int LONGEST = 500;

    private final Matters matters;
    private final Ratings ratings;
    private final List<MatterKind> kinds;

    RatingController(Matters matters, Ratings ratings, List<MatterKind> kinds) {
        this.matters = matters;
        this.ratings = ratings;
        this.kinds = kinds;
    }

    @GetMapping
    ModelAndView show(@PathVariable UUID id, @ModelAttribute("ui") Ui ui) {
        return show(HttpStatus.OK, id, ui, "", "", "", Map.of());
    }

    @PostMapping
    ModelAndView rate(@PathVariable UUID id, @RequestParam(defaultValue = "") String score, @RequestParam(defaultValue = "") String solved,
                      @RequestParam(defaultValue = "") String words, @ModelAttribute("ui") Ui ui, RedirectAttributes redirect) {
        Matter matter = matters.get(id);
        var errors = new LinkedHashMap<String, String>();
        if (!score.matches("[1-5]")) {
            errors.put("score", ui.msg("casework.rating.fault.score"));
        }
        if (!solved.matches("true|false")) {
            errors.put("solved", ui.msg("casework.rating.fault.solved"));
        }
        if (words.length() > LONGEST) {
            errors.put("words", ui.msg("casework.rating.fault.words", LONGEST));
        }
        if (!errors.isEmpty()) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, id, ui, score, solved, words, errors);
        }
        RatingOutcome outcome = ratings.rate(id, Integer.parseInt(score), solved.equals("true"), words.strip());
        if (outcome != RatingOutcome.RATED && outcome != RatingOutcome.RATED_BEFORE) {
            return show(HttpStatus.CONFLICT, id, ui, score, solved, words, Map.of("score", ui.msg("casework.rating." + outcome.name())));
        }
        redirect.addFlashAttribute(Ui.Flash.NAME, outcome == RatingOutcome.RATED ? Ui.Flash.done("casework.rating.thanks")
                : Ui.Flash.note("casework.rating.RATED_BEFORE"));
        return new ModelAndView("redirect:" + kind(matter).ownLink(matter.objectId()));
    }

    private ModelAndView show(HttpStatus status, UUID id, Ui ui, String score, String solved, String words, Map<String, String> errors) {
        Matter matter = matters.get(id);
        RatingOutcome may = ratings.mayRate(id);
        String why = may == RatingOutcome.RATED ? null : ui.msg("casework.rating." + may.name());
        return new ModelAndView("casework/rating", new HashMap<>(Map.of("page", new RatingPages.Form(id, matter.handlerName(), matter.number(),
                kind(matter).ownLink(matter.objectId()), why, ratings.find(id).orElse(null), scores(ui), score, solved, words, errors))), status);
    }

    static List<Ui.Option> scores(Ui ui) {
        var scores = new ArrayList<Ui.Option>();
        for (int score = 5; score >= 1; score--) {
            scores.add(new Ui.Option(String.valueOf(score), ui.msg("casework.rating.score." + score)));
        }
        return scores;
    }

    private MatterKind kind(Matter matter) {
        return kinds.stream().filter(each -> each.name().equals(matter.kind())).findFirst().orElseThrow();
    }
}
