package org.gongqiao.app.ui;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Puts {@code ui} in the model of every page; a handler may also take {@code @ModelAttribute("ui") Ui ui}. */
@ControllerAdvice
class UiAdvice {

    private final UiSource source;

    UiAdvice(UiSource source) {
        this.source = source;
    }

    @ModelAttribute("ui")
    Ui ui(HttpServletRequest request) {
        return source.of(request);
    }
}
