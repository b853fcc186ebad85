/**
 * What every page shares: layouts, navigation, the texts a person reads, the choice of language and type size, and the
 * error pages. It knows no module above it: who is signed in comes through {@link org.gongqiao.app.ui.ViewerSource}, and
 * the menu comes with the viewer. It refuses to show the text of an exception, a message key, or anything that is not
 * from this server. Pages are built as {@code docs/manual/pages.md} describes.
 */
@ApplicationModule(displayName = "Pages", allowedDependencies = {"access"})
@NullMarked
package org.gongqiao.app.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
