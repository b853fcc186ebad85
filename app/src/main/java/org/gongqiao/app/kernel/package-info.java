/**
 * The small types every module may use: identifiers of people, organisations and places with their check digits, and
 * the national code lists that come with the program. The kernel knows no other module, no database and no framework,
 * and it never prints an identifier of a person in full: {@code toString} masks.
 */
@ApplicationModule(displayName = "Kernel", allowedDependencies = {})
@NullMarked
package org.gongqiao.app.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
