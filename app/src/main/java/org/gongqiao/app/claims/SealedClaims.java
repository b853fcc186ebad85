package org.gongqiao.app.claims;

import org.gongqiao.app.vault.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which columns of this schema are sealed, for a rotation of keys. */
@Configuration(proxyBeanMethods = false)
class SealedClaims {

    @Bean
    SealedColumn sealedClaim() {
        return SealedColumn.of(ClaimStore.BODY);
    }

    @Bean
    SealedColumn sealedClaimMessage() {
        return SealedColumn.of(ClaimStore.MESSAGE);
    }
}
