package org.gongqiao.app.operations;

import java.nio.file.Path;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/** {@code run}: starts the program, says what it does meanwhile, and at the end where it is and who may sign in. */
final class Run {

    private final Class<?> program;
    private final Console console;

    Run(Class<?> program, Console console) {
        this.program = program;
        this.console = console;
    }

    void start(Arguments arguments) {
        console.step("operations.run.starting");
        var application = CommandLine.application(program);
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("progress", console));
        ConfigurableApplicationContext context = application.run(arguments.optionsAnd());
        var environment = context.getEnvironment();
        boolean demo = context.getBean(Installation.class).decide(!environment.getProperty("gq.empty", Boolean.class, false));
        List<DemoAccount> accounts = demo ? fill(context) : List.of();
        String scheme = environment.getProperty("server.ssl.bundle", "").isEmpty() ? "http" : "https";
        String address = scheme + "://localhost:" + environment.getProperty("local.server.port");
        console.line("");
        console.say("operations.run.ready", address);
        if (demo) {
            show(accounts, address);
        } else {
            showFirstAdministratorLink(context, address);
        }
        console.say("operations.run.stop");
        String cache = System.getProperty(StartUpCache.PROPERTY, "");
        if (!cache.isEmpty()) {
            StartUpCache.makeBeside(Path.of(cache), arguments, Path.of(environment.getRequiredProperty("gq.data-dir")).resolve("log").resolve("start-up-cache.log"));
        }
    }

    private List<DemoAccount> fill(ConfigurableApplicationContext context) {
        DemoFiller filler = context.getBeanProvider(DemoFiller.class).getIfAvailable();
        if (filler == null) {
            return List.of();
        }
        if (filler.wanted()) {
            console.step("operations.run.demo");
            filler.fill(console);
        }
        return filler.accounts();
    }

    private void show(List<DemoAccount> accounts, String address) {
        console.say("operations.run.demoMode", address + "/demo/outbox");
        if (accounts.isEmpty()) {
            return;
        }
        console.line("");
        console.say("operations.run.accounts");
        for (DemoAccount account : accounts) {
            console.line("  " + padded(account.login(), 20) + padded(account.password(), 22)
                    + padded(account.totpSecret() == null ? "" : account.totpSecret(), 36)
                    + console.text(account.role()) + (account.place().isEmpty() ? "" : " · " + account.place()));
        }
        console.line("");
    }

    private void showFirstAdministratorLink(ConfigurableApplicationContext context, String address) {
        AdministratorCheck check = context.getBeanProvider(AdministratorCheck.class).getIfAvailable();
        if (check == null || !check.anyAdministrator()) {
            String token = context.getBean(FirstAdministratorLink.class).issue();
            console.say("operations.run.firstAdministrator", address + FirstAdministratorLink.PATH + "?token=" + token);
        }
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(2, width - text.length()));
    }
}
