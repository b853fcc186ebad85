/** What the operator looks at: database, failed jobs, disk, mail, backup, and the parts that modules add. */
@NullMarked
@NamedInterface("health")
package org.gongqiao.app.operations.health;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
