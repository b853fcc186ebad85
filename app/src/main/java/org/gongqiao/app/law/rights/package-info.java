/**
 * Rules of disputes, of union supervision, of legal aid and of what is urgent (R-, S-, A-, U-), each one pure function over a
 * record of facts. None of them counts days: how a limit stands comes in as {@link org.gongqiao.app.law.rights.Elapsed},
 * so that a date with two defensible readings never makes anybody late.
 */
@NamedInterface("rights")
@NullMarked
package org.gongqiao.app.law.rights;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
