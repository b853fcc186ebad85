package org.gongqiao.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.gongqiao.app.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a person and a program get from the running server when an address leads nowhere or a token is missing. */
@IntegrationTest
class ErrorPagesIT {

    @LocalServerPort
    private int port;
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void unknownAddressIsAPageForPeople() throws Exception {
        var answer = send(request("/no/such/page").header("Accept", "text/html,*/*;q=0.8"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.body()).contains("<html lang=\"zh-CN\"", "找不到这个页面", "错误编号").doesNotContain("Exception", "org.");
    }

    @Test
    void unknownAddressIsProblemDetailsForPrograms() throws Exception {
        var answer = send(request("/api/v1/no/such").header("Accept", "application/json"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"status\":404").doesNotContain("Exception");
    }

    @Test
    void missingTokenIsForbiddenInTheChosenLanguage() throws Exception {
        var answer = send(request("/sign-out").header("Accept", "text/html").header("Cookie", "lang=en")
            .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("<html lang=\"en\"", "You may not do this");
    }

    @Test
    void wrongMethodIsSaid() throws Exception {
        var answer = send(request("/ui/gongqiao.css").header("Accept", "text/html").method("DELETE", HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isIn(403, 405);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    }

    @Test
    void filesArePackedAndKept() throws Exception {
        var answer = send(request("/ui/gongqiao.css").header("Accept-Encoding", "gzip"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
