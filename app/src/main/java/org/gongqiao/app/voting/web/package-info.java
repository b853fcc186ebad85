/** Pages and API of votes for officers, and the list of one's own votes. */
@NullMarked
package org.gongqiao.app.voting.web;

import org.jspecify.annotations.NullMarked;
