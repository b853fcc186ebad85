package org.gongqiao.app.operations;

/** Tells whether anybody can administer this installation; one bean, of the module that keeps the posts. */
public interface AdministratorCheck {

    boolean anyAdministrator();
}
