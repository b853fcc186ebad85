/**
 * Rules of union elections (J-) and of workplace democracy (D-), each one pure function over a record of facts: seats and shares,
 * elections, sessions and their majorities, worker directors, open management, proposals. Parts are compared as whole numbers, and
 * where a text leaves exactly half or another margin open the answer is "to be confirmed". None counts days: how a limit stands
 * comes in as {@link org.gongqiao.app.law.rights.Elapsed}. The book opened on the day of a session judges that session.
 */
@NamedInterface("democracy")
@NullMarked
package org.gongqiao.app.law.democracy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
