/**
 * Who is a member of which union, since when and on what basis, with every version of it. One live membership a person
 * (M-09), begun only by a decided application or a declared paper application (M-02), moved rather than begun again
 * (M-03). It keeps no timer and routes nobody: joining and transfers do. Source: Measures on Union Membership Records;
 * Constitution of the Trade Unions of China, chapter 1.
 */
@ApplicationModule(displayName = "Membership", allowedDependencies = {"access", "audit", "documents", "identity", "law", "notices", "organization", "ui", "vault"})
@NullMarked
package org.gongqiao.app.membership;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
