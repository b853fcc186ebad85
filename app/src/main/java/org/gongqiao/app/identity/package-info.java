/**
 * Persons and their accounts: sign-in, one-time codes, second factor, posts, consent, and what each person may know
 * about the use of his own data. It refuses to guess who somebody is: a document identifies, a name never does.
 * Source: PIPL 13–17, 44–47; GB/T 22239 (second factor, lock-out).
 */
@ApplicationModule(displayName = "Identity", allowedDependencies = {"vault", "access", "audit", "organization", "notices", "ui"})
@NullMarked
package org.gongqiao.app.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
