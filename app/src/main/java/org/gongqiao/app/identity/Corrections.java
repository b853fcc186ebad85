package org.gongqiao.app.identity;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a person may correct of his own data at once: the phone, proved by a code, and optional fields. Name and document
 * are not among them: they identify him, and an officer looks at the document. Source: PIPL 46.
 */
@Component
public class Corrections {

    /** What came of giving another phone. */
    public sealed interface PhoneChange {
        record Changed() implements PhoneChange {}

        record WrongCode() implements PhoneChange {}

        record ExpiredCode() implements PhoneChange {}

        /** Another account signs in with it. */
        record Taken() implements PhoneChange {}
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Vault vault;
    private final Accounts accounts;
    private final OneTimeCodes codes;
    private final AuditLog audit;

    Corrections(JdbcClient jdbc, TransactionTemplate transaction, Vault vault, Accounts accounts, OneTimeCodes codes, AuditLog audit) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.vault = vault;
        this.accounts = accounts;
        this.codes = codes;
        this.audit = audit;
    }

    /** Takes a phone that the code proves; from then on he signs in with it. In the person's own scope, outside a transaction. */
    public PhoneChange changePhone(UUID person, String phone, String code) {
        return switch (codes.check(phone, OneTimeCodes.Purpose.CHANGE_PHONE, code)) {
            case WRONG -> new PhoneChange.WrongCode();
            case EXPIRED -> new PhoneChange.ExpiredCode();
            case RIGHT -> {
                Optional<Account> holder = accounts.byProvedPhone(phone);
                if (holder.isPresent() && !holder.get().personId().equals(person)) {
                    yield new PhoneChange.Taken();
                }
                transaction.executeWithoutResult(status -> storePhone(person, phone));
                yield new PhoneChange.Changed();
            }
        };
    }

    private void storePhone(UUID person, String phone) {
        byte[] hash = vault.hash(Vault.Domain.PHONE, phone);
        jdbc.sql("update identity.person set phone = :phone, phone_hash = :hash, version = version + 1 where id = :id")
                .param("phone", vault.seal(Persons.PHONE, person, phone)).param("hash", hash).param("id", person).update();
        jdbc.sql("update identity.account set phone_hash = :hash, version = version + 1 where person_id = :id").param("hash", hash)
                .param("id", person).update();
        audit.record(AuditEntry.of(Act.PERSON_CORRECTED, "person", person).about(person).with(Map.of("field", "PHONE")));
    }

    /**
     * Sets the optional fields; null takes one away. False where the person was changed meanwhile.
     *
     * @param education code of GB/T 4658
     */
    public boolean correct(UUID person, int version, @Nullable String education, @Nullable String email) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            int changed = jdbc.sql("""
                    update identity.person set education = :education, email = :email, version = version + 1
                    where id = :id and version = :version""")
                    .param("education", education, java.sql.Types.CHAR).param("email", vault.sealNullable(Persons.EMAIL, person, email), java.sql.Types.BINARY)
                    .param("id", person).param("version", version).update();
            if (changed == 1) {
                audit.record(AuditEntry.of(Act.PERSON_CORRECTED, "person", person).about(person).with(Map.of("field", "OPTIONAL")));
            }
            return changed == 1;
        }));
    }
}
