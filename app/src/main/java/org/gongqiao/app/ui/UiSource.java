package org.gongqiao.app.ui;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.WebUtils;

/** Makes the {@link Ui} of a request. An exception handler that returns a view puts it in the model itself. */
@Component
public class UiSource {

    private final Ui.Texts texts;
    private final Clock clock;
    private final Assets assets;
    // A provider looks through all beans each time it is asked: once only, not each request.
    private final Supplier<Optional<ViewerSource>> viewers;
    private final Supplier<Optional<DemoMode>> demo;

    UiSource(MessageSource messages, @Value("${gongqiao.messages.strict:false}") boolean strict, Clock clock, Assets assets,
             ObjectProvider<ViewerSource> viewers, ObjectProvider<DemoMode> demo, ObjectProvider<ArticleTexts> articles) {
        // Asked for only when a template wants it: the statute book itself needs pages.
        Supplier<Optional<ArticleTexts>> book = SingletonSupplier.of(() -> Optional.ofNullable(articles.getIfAvailable()));
        this.texts = new Ui.Texts(messages, strict, (instrument, named, day) -> book.get().map(source -> source.find(instrument, named, day)).orElse(List.of()));
        this.clock = clock;
        this.assets = assets;
        this.viewers = SingletonSupplier.of(() -> Optional.ofNullable(viewers.getIfAvailable()));
        this.demo = SingletonSupplier.of(() -> Optional.ofNullable(demo.getIfAvailable()));
    }

    /** The page's view of this request, in the language of the calling thread. */
    public Ui of(HttpServletRequest request) {
        return new Ui(texts, LocaleContextHolder.getLocale(), clock, new Ui.Request(path(request), request.getQueryString(), largeType(request),
            demo.get().map(DemoMode::on).orElse(false), () -> csrf(request), () -> viewer(request), flash(request), assets::address));
    }

    /** The same without anything that needs the database or the session: for error pages, where either may be the error. */
    Ui bare(HttpServletRequest request) {
        return new Ui(texts, LocaleContextHolder.getLocale(), clock, new Ui.Request(path(request), request.getQueryString(), largeType(request),
            false, () -> null, () -> null, null, assets::address));
    }

    private Ui.@Nullable Viewer viewer(HttpServletRequest request) {
        return viewers.get().flatMap(source -> source.find(request)).orElse(null);
    }

    private static Ui.@Nullable Csrf csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken t
            ? new Ui.Csrf(t.getParameterName(), t.getHeaderName(), t.getToken()) : null;
    }

    private static Ui.@Nullable Flash flash(HttpServletRequest request) {
        Map<String, ?> left = RequestContextUtils.getInputFlashMap(request);
        return left != null && left.get(Ui.Flash.NAME) instanceof Ui.Flash flash ? flash : null;
    }

    private static boolean largeType(HttpServletRequest request) {
        if (request.getAttribute(DisplayChoice.LARGE_TYPE) instanceof Boolean chosen) {
            return chosen;
        }
        Cookie cookie = WebUtils.getCookie(request, DisplayChoice.TYPE);
        return cookie != null && cookie.getValue().equals(DisplayChoice.LARGE);
    }

    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed ? failed : request.getRequestURI();
    }
}
