/** What an enterprise publishes to its workers: the list of matters, what was published when, what is overdue, questions and answers. */
@NamedInterface("disclosure")
@NullMarked
package org.gongqiao.app.openness.disclosure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
