/**
 * Checklists of grassroots rights work ("five ones", "ten ones" and the like): a union names the slots, the unions below fill
 * each with a proof, for themselves or for each station and courier; what is missing is listed. Beside it the share of
 * disputes settled at the lowest level and before a formal case. It ranks nobody.
 */
@NullMarked
package org.gongqiao.app.disputes.checklist;

import org.jspecify.annotations.NullMarked;
