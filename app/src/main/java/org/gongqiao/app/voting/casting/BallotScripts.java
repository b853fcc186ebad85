package org.gongqiao.app.voting.casting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.gongqiao.app.voting.board.Digests;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The ballot library's own JavaScript, under an address that carries a mark of its content, since its modules name each other. */
@Component
public class BallotScripts implements WebMvcConfigurer {

    private static final String FOLDER = "/org/gongqiao/ballot/web/";
    private static final List<String> FILES = List.of("ballot.js", "protocol.js", "registrar.js", "sealed-text.js", "trustee.js", "voter.js", "worker.js");

    private final String root;

    BallotScripts() {
        var all = new java.io.ByteArrayOutputStream();
        for (String file : FILES) {
            try (InputStream in = org.gongqiao.ballot.Board.class.getResourceAsStream(FOLDER + file)) {
                if (in == null) {
                    throw new IllegalStateException("the ballot library has no " + file);
                }
                in.transferTo(all);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        this.root = "/ballot-scripts/" + HexFormat.of().formatHex(Digests.sha256(all.toByteArray()), 0, 8) + "/";
    }

    /** Address of one of the modules, such as {@code ballot.js}. */
    public String address(String file) {
        if (!FILES.contains(file)) {
            throw new IllegalArgumentException(file);
        }
        return root + file;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(root + "**").addResourceLocations("classpath:" + FOLDER)
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    }
}
