/**
 * Official full texts as an operator took them in: read from Markdown, plain text, Word or HTML, cut at chapters, sections
 * and articles, with a report of what looks damaged, and kept in editions side by side. They decide nothing: a rule stands in
 * our own words, and the wording of its article stands beside it where somebody imported it. The program carries no such text.
 */
@NamedInterface("text")
@NullMarked
package org.gongqiao.app.law.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
