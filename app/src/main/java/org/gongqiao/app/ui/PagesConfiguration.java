package org.gongqiao.app.ui;

import gg.jte.TemplateEngine;
import gg.jte.springframework.boot.autoconfigure.JteProperties;
import gg.jte.springframework.boot.autoconfigure.JteViewResolver;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleLocaleContext;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.springframework.web.servlet.view.AbstractUrlBasedView;

/**
 * Chinese unless the reader chose English with {@code ?lang=en}; the choice is kept in the cookie {@code lang}. Style sheet,
 * script and icons are kept by browsers for a year, since their addresses carry a mark of their content.
 */
@Configuration(proxyBeanMethods = false)
class PagesConfiguration implements WebMvcConfigurer {

    private static final String LANG = "lang";

    @Bean
    MessageFiles messageSource() {
        return new MessageFiles();
    }

    @Bean
    JteViewResolver jteViewResolver(TemplateEngine templates, JteProperties properties) {
        return new JteViewResolver(templates, properties) {
            @Override
            protected AbstractUrlBasedView instantiateView() {
                return new WholePage(templates);
            }
        };
    }

    @Bean
    LocaleResolver localeResolver() {
        var resolver = new CookieLocaleResolver(LANG) {
            @Override
            protected @Nullable Locale parseLocaleValue(String value) {
                return language(value);
            }

            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                return DisplayChoice.withoutCookies(request) ? fromAddress(request) : super.resolveLocale(request);
            }

            @Override
            public LocaleContext resolveLocaleContext(HttpServletRequest request) {
                return DisplayChoice.withoutCookies(request) ? new SimpleLocaleContext(fromAddress(request)) : super.resolveLocaleContext(request);
            }
        };
        resolver.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
        resolver.setRejectInvalidCookies(false);
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieSameSite("Lax");
        return resolver;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        var language = new LocaleChangeInterceptor() {
            @Override
            protected @Nullable Locale parseLocaleValue(String value) {
                return language(value);
            }
        };
        language.setParamName(LANG);
        language.setHttpMethods("GET");
        registry.addInterceptor(language).excludePathPatterns("/vote/**");
        registry.addInterceptor(new DisplayChoice());
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        var forGood = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
        registry.addResourceHandler("/ui/**").addResourceLocations("classpath:/static/ui/").setCacheControl(forGood);
        registry.addResourceHandler("/webjars/htmx.org/**").addResourceLocations("classpath:/META-INF/resources/webjars/htmx.org/")
            .setCacheControl(forGood);
    }

    private static Locale fromAddress(HttpServletRequest request) {
        String chosen = request.getParameter(LANG);
        return chosen == null ? Locale.SIMPLIFIED_CHINESE : language(chosen);
    }

    private static Locale language(String value) {
        return value.startsWith("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }
}
