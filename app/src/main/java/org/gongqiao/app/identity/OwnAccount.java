package org.gongqiao.app.identity;

import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.audit.Act;
import org.gongqiao.app.audit.AuditEntry;
import org.gongqiao.app.audit.AuditLog;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a person changes of his own account: the password and the second factor. Whoever sits at an open session has
 * to prove anew what he replaces, and wrong tries count as those at the door do; otherwise a session without the
 * second factor could give itself one.
 */
@Component
class OwnAccount {

    static final int SHORTEST_PASSWORD = 10;

    /** What came of a change. */
    sealed interface Change {
        record Done() implements Change {}

        /**
         * @param field which input is at fault: {@code current}, {@code password} or {@code code}
         * @param key   message that says why, with {@code args}
         */
        record Refused(String field, String key, List<Object> args) implements Change {
            Refused(String field, String key, Object... args) {
                this(field, key, List.of(args));
            }

            boolean locked() {
                return key.equals(LOCKED);
            }
        }
    }

    private static final String LOCKED = "identity.signIn.locked";

    private final Accounts accounts;
    private final Posts posts;
    private final SignInSettings settings;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OwnAccount(Accounts accounts, Posts posts, SignInSettings settings, AuditLog audit, TransactionTemplate transaction, Clock clock) {
        this.accounts = accounts;
        this.posts = posts;
        this.settings = settings;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    Account of(SignedIn who) {
        return accounts.byId(who.personId(), who.accountId()).orElseThrow();
    }

    /** Whether a post of this person asks for a second factor, so that it may be replaced but not removed. */
    boolean secondFactorIsCompulsory(UUID personId) {
        return settings.secondFactor() && posts.desksOf(personId).stream().anyMatch(desk -> desk.role().needsSecondFactor());
    }

    /** @param current the password until now; not asked for where the account has none */
    Change changePassword(SignedIn who, String current, String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST_PASSWORD) {
            return new Change.Refused("password", "identity.password.short", SHORTEST_PASSWORD);
        }
        Account account = of(who);
        if (account.passwordHash() != null
                && refusal(accounts.byPassword(account, current), "current", "identity.password.currentWrong") instanceof Change.Refused refused) {
            return refused;
        }
        write(account, Act.PASSWORD_CHANGED, () -> accounts.storePassword(account.id(), password));
        return new Change.Done();
    }

    /**
     * Sets a second factor, proved by its first code.
     *
     * @param current code of the second factor that it replaces; not asked for where there is none
     */
    Change setSecondFactor(SignedIn who, String secret, String code, String current) {
        OptionalLong step = Totp.matchingStep(secret, code.strip(), clock.instant(), 0);
        if (step.isEmpty()) {
            return new Change.Refused("code", "identity.secondFactor.wrong");
        }
        Account account = of(who);
        if (account.hasSecondFactor()
                && refusal(accounts.bySecondFactor(account, current), "current", "identity.secondFactor.wrong") instanceof Change.Refused refused) {
            return refused;
        }
        write(account, Act.SECOND_FACTOR_SET, () -> accounts.storeTotp(account.id(), secret, step.getAsLong()));
        return new Change.Done();
    }

    /** @param code a present code of the second factor */
    Change removeSecondFactor(SignedIn who, String code) {
        Account account = of(who);
        if (!account.hasSecondFactor()) {
            return new Change.Refused("code", "identity.secondFactor.none");
        }
        if (secondFactorIsCompulsory(who.personId())) {
            return new Change.Refused("code", "identity.secondFactor.compulsory");
        }
        if (refusal(accounts.bySecondFactor(account, code), "code", "identity.secondFactor.wrong") instanceof Change.Refused refused) {
            return refused;
        }
        write(account, Act.SECOND_FACTOR_REMOVED, () -> accounts.forgetTotp(account.id()));
        return new Change.Done();
    }

    private void write(Account account, Act act, Runnable change) {
        Scope.run(new Scope.Own(account.personId()), () -> transaction.executeWithoutResult(status -> {
            change.run();
            audit.record(AuditEntry.of(act, "account", account.id()).about(account.personId()));
        }));
    }

    private static Change refusal(Accounts.Proof proof, String field, String wrong) {
        return switch (proof) {
            case Accounts.Proof.Right right -> new Change.Done();
            case Accounts.Proof.Wrong() -> new Change.Refused(field, wrong);
            case Accounts.Proof.Locked locked -> new Change.Refused(field, LOCKED, locked.until());
        };
    }
}
