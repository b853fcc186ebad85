package org.gongqiao.app.ui;

import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** Pages whose template takes its content as {@code page}. */
public final class Views {

    private Views() {}

    public static ModelAndView of(String template, HttpStatus status, Object page) {
        return new ModelAndView(template, new HashMap<>(Map.of("page", page)), status);
    }
}
