package org.gongqiao.app.ui;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Tells the layouts who looks at the page. The module that signs people in implements it as a bean. */
public interface ViewerSource {

    /**
     * The signed-in person at the desk they work at, or empty for a visitor. Called at most once a page, while it is
     * rendered: after the handler's scope and transaction have ended, so an implementation binds its own.
     */
    Optional<Ui.Viewer> find(HttpServletRequest request);
}
