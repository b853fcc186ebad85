package org.gongqiao.app.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/** Addresses of the files in {@code static/ui/}, each with the start of its SHA-256, so that a new version is fetched at once. */
@Component
class Assets {

    private final ConcurrentMap<String, String> addresses = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException for a file that does not exist */
    String address(String file) {
        return addresses.computeIfAbsent(file, f -> "/ui/" + f + "?v=" + mark("/static/ui/" + f));
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
