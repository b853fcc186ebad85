package org.gongqiao.app.vault;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

    @Bean
    Keys keys(@Value("${gq.keys-dir}") Path folder, Clock clock) {
        return Keys.open(folder, clock);
    }

    @Bean
    Vault vault(Keys keys) {
        return new Vault(keys);
    }
}
