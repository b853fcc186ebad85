/**
 * The employer tells the union of a dismissal or of layoffs: facts asked in plain words, what of it is unlawful with its
 * article, and the union's written opinion. It says what the law provides and decides about nobody's contract. Source:
 * Labour Contract Law 39 to 43; Trade Union Law 22; rules.
 */
@NamedInterface("dismissal")
@NullMarked
package org.gongqiao.app.disputes.dismissal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
