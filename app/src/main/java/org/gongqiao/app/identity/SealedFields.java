package org.gongqiao.app.identity;

import java.util.List;
import org.gongqiao.app.vault.SealedColumn;
import org.gongqiao.app.vault.Vault;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which columns of this schema are sealed, for a rotation of keys. */
@Configuration(proxyBeanMethods = false)
class SealedFields {

    @Bean
    SealedColumn sealedIdNumber() {
        return new SealedColumn(Persons.ID_NUMBER, "id", new SealedColumn.Hashed("id_hash", Vault.Domain.IDENTITY_DOCUMENT, List.of("id_type"),
                (number, type) -> Persons.documentText(IdType.valueOf(type.getFirst()), number), List.of()));
    }

    @Bean
    SealedColumn sealedPhone() {
        return SealedColumn.of(Persons.PHONE, "phone_hash", Vault.Domain.PHONE, "identity.account.phone_hash");
    }

    @Bean
    SealedColumn sealedEmail() {
        return SealedColumn.of(Persons.EMAIL);
    }

    @Bean
    SealedColumn sealedSecondFactor() {
        return SealedColumn.of(Accounts.TOTP);
    }
}
