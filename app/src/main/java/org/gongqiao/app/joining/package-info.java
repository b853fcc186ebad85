/**
 * Joining a union: the draft on the phone, the union that fits and why, the application, its decision, the appeal, and
 * leaving. Nobody is admitted by silence or by somebody else (M-02); nobody is left without a union that decides. It
 * keeps no timer: casework passes a matter on when its day passes. Source: Trade Union Law 3; Measures on Union
 * Membership Records; rules M-01 to M-04, M-09, M-10.
 */
@ApplicationModule(displayName = "Joining", allowedDependencies = {"access", "audit", "casework", "casework :: clock", "identity", "law", "law :: deadline", "law :: decision", "membership", "notices",
        "organization", "ui", "vault"})
@NullMarked
package org.gongqiao.app.joining;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
