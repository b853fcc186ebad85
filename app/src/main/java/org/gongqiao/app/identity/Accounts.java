package org.gongqiao.app.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.gongqiao.app.kernel.Ids;
import org.gongqiao.app.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Accounts: making them, and proving that somebody is their owner. Wrong tries lock an account for a while. */
@Component
public class Accounts {

    static final Vault.Column TOTP = Vault.Column.of("identity.account.totp_secret");
    /** Compared with when no account was found, so that the answer takes as long. */
    private final String decoy;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Vault vault;
    private final Persons persons;
    private final AuditLog audit;
    private final PasswordEncoder passwords;
    private final SignInSettings settings;
    private final Ids ids;
    private final Clock clock;

    Accounts(JdbcClient jdbc, TransactionTemplate transaction, Vault vault, Persons persons, AuditLog audit,
             PasswordEncoder passwords, SignInSettings settings, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.vault = vault;
        this.persons = persons;
        this.audit = audit;
        this.passwords = passwords;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
        this.decoy = passwords.encode(ids.random().toString());
    }

    /** What came of a try to sign in. */
    sealed interface Proof {
        record Right(Account account) implements Proof {}

        record Wrong() implements Proof {}

        record Locked(Instant until) implements Proof {}
    }

    /**
     * Finds or makes person and account for somebody whose phone was just proved. Nothing that is known of another
     * person is changed or shown.
     */
    public Claim claim(NewPerson claimed) {
        String phone = java.util.Objects.requireNonNull(claimed.phone());
        var byPhone = find(null, phone);
        var known = persons.byDocument(claimed.idType(), claimed.idNumber());
        if (byPhone.isPresent() && !known.equals(byPhone.map(Account::personId))) {
            return new Claim.PhoneTaken();
        }
        if (known.isEmpty()) {
            UUID id = persons.newId();
            return Scope.call(new Scope.Own(id), () -> transaction.execute(status -> {
                persons.enter(id, claimed);
                return new Claim.Ready(id, insert(id, null, null, phone), true);
            }));
        }
        UUID id = known.get();
        return Scope.call(new Scope.Own(id), () -> transaction.execute(status -> {
            Person person = persons.find(id).orElseThrow();
            if (!person.name().equals(claimed.name())) {
                return new Claim.OtherName();
            }
            if (byPhone.isPresent()) {
                return new Claim.Ready(id, byPhone.get().id(), false);
            }
            Optional<String> recorded = persons.own(id, SensitiveField.PHONE);
            if (recorded.isPresent() && !recorded.get().equals(phone) || accountOf(id).isPresent()) {
                return new Claim.OtherPhone();
            }
            return new Claim.Ready(id, insert(id, null, null, phone), false);
        }));
    }

    /**
     * Finds or enters somebody who has no phone and whose signed consent is at hand; no account is made. Empty where the
     * document is known under another name: nothing is changed, an officer must look.
     */
    public Optional<UUID> onPaper(NewPerson named) {
        var known = persons.byDocument(named.idType(), named.idNumber());
        UUID id = known.orElseGet(persons::newId);
        return Scope.call(new Scope.Own(id), () -> transaction.execute(status -> {
            if (known.isEmpty()) {
                persons.enter(id, named);
                return Optional.of(id);
            }
            return persons.find(id).filter(person -> person.name().equals(named.name())).map(person -> id);
        }));
    }

    /** Makes an account with a password; for the first administrator and for demo accounts. */
    public UUID create(UUID personId, String login, String password, @Nullable String phone) {
        return Scope.call(new Scope.Own(personId), () -> transaction.execute(status ->
                insert(personId, login.toLowerCase(Locale.ROOT), passwords.encode(password), phone)));
    }

    /** Sets a second factor without asking for a first code; for demo accounts, whose secret is printed. */
    public void setSecondFactor(UUID personId, UUID accountId, String secret) {
        Scope.run(new Scope.Own(personId), () -> transaction.executeWithoutResult(status ->
                storeTotp(accountId, secret)));
    }

    public static String newSecondFactorSecret() {
        return Totp.newSecret();
    }

    /** The code that an authenticator app would show now, for the printed demo accounts. */
    public static String secondFactorCode(String secret, Instant now) {
        return Totp.codeAt(secret, now);
    }

    void storePassword(UUID accountId, String password) {
        jdbc.sql("update identity.account set password_hash = :hash, version = version + 1 where id = :id")
                .param("hash", passwords.encode(password)).param("id", accountId).update();
    }

    void storeTotp(UUID accountId, String secret, long usedStep) {
        storeTotp(accountId, secret);
        note(accountId, 0, null, usedStep);
    }

    void forgetTotp(UUID accountId) {
        jdbc.sql("update identity.account set totp_secret = null, totp_since = null, totp_last_step = null, version = version + 1 where id = :id")
                .param("id", accountId).update();
    }

