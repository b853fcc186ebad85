package org.gongqiao.app.ui;

import java.util.Optional;

/** Tells the layouts who looks at the page. The module that signs people in implements it as a bean. */
public interface ViewerSource {

    /** The signed-in person at the desk they work at, or empty for a visitor. Called at most once a page. */
    Optional<Ui.Viewer> find();
}
