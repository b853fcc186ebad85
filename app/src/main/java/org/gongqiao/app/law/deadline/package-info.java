/**
 * The working-day calendar and the deadline engine (N-2): from what started, suspended, resumed, extended, interrupted or
 * ended a clock it derives the last day, with the arithmetic and the article of each step. Where a text has two
 * defensible readings it gives both days: the earlier one is for our own acts, and nobody else is late before the later
 * one has passed. It guesses no holiday: a day that reaches into a year without a calendar is provisional, and nobody is
 * late by it. It keeps no ledger; {@code casework} does.
 */
@NamedInterface("deadline")
@NullMarked
package org.gongqiao.app.law.deadline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
