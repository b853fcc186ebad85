package org.gongqiao.app.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class TransportSecurityTest {

    private static MockEnvironment processed(String... settings) {
        var environment = new MockEnvironment();
        for (String setting : settings) {
            environment.setProperty(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        new TransportSecurity().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }

    @Test
    void changesNothingWithoutSettings() {
        assertThat(processed().getProperty("server.ssl.bundle")).isNull();
        assertThat(processed().getProperty("server.forward-headers-strategy")).isNull();
    }

    @Test
    void speaksTlsWithTheCertificate() {
        var environment = processed("gq.tls.certificate=/etc/x/a.pem", "gq.tls.key=/etc/x/k.pem");
        assertThat(environment.getProperty("server.ssl.bundle")).isEqualTo("gq");
        assertThat(environment.getProperty("spring.ssl.bundle.pem.gq.keystore.certificate")).isEqualTo("file:///etc/x/a.pem");
        assertThat(environment.getProperty("spring.ssl.bundle.pem.gq.keystore.private-key")).isEqualTo("file:///etc/x/k.pem");
    }

    @Test
    void refusesACertificateWithoutItsKey() {
        assertThatThrownBy(() -> processed("gq.tls.certificate=a.pem")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> processed("gq.tls.key=k.pem")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void believesForwardedHeadersOnlyOfTheNamedProxies() {
        var environment = processed("gq.proxy.addresses=10.0.0.1, 10.0.0.2");
        assertThat(environment.getProperty("server.forward-headers-strategy")).isEqualTo("native");
        var proxies = Pattern.compile(environment.getRequiredProperty("server.tomcat.remoteip.internal-proxies"));
        assertThat(proxies.matcher("10.0.0.1").matches()).isTrue();
        assertThat(proxies.matcher("10.0.0.2").matches()).isTrue();
        assertThat(proxies.matcher("10.0.0.12").matches()).isFalse();
        assertThat(proxies.matcher("10x0y0z1").matches()).isFalse();
        assertThat(proxies.matcher("127.0.0.1").matches()).isFalse();
    }
}
