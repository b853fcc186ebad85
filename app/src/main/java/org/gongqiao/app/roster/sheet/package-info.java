/**
 * Everything between the bytes of a member roster and a verdict on each of its rows, without a database: what kind of
 * file it is (by content), its rows as the spreadsheet shows them, where the heading is, what each cell means, and which
 * rows contradict each other. Also the way out: template, error workbook, cells that no spreadsheet takes for a formula.
 *
 * <p>The input is hostile until proven otherwise. Nothing here throws for what a file contains: a file is refused with a
 * {@link org.gongqiao.app.roster.sheet.Refusal}, a row with a {@link org.gongqiao.app.roster.sheet.Reason}. Memory is bounded by
 * {@link org.gongqiao.app.roster.sheet.Limits} whatever the file, and stays below 1 GB for a full sheet.
 *
 * <p>Layout of a row: the member template of the unions' real-name system; how cells are read follows what offices send.
 */
@NullMarked
package org.gongqiao.app.roster.sheet;

import org.jspecify.annotations.NullMarked;
