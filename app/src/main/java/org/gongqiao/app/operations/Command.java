package org.gongqiao.app.operations;

import java.util.List;

/**
 * A command of the launcher beside {@code run}: a bean of the module that knows how. It runs inside the whole program
 * but without its web server and jobs, joined to the database of a program that runs, or with the database started.
 */
public interface Command {

    /** One or two words, as typed: {@code keys rotate}. */
    String name();

    /**
     * Does it.
     *
     * @param args    what followed the name, without options; options are properties of the environment
     * @return the exit code: 0 done, 1 the answer is no, 64 wrongly called
     */
    int run(List<String> args, Console console);
}
