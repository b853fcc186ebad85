package org.gongqiao.app.disputes;

import org.gongqiao.app.vault.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which columns of this schema are sealed, for a rotation of keys. */
@Configuration(proxyBeanMethods = false)
class SealedClaimants {

    @Bean
    SealedColumn sealedClaimantNumber() {
        return SealedColumn.of(DisputeStore.ID_NUMBER);
    }

    @Bean
    SealedColumn sealedClaimantPhone() {
        return SealedColumn.of(DisputeStore.PHONE);
    }

    @Bean
    SealedColumn sealedClaimantAddress() {
        return SealedColumn.of(DisputeStore.ADDRESS);
    }
}
