/** The PostgreSQL that the program starts on its folder, or the server it is given: logins, passwords, pools. */
@NullMarked
package org.gongqiao.app.operations.database;

import org.jspecify.annotations.NullMarked;
