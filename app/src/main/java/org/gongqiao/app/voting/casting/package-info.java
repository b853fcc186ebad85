/**
 * Where secret ballots are cast and the board is read, by whoever holds the board's address. Nothing here looks at a session, a
 * cookie or an address, writes a log line or an audit entry, or notes a time.
 */
@NullMarked
package org.gongqiao.app.voting.casting;

import org.jspecify.annotations.NullMarked;
