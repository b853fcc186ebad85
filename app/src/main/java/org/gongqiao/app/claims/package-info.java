/**
 * Asking, claiming, complaining: from the worker's phone, a station clerk or the officer's desk, under one number the whole
 * way. It says who handles a claim and until when, goes to the next union by itself when that day passes, and puts at the
 * top the same day what the law calls urgent (U-01 to U-08). A complaint may be sealed, or come without a name: then it
 * goes past the employer's own union to keepers, and is read only when two of them open it. It refuses to answer without
 * words, not to accept without a reason, and to keep who somebody without a name is. Source: Trade Union Law 22, 26, 38;
 * rules of supervision of labour law by trade unions (S-05); Law on Mediation and Arbitration 7, 27.
 */
@ApplicationModule(displayName = "Claims", allowedDependencies = {"access", "audit", "casework", "documents", "identity", "joining", "law", "law :: deadline", "law :: rights", "membership", "notices", "organization", "ui", "vault"})
@NullMarked
package org.gongqiao.app.claims;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
