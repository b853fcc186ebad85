package org.gongqiao.app.casework.clock;

import java.util.List;
import org.gongqiao.app.operations.Command;
import org.gongqiao.app.operations.Console;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code clocks check} compares the index of open clocks with what their ledgers derive to; {@code clocks recount} makes it anew. */
@Configuration(proxyBeanMethods = false)
class ClockCommands {

    private static final int NO = 1;
    private static final int USAGE = 64;

    @Bean
    Command checkClocks(ClockRecount recount) {
        return new Named("clocks check") {
            @Override
            protected int done(Console console) {
                ClockRecount.Found found = recount.check();
                boolean intact = found.stray() + found.strayMatters() == 0;
                console.say(intact ? "casework.clock.intact" : "casework.clock.stray", found.clocks(), found.stray(), found.strayMatters());
                return intact ? 0 : NO;
            }
        };
    }

    @Bean
    Command recountClocks(ClockRecount recount) {
        return new Named("clocks recount") {
            @Override
            protected int done(Console console) {
                ClockRecount.Found found = recount.recount();
                console.say("casework.clock.recounted", found.clocks(), found.stray());
                return 0;
            }
        };
    }

    /** A command without arguments. */
    private abstract static class Named implements Command {

        private final String name;

        Named(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int run(List<String> args, Console console) {
            if (!args.isEmpty()) {
                console.warn("casework.clock.usage");
                return USAGE;
            }
            return done(console);
        }

        protected abstract int done(Console console);
    }
}
