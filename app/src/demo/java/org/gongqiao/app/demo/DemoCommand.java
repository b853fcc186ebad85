package org.gongqiao.app.demo;

import java.util.List;
import org.gongqiao.app.operations.Command;
import org.gongqiao.app.operations.Console;
import org.gongqiao.app.operations.DemoAccount;
import org.gongqiao.app.operations.Installation;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** {@code demo [--unions=N] [--members=M]}: fills an empty database with a province of that size. */
@Component
class DemoCommand implements Command {

    private static final int USAGE = 64;
    private static final int NOT_EMPTY = 65;

    private final DemoSetUp setUp;
    private final DemoProvince province;
    private final Installation installation;
    private final Environment environment;

    DemoCommand(DemoSetUp setUp, DemoProvince province, Installation installation, Environment environment) {
        this.setUp = setUp;
        this.province = province;
        this.installation = installation;
        this.environment = environment;
    }

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public int run(List<String> args, Console console) {
        DemoSize size;
        try {
            size = DemoSize.of(environment.getProperty("unions", Integer.class, DemoSize.USUAL.unions()),
                    environment.getProperty("members", Integer.class, DemoSize.USUAL.members()));
        } catch (IllegalArgumentException e) {
            console.warn("demo.command.usage");
            return USAGE;
        }
        if (!args.isEmpty() || size.members() < size.unions() / 10) {
            console.warn("demo.command.usage");
            return USAGE;
        }
        if (!province.wanted() || !installation.decide(true)) {
            console.warn("demo.command.notEmpty");
            return NOT_EMPTY;
        }
        setUp.fill(size, setUp.ownerSource(), console);
        console.say("demo.command.done", size.unions(), size.members());
        for (DemoAccount account : setUp.accounts()) {
            console.line(account.login() + "\t" + account.password() + "\t" + (account.totpSecret() == null ? "" : account.totpSecret())
                    + "\t" + console.text(account.role()) + "\t" + account.place());
        }
        return 0;
    }
}
