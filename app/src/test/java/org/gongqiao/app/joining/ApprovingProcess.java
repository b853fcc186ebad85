package org.gongqiao.app.joining;

import java.util.concurrent.Executors;
import org.gongqiao.app.Gongqiao;
import org.gongqiao.app.access.Scope;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * The whole program in a process of its own that approves whatever waits in a scope, several at a time, and says so on
 * its output after each approval came back. It is there to be killed.
 */
final class ApprovingProcess {

    private ApprovingProcess() {}

    static void main(String[] args) {
        try (var context = new SpringApplicationBuilder(Gongqiao.class).run(args)) {
            var decisions = context.getBean(Decisions.class);
            var scope = Scope.service("crash-test", context.getEnvironment().getRequiredProperty("crash.path"));
            var waiting = Scope.call(scope, () -> decisions.list(ApplicationStatus.WAITING, null, 1_000)).items();
            System.out.println("READY " + waiting.size());
            try (var threads = Executors.newFixedThreadPool(4)) {
                for (Application application : waiting) {
                    threads.submit(() -> Scope.run(scope, () -> {
                        if (decisions.approve(application.id(), application.version()) instanceof DecisionOutcome.Done) {
                            System.out.println("DONE " + application.id());
                            System.out.flush();
                        }
                    }));
                }
            }
            System.out.println("END");
        }
    }
}
