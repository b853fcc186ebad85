/**
 * Two tellers, each of whom enters what he counted without seeing what the other entered. What both entered alike counts; where they
 * differ both count again, and both entries stay.
 */
@org.jspecify.annotations.NullMarked
package org.gongqiao.app.voting.teller;
