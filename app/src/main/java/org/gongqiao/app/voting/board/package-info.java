/** The boards of secret votes in PostgreSQL: setting them up, casting, reading them page by page, and their archives. */
@NullMarked
package org.gongqiao.app.voting.board;

import org.jspecify.annotations.NullMarked;
