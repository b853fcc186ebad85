/**
 * Running the program: the PostgreSQL it starts itself or is given, backup and restore, key rotation, health, and the
 * operator's commands. It reads every schema to back it up and understands none. It refuses to run on a database newer
 * than itself, on a folder that another instance uses, and to overwrite anything without being told to.
 */
@ApplicationModule(displayName = "Operations", allowedDependencies = {"access", "audit", "documents", "notices", "ui", "vault"})
@NullMarked
package org.gongqiao.app.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
