package org.gongqiao.app.organization.totals;

import java.util.List;
import org.gongqiao.app.operations.Command;
import org.gongqiao.app.operations.Console;
import org.gongqiao.app.organization.Tallies;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.organization.Unions;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** {@code tallies [--rebuild]}: counts the totals of the tree anew and names what differs; with the option it mends them first. */
@Component
class TalliesCommand implements Command {

    private static final int NAMED = 20;
    private static final int NO = 1;
    private static final int USAGE = 64;

    private final TallyChecks checks;
    private final Unions unions;
    private final Environment environment;

    TalliesCommand(TallyChecks checks, Unions unions, Environment environment) {
        this.checks = checks;
        this.unions = unions;
        this.environment = environment;
    }

    @Override
    public String name() {
        return "tallies";
    }

    @Override
    public int run(List<String> args, Console console) {
        if (!args.isEmpty()) {
            console.warn("organization.tallies.usage");
            return USAGE;
        }
        List<Tallies.Difference> differences = environment.containsProperty("rebuild") ? checks.rebuild() : checks.check();
        if (differences.isEmpty()) {
            console.say("organization.tallies.exact");
            return 0;
        }
        console.warn("organization.tallies.differences", differences.size());
        differences.stream().limit(NAMED).forEach(each -> console.say("organization.tallies.difference",
                unions.find(each.unitId()).map(Union::name).orElse(each.unitId().toString()), console.text("organization.measure." + each.measure().name()),
                each.held(), each.counted()));
        return NO;
    }
}
