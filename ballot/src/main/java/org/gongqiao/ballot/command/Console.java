package org.gongqiao.ballot.command;

import java.io.InputStream;
import java.io.PrintStream;

/** Where a command speaks: results on out, all else on err, both in the user's language. */
record Console(PrintStream out, PrintStream err, Words words, InputStream in) {
    void say(String key, Object... values) {
        out.println(words.say(key, values));
    }

    void tell(String key, Object... values) {
        err.println(words.say(key, values));
    }
}
