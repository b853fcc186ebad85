package org.gongqiao.app.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.springframework.boot.autoconfigure.JteProperties;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Clock;
import java.util.regex.Pattern;
import org.gongqiao.app.access.Public;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Controller;
import org.springframework.test.context.junit.jupiter.web.SpringJUnitWebConfig;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** Language, type size, caching and error pages through Spring MVC, without database or sign-in. */
@SpringJUnitWebConfig
class UiPagesTest {

    @Configuration
    @EnableWebMvc
    @Import({PagesConfiguration.class, Assets.class, UiSource.class, UiAdvice.class, ErrorPages.class, Plain.class})
    static class Pages {

        @Bean
        Clock clock() {
            return PatternBook.FRIDAY_AFTERNOON;
        }

        @Bean
        TemplateEngine templates() {
            return TemplateEngine.createPrecompiled(ContentType.Html);
        }

        @Bean
        JteProperties jte() {
            return new JteProperties();
        }
    }

    @Controller
    @Public
    static class Plain {

        @GetMapping("/fault")
        String fault(Model model) {
            model.addAttribute("status", 418);
            model.addAttribute("kind", "400");
            model.addAttribute("id", "none");
            return "ui/error";
        }
    }

    private MockMvc mvc;

    @BeforeEach
    void mvc(WebApplicationContext context) {
        mvc = MockMvcBuilders.webAppContextSetup(context).build();
    }

    @Test
    void speaksChineseUntilEnglishIsChosen() throws Exception {
        mvc.perform(get("/fault").header("Accept-Language", "en")).andExpect(status().isOk())
            .andExpect(content().string(Matchers.containsString("<html lang=\"zh-CN\"")))
            .andExpect(header().stringValues("Vary", Matchers.hasItem("HX-Request")));
        mvc.perform(get("/fault").param("lang", "en"))
            .andExpect(cookie().value("lang", "en"))
            .andExpect(content().string(Matchers.containsString("<html lang=\"en\"")));
        mvc.perform(get("/fault").cookie(new Cookie("lang", "en")))
            .andExpect(content().string(Matchers.containsString("<html lang=\"en\"")));
        mvc.perform(get("/fault").cookie(new Cookie("lang", "\"><x")))
            .andExpect(content().string(Matchers.containsString("<html lang=\"zh-CN\"")));
    }

    @Test
    void changingTheLanguageKeepsTheRestOfTheAddress() throws Exception {
        mvc.perform(get(URI.create("/fault?next=%2Fmembers%3Fa%3D1&lang=zh"))).andExpect(content().string(Matchers.containsString(
            "href=\"?next=%2Fmembers%3Fa%3D1&amp;lang=en\"")));
        mvc.perform(get("/fault").with(request -> {
            request.setQueryString("next=\"><script>");
            return request;
        })).andExpect(content().string(Matchers.allOf(Matchers.containsString("next=&#34;>&lt;script>"), Matchers.not(Matchers.containsString("<script>")))));
    }

    @Test
    void remembersLargeType() throws Exception {
        mvc.perform(get("/fault")).andExpect(content().string(Matchers.containsString("data-type=\"normal\"")));
        mvc.perform(get("/fault").param("type", "large"))
            .andExpect(cookie().value("type", "large"))
            .andExpect(content().string(Matchers.containsString("data-type=\"large\"")));
        mvc.perform(get("/fault").cookie(new Cookie("type", "large")))
            .andExpect(content().string(Matchers.containsString("data-type=\"large\"")));
        mvc.perform(get("/fault").param("type", "\"><x")).andExpect(cookie().doesNotExist("type"))
            .andExpect(content().string(Matchers.containsString("data-type=\"normal\"")));
    }

    @Test
    void errorPageSaysWhatToDoAndNeverWhatTheExceptionSaid() throws Exception {
        for (int code : new int[] {400, 401, 403, 404, 405, 409, 413, 418, 429, 500, 502, 503}) {
            String page = mvc.perform(failed(code, "/members/7").header("Accept", "text/html"))
                .andExpect(status().is(code)).andReturn().getResponse().getContentAsString();
            assertThat(page).contains(">" + code + "<").doesNotContain("secret detail", "IllegalState");
            assertThat(Pattern.compile("<b class=\"code\">[0-9A-F]{8}</b>").matcher(page).find()).isTrue();
        }
    }

    @Test
    void programsGetProblemDetails() throws Exception {
        mvc.perform(failed(500, "/api/v1/members").header("Accept", "text/html"))
            .andExpect(status().isInternalServerError()).andExpect(content().contentType("application/problem+json"))
            .andExpect(jsonPath("$.title").value("系统出了问题")).andExpect(jsonPath("$.errorId").isNotEmpty())
            .andExpect(content().string(Matchers.not(Matchers.containsString("secret detail"))));
        mvc.perform(failed(404, "/members").header("Accept", "application/json").cookie(new Cookie("lang", "en")))
            .andExpect(status().isNotFound()).andExpect(jsonPath("$.title").value("Page not found"));
    }

    @Test
    void errorAddressOpenedByHandIsNotFound() throws Exception {
        mvc.perform(get("/error").header("Accept", "text/html")).andExpect(status().isNotFound());
    }

    @Test
    void browsersKeepSheetScriptAndIconsForGood() throws Exception {
        Assets assets = new Assets();
        for (String file : new String[] {"gongqiao.css", "gongqiao.js", "icons.svg", "logo.svg", "favicon.svg", "htmx.min.js"}) {
            mvc.perform(get(assets.address(file))).andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "max-age=31536000, public, immutable"));
        }
    }

    private static MockHttpServletRequestBuilder failed(int code, String path) {
        return get("/error").requestAttr(RequestDispatcher.ERROR_STATUS_CODE, code).requestAttr(RequestDispatcher.ERROR_REQUEST_URI, path)
            .requestAttr(RequestDispatcher.ERROR_EXCEPTION, new IllegalStateException("secret detail"));
    }
}
