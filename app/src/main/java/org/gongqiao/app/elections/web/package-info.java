/** Pages and interfaces of elections, offices and workers' seats on boards. */
@NullMarked
package org.gongqiao.app.elections.web;

import org.jspecify.annotations.NullMarked;
