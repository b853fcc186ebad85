/** Pages and interface of the people of a vote: officers who name them, trustees, registrars, tellers, and the roll at the door. */
@org.jspecify.annotations.NullMarked
package org.gongqiao.app.voting.office.web;
