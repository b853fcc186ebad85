package org.gongqiao.app.operations;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * How browsers reach the program safely. {@code gq.tls.certificate} and {@code gq.tls.key} (PEM files) make it speak
 * TLS itself; renewed files are read without a restart. {@code gq.proxy.addresses} (IP addresses, commas between) names
 * the proxies in front of it: forwarded headers count only from those, and from nobody where none is named.
 */
public class TransportSecurity implements EnvironmentPostProcessor {

    static final String BUNDLE = "gq";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var settings = new LinkedHashMap<String, Object>();
        String certificate = environment.getProperty("gq.tls.certificate", "");
        String key = environment.getProperty("gq.tls.key", "");
        if (!certificate.isEmpty() || !key.isEmpty()) {
            if (certificate.isEmpty() || key.isEmpty()) {
                throw new IllegalStateException("gq.tls.certificate and gq.tls.key belong together");
            }
            String bundle = "spring.ssl.bundle.pem." + BUNDLE + ".";
            settings.put(bundle + "keystore.certificate", location(certificate));
            settings.put(bundle + "keystore.private-key", location(key));
            settings.put(bundle + "reload-on-update", "true");
            settings.put("server.ssl.bundle", BUNDLE);
        }
        String proxies = environment.getProperty("gq.proxy.addresses", "");
        if (!proxies.isBlank()) {
            settings.put("server.forward-headers-strategy", "native");
            settings.put("server.tomcat.remoteip.remote-ip-header", "X-Forwarded-For");
            settings.put("server.tomcat.remoteip.protocol-header", "X-Forwarded-Proto");
            settings.put("server.tomcat.remoteip.internal-proxies", pattern(proxies));
            settings.put("server.tomcat.remoteip.trusted-proxies", pattern(proxies));
        }
        if (!settings.isEmpty()) {
            environment.getPropertySources().addFirst(new MapPropertySource("transport security", Map.copyOf(settings)));
        }
    }

    private static String location(String file) {
        return Path.of(file).toAbsolutePath().toUri().toString();
    }

    private static String pattern(String addresses) {
        return Arrays.stream(addresses.split(",")).map(String::strip).filter(each -> !each.isEmpty()).map(Pattern::quote).collect(Collectors.joining("|"));
    }
}
