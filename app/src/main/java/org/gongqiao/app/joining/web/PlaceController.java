package org.gongqiao.app.joining.web;

import java.util.List;
import java.util.Map;
import org.gongqiao.app.access.Public;
import org.gongqiao.app.joining.Places;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** Suggestions for the field "employer or place". */
@Public
@Controller
class PlaceController {

    private final Places places;

    PlaceController(Places places) {
        this.places = places;
    }

    @GetMapping("/join/places")
    ModelAndView options(@RequestParam(defaultValue = "") String q) {
        return new ModelAndView("joining/_places", Map.of("places", places.suggest(q)));
    }

    @GetMapping("/api/v1/joining/places")
    @ResponseBody
    List<Places.Suggestion> list(@RequestParam(defaultValue = "") String q) {
        return places.suggest(q);
    }
}
