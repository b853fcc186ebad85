/**
 * Legal aid for a worker in a dispute, by the union's own aid station or another agency: asked for, decided, a lawyer
 * assigned, each in its days, and the objection against a refusal. Source: Legal Aid Law 31, 42 to 44, 49; rules.
 */
@NamedInterface("aid")
@NullMarked
package org.gongqiao.app.disputes.aid;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
