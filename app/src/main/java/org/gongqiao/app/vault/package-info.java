/**
 * Keys and what they protect: fields encrypted with keys that live outside the database, and keyed hashes by which an
 * encrypted field can be found again. It knows no table and no person; a caller says where a value will stand, and a
 * value moved to another row no longer opens.
 */
@ApplicationModule(displayName = "Vault", allowedDependencies = {})
@NullMarked
package org.gongqiao.app.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
