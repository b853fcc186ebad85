package org.gongqiao.app.casework;

import org.gongqiao.app.vault.SealedColumn;
import org.gongqiao.app.vault.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which columns of this schema are sealed, for a rotation of keys. */
@Configuration(proxyBeanMethods = false)
class SealedParts {

    @Bean
    SealedColumn sealedPartPhone() {
        return SealedColumn.of(GrantStore.PHONE, "phone_hash", Vault.Domain.PHONE);
    }

    @Bean
    SealedColumn sealedRatingWords() {
        return new SealedColumn(Ratings.WORDS, "matter_id", null);
    }
}
