/**
 * Running the program: the PostgreSQL it starts itself or is given, backup and restore, health, and the operator's
 * commands. It reads every schema to back it up and understands none.
 */
@ApplicationModule(displayName = "Operations")
@NullMarked
package org.gongqiao.app.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
