package org.gongqiao.app;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What stands outside the program in all integration tests: a real SMTP server and an SMS gateway over HTTP. */
@TestConfiguration(proxyBeanMethods = false)
public class Outside {

    public static final String SMS_SECRET = "a-secret-for-the-test-gateway";

    @Bean(destroyMethod = "stop")
    MailServer mailServer() {
        return new MailServer();
    }

    @Bean(destroyMethod = "stop")
    SmsServer smsServer() throws IOException {
        return new SmsServer();
    }

    @Bean
    DynamicPropertyRegistrar outsideAddresses(MailServer mail, SmsServer sms) {
        return registry -> {
            registry.add("spring.mail.port", mail::port);
            registry.add("gq.sms.url", sms::url);
        };
    }

    /** A real SMTP server; tests of the whole context share it, so they look for their own address. */
    public static final class MailServer {

        private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

        MailServer() {
            server.start();
        }

        int port() {
            return server.getSmtp().getPort();
        }

        public List<MimeMessage> received() {
            return List.of(server.getReceivedMessages());
        }

        void stop() {
            server.stop();
        }
    }

    /** A gateway that takes what the program posts; the next answers can be told to fail. */
    public static final class SmsServer {

        /** One message as posted. */
        public record Sms(String phone, String template, String text, List<String> args, String id, String time, String signature, String body) {}

        private final HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        private final List<Sms> received = new CopyOnWriteArrayList<>();
        private final BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
        private final JsonMapper json = new JsonMapper();

        SmsServer() throws IOException {
            server.createContext("/sms", exchange -> {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                JsonNode node = json.readTree(body);
                Integer told = answers.poll();
                int status = told == null ? 200 : told;
                if (status == 200) {
                    received.add(new Sms(node.path("phone").asString(), node.path("template").asString(), node.path("text").asString(),
                            node.path("args").valueStream().map(JsonNode::asString).toList(), node.path("id").asString(),
                            exchange.getRequestHeaders().getFirst("X-Gongqiao-Time"),
                            exchange.getRequestHeaders().getFirst("X-Gongqiao-Signature"), body));
                }
                byte[] answer = ("{\"id\":\"gw-" + received.size() + "\"}").getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/sms";
        }

        public void answerNext(int... statuses) {
            for (int status : statuses) {
                answers.add(status);
            }
        }

        public List<Sms> to(String phone) {
            return received.stream().filter(sms -> sms.phone().equals(phone)).toList();
        }

        /** The last message to a phone that fulfils the condition; waits for it up to ten seconds. */
        public Sms await(String phone, Predicate<Sms> condition) {
            Instant end = Instant.now().plus(Duration.ofSeconds(10));
            while (Instant.now().isBefore(end)) {
                var found = to(phone).reversed().stream().filter(condition).findFirst();
                if (found.isPresent()) {
                    return found.get();
                }
                try {
                    Thread.sleep(10);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    break;
                }
            }
            throw new AssertionError("no such message arrived");
        }

        void stop() {
            server.stop(0);
        }
    }
}
