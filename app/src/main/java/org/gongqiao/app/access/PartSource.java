package org.gongqiao.app.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Finds the grant with which a request takes part in a matter; casework has the one implementation. */
public interface PartSource {

    /** Empty without a proved grant. Read anew for each request, so that a revoked or ended grant works no longer at once. */
    Optional<Part> partOf(HttpServletRequest request);
}