    /** Password of the account with this name or mobile number. */
    Proof byPassword(String nameOrPhone, String password) {
        boolean phone = nameOrPhone.matches("1\\d{10}");
        var found = find(phone ? null : nameOrPhone.toLowerCase(Locale.ROOT), phone ? nameOrPhone : null);
        if (found.isEmpty() || found.get().passwordHash() == null || found.get().disabled()) {
            passwords.matches(password, decoy);
            refused(nameOrPhone, null);
            return new Proof.Wrong();
        }
        return byPassword(found.get(), password);
    }

    /** Password of a known account that has one; wrong tries count here as well. */
    Proof byPassword(Account account, String password) {
        if (isLocked(account)) {
            return new Proof.Locked(java.util.Objects.requireNonNull(account.lockedUntil()));
        }
        return passwords.matches(password, account.passwordHash()) ? right(account, null) : wrong(account);
    }

    /** The account of a phone that was just proved by a code. */
    Optional<Account> byProvedPhone(String phone) {
        return find(null, phone).filter(account -> !account.disabled());
    }

    Optional<Account> byId(UUID personId, UUID accountId) {
        return Scope.call(new Scope.Own(personId), () -> transaction.execute(status -> jdbc.sql("""
                select id as account_id, person_id, password_hash, totp_secret, totp_since, totp_last_step, failures, locked_until, disabled_at
                from identity.account where id = :id""").param("id", accountId).query(Accounts::read).optional()));
    }

    Proof bySecondFactor(Account account, String code) {
        if (isLocked(account)) {
            return new Proof.Locked(java.util.Objects.requireNonNull(account.lockedUntil()));
        }
        String secret = vault.open(TOTP, account.id(), java.util.Objects.requireNonNull(account.totpSecret()));
        long lastUsed = account.totpLastStep() == null ? 0 : account.totpLastStep();
        OptionalLong step = Totp.matchingStep(secret, code.strip(), clock.instant(), lastUsed);
        return step.isPresent() ? right(account, step.getAsLong()) : wrong(account);
    }

    private boolean isLocked(Account account) {
        return account.lockedUntil() != null && account.lockedUntil().isAfter(clock.instant());
    }

    private Proof right(Account account, @Nullable Long step) {
        note(account.id(), 0, null, step);
        return new Proof.Right(account);
    }

    private Proof wrong(Account account) {
        int failures = account.failures() + 1;
        boolean lock = failures >= settings.failures();
        Instant until = lock ? clock.instant().plus(settings.lock()) : null;
        note(account.id(), lock ? 0 : failures, until, null);
        refused(null, account);
        return lock ? new Proof.Locked(until) : new Proof.Wrong();
    }

    private void refused(@Nullable String name, @Nullable Account account) {
        audit.record(AuditEntry.of(Act.SIGN_IN_REFUSED, "account", account == null ? null : account.id())
                .about(account == null ? null : account.personId()).with(Map.of("known", account != null)));
    }

    private void note(UUID account, int failures, @Nullable Instant until, @Nullable Long step) {
        jdbc.sql("select identity.note_sign_in(:id, :failures, :until, :step)")
                .param("id", account).param("failures", failures)
                .param("until", until == null ? null : OffsetDateTime.ofInstant(until, ZoneOffset.UTC), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("step", step, java.sql.Types.BIGINT)
                .query((row, n) -> true).single();
    }

    private void storeTotp(UUID accountId, String secret) {
        jdbc.sql("update identity.account set totp_secret = :secret, totp_since = :now, totp_last_step = null, version = version + 1 where id = :id")
                .param("secret", vault.seal(TOTP, accountId, secret)).param("now", OffsetDateTime.now(clock)).param("id", accountId).update();
    }

    private UUID insert(UUID personId, @Nullable String login, @Nullable String passwordHash, @Nullable String phone) {
        UUID id = ids.next();
        jdbc.sql("""
                insert into identity.account (id, person_id, login, phone_hash, password_hash, created_at)
                values (:id, :person, :login, :phone, :password, :now)""")
                .param("id", id).param("person", personId).param("login", login)
                .param("phone", phone == null ? null : vault.hash(Vault.Domain.PHONE, phone)).param("password", passwordHash)
                .param("now", OffsetDateTime.now(clock)).update();
        return id;
    }

    private Optional<UUID> accountOf(UUID personId) {
        return jdbc.sql("select id from identity.account where person_id = :id").param("id", personId).query(UUID.class).optional();
    }

    private Optional<Account> find(@Nullable String login, @Nullable String phone) {
        return jdbc.sql("select * from identity.account_for_sign_in(:login, :phone)")
                .param("login", login, java.sql.Types.VARCHAR)
                .param("phone", phone == null ? new byte[0][] : vault.hashes(Vault.Domain.PHONE, phone))
                .query(Accounts::read).optional();
    }

    private static Account read(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        return new Account(row.getObject("account_id", UUID.class), row.getObject("person_id", UUID.class), row.getString("password_hash"),
                row.getBytes("totp_secret"), instant(row, "totp_since"), row.getObject("totp_last_step", Long.class),
                row.getInt("failures"), instant(row, "locked_until"), row.getObject("disabled_at") != null);
    }

    private static @Nullable Instant instant(java.sql.ResultSet row, String column) throws java.sql.SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
