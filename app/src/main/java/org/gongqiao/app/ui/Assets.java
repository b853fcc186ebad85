package org.gongqiao.app.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;
import org.webjars.WebJarVersionLocator;

/**
 * Addresses of the files in {@code static/ui/}, each with the start of its SHA-256, so that a browser may keep a file for
 * good and still fetches a new version at once.
 */
@Component
class Assets {

    private final ConcurrentMap<String, String> addresses = new ConcurrentHashMap<>(Map.of("htmx.min.js", webjar("htmx.org", "dist/htmx.min.js")));

    /** @throws IllegalArgumentException for a file that does not exist */
    String address(String file) {
        return addresses.computeIfAbsent(file, f -> "/ui/" + f + "?v=" + mark("/static/ui/" + f));
    }

    /** The address of a file of a WebJar, with the version in its path. */
    static String webjar(String jar, String file) {
        String path = new WebJarVersionLocator().fullPath(jar, file);
        if (path == null) {
            throw new IllegalStateException(jar + " is not on the class path");
        }
        return path.substring("META-INF/resources".length());
    }

    private static String mark(String path) {
        try (InputStream in = Assets.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no such file: " + path);
            }
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(in.readAllBytes()), 0, 4);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
