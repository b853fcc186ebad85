package org.gongqiao.app.operations;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The cache of loaded classes that makes later starts fast (JEP 483, 514). It belongs to one build on one machine, so
 * the first start makes it: a second process of low priority starts the program once more beside the running one, asks
 * for a few pages, and writes down at its end what it had loaded.
 */
final class StartUpCache {

    /** The launcher names the wanted file with this system property as long as there is none. */
    static final String PROPERTY = "gq.start-up-cache";
    static final String COMMAND = "start-up-cache";

    private static final Logger LOG = LoggerFactory.getLogger(StartUpCache.class);
    private static final List<String> PAGES = List.of("/", "/sign-in", "/join", "/legal/privacy", "/api/v1/openapi", "/actuator/health", "/my/messages");

    private StartUpCache() {}

    /** Starts the other process; a failure costs nothing but the speed of the next start. */
    static void makeBeside(Path cache, Arguments arguments, Path log) {
        Path fresh = cache.resolveSibling(cache.getFileName() + ".new");
        var command = new ArrayList<>(List.of("nice", "-n", "19", Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:AOTCacheOutput=" + fresh, "-XX:+UseG1GC", "-Dfile.encoding=UTF-8", "-jar", System.getProperty("java.class.path"), COMMAND));
        command.addAll(arguments.options());
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            process.onExit().thenAccept(ended -> keep(ended, fresh, cache));
        } catch (IOException e) {
            LOG.info("no start-up cache: {}", e.toString());
        }
    }

    private static void keep(Process ended, Path fresh, Path cache) {
        try {
            if (ended.exitValue() == 0 && Files.exists(fresh)) {
                Files.move(fresh, cache, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                LOG.info("start-up cache made: {}", cache);
            } else {
                Files.deleteIfExists(fresh);
                LOG.info("no start-up cache: its process ended with {}", ended.exitValue());
            }
        } catch (IOException e) {
            LOG.info("no start-up cache: {}", e.toString());
        }
    }

    /** What that process does: everything a start does, and a look at pages that need nobody to be signed in. */
    static int train(Class<?> program, Arguments arguments) throws IOException {
        try (ConfigurableApplicationContext context = CommandLine.application(program).run(arguments.optionsAnd("--gq.join=true",
                "--server.port=0", "--server.address=127.0.0.1", "--db-scheduler.enabled=false")); HttpClient client = HttpClient.newHttpClient()) {
            String base = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
            for (String page : PAGES) {
                client.send(HttpRequest.newBuilder(URI.create(base + page)).header("Accept", "text/html").build(), HttpResponse.BodyHandlers.discarding());
            }
            return CommandLine.OK;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CommandLine.FAILED;
        }
    }
}
