package org.gongqiao.app.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Finds the desk at which a request works; the identity module has the one implementation. */
public interface DeskSource {

    /** Empty when nobody has signed in. Read anew for each request, so that an ended post works no longer at once. */
    Optional<Desk> deskOf(HttpServletRequest request);
}
