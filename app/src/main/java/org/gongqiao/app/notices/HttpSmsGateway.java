package org.gongqiao.app.notices;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts each message as JSON ({@code id, phone, template, args, language, text}) to {@code gq.sms.url}, signed with
 * {@code gq.sms.secret} (see {@link Signature}). Any 2xx is taken as accepted; the answer may name the gateway's id
 * as {@code {"id": "…"}}. 408, 425, 429 and 5xx are tried again, other refusals are final.
 */
final class HttpSmsGateway implements SmsGateway {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final URI address;
    private final Signature signature;
    private final Clock clock;
    private final JsonMapper json;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    HttpSmsGateway(URI address, Signature signature, Clock clock, JsonMapper json) {
        this.address = address;
        this.signature = signature;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public String send(Outgoing message) throws DeliveryFailure {
        byte[] body = json.writeValueAsBytes(Map.of("id", message.id(), "phone", message.address(), "template", message.template(),
                "args", message.args(), "language", message.language(), "text", message.text()));
        String time = Long.toString(clock.instant().getEpochSecond());
        var request = HttpRequest.newBuilder(address).timeout(PATIENCE).header("Content-Type", "application/json; charset=utf-8")
                .header(Signature.TIME, time).header(Signature.VALUE, signature.of(time, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            int status = answer.statusCode();
            if (status / 100 == 2) {
                return idIn(answer.body(), message);
            }
            String kind = "HTTP " + status;
            throw status >= 500 || status == 408 || status == 425 || status == 429
                    ? DeliveryFailure.passing(kind) : DeliveryFailure.lasting(kind);
        } catch (IOException e) {
            throw DeliveryFailure.passing("gateway unreachable: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DeliveryFailure.passing("interrupted");
        }
    }

    private String idIn(String answer, Outgoing message) {
        try {
            String id = json.readTree(answer).path("id").asString("");
            return id.isEmpty() ? message.id().toString() : id;
        } catch (JacksonException e) {
            return message.id().toString();
        }
    }
}
