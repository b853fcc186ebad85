package org.gongqiao.app.joining;

import org.gongqiao.app.vault.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which column of this schema is sealed, for a rotation of keys. */
@Configuration(proxyBeanMethods = false)
class SealedDrafts {

    @Bean
    SealedColumn sealedDraft() {
        return SealedColumn.of(Drafts.BODY);
    }
}
