package org.gongqiao.app.congress;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.identity.Accounts;
import org.gongqiao.app.identity.Claim;
import org.gongqiao.app.identity.Consents;
import org.gongqiao.app.identity.NewPerson;
import org.gongqiao.app.identity.OneTimeCodes;
import org.gongqiao.app.identity.Purpose;
import org.gongqiao.app.joining.Applicant;
import org.gongqiao.app.kernel.MobileNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Workers who are no members, such as dispatched ones (D-04), named to stand for a congress of staff, which all the staff elect (D-05), or
 * enrolled in an assembly of all of them. An officer enters name, document and phone, and the worker agrees by telling the code that was sent to
 * his own phone; so the account with which he signs in later is his, and nobody is entered behind his back. The officer sees the
 * name in the congress and nothing else of him. Bodies of members refuse them (J-08).
 */
@Component
public class Workers {

    private final DelegateElections elections;
    private final Delegates delegates;
    private final Accounts accounts;
    private final OneTimeCodes codes;
    private final Consents consents;

    Workers(DelegateElections elections, Delegates delegates, Accounts accounts, OneTimeCodes codes, Consents consents) {
        this.elections = elections;
        this.delegates = delegates;
        this.accounts = accounts;
        this.codes = codes;
        this.consents = consents;
    }

    /** A worker as an officer typed him; nothing of it is kept where anything is wrong. */
    public record Typed(String name, String idNumber, String phone, String code) {

        @Override
        public String toString() {
            return "Typed[]";
        }
    }

    /**
     * Sends the code to the worker's phone.
     *
     * @param election in which he is to stand; null: he is to be enrolled in an assembly
     * @param address  where the request came from, for the limit of codes
     */
    public CongressOutcome sendCode(UUID body, @Nullable UUID election, String phone, String address, Locale language) {
        Optional<CongressOutcome> refused = election == null ? delegates.refusesWorkers(body) : elections.refusesWorkers(body, election);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (!(MobileNumber.parse(phone) instanceof MobileNumber.Valid valid)) {
            return new CongressOutcome.Faulty(Map.of("worker-phone", "congress.worker.phone.wrong"));
        }
        return switch (atOwnDesk(() -> codes.send(valid.number().value(), OneTimeCodes.Purpose.DELEGATE, address, language))) {
            case OneTimeCodes.Sending.Sent sent -> new CongressOutcome.Done(body);
            case OneTimeCodes.Sending.TooSoon soon -> new CongressOutcome.Faulty(Map.of("worker-code", "congress.worker.tooSoon"));
            case OneTimeCodes.Sending.TooMany() -> new CongressOutcome.Faulty(Map.of("worker-phone", "congress.worker.tooMany"));
        };
    }

    /** Finds or enters the worker, whose code must be right, and names him as a candidate. */
    public CongressOutcome nominate(UUID body, UUID election, Typed typed, Traits traits) {
        Optional<CongressOutcome> refused = elections.refusesWorkers(body, election);
        return refused.isPresent() ? refused.get()
                : proved(typed, (person, worker) -> elections.nominateWorker(body, election, person, worker.name(), worker.sex(), traits));
    }

    /** Finds or enters the worker, whose code must be right, and enrols him in an assembly of all the staff. */
    public CongressOutcome enrol(UUID body, Typed typed, Traits traits) {
        Optional<CongressOutcome> refused = delegates.refusesWorkers(body);
        return refused.isPresent() ? refused.get()
                : proved(typed, (person, worker) -> delegates.enrolWorker(body, person, worker.name(), worker.sex(), traits));
    }

    private CongressOutcome proved(Typed typed, BiFunction<UUID, NewPerson, CongressOutcome> then) {
        Applicant worker = Applicant.read(typed.name(), typed.idNumber(), typed.phone());
        var faults = new LinkedHashMap<String, String>();
        worker.faults().forEach((field, key) -> faults.put("worker-" + field, key));
        if (!typed.code().strip().matches("\\d{6}")) {
            faults.put("worker-code", "congress.worker.code.wrong");
        }
        if (!faults.isEmpty()) {
            return new CongressOutcome.Faulty(faults);
        }
        NewPerson person = Objects.requireNonNull(worker.person());
        return switch (atOwnDesk(() -> codes.check(Objects.requireNonNull(person.phone()), OneTimeCodes.Purpose.DELEGATE, typed.code().strip()))) {
            case WRONG -> new CongressOutcome.Faulty(Map.of("worker-code", "congress.worker.code.wrong"));
            case EXPIRED -> new CongressOutcome.Faulty(Map.of("worker-code", "congress.worker.code.expired"));
            case RIGHT -> switch (atOwnDesk(() -> accounts.claim(person))) {
                case Claim.Ready ready -> {
                    Scope.run(new Scope.Own(ready.personId()), () -> consents.give(ready.personId(), Purpose.IDENTIFICATION));
                    yield then.apply(ready.personId(), person);
                }
                case Claim.OtherName() -> new CongressOutcome.Faulty(Map.of("worker-name", "joining.fault.otherName"));
                case Claim.OtherPhone() -> new CongressOutcome.Faulty(Map.of("worker-phone", "joining.fault.otherPhone"));
                case Claim.PhoneTaken() -> new CongressOutcome.Faulty(Map.of("worker-phone", "joining.fault.phoneTaken"));
            };
        };
    }

    /** Proving a phone and finding its owner are nothing that a union's scope may do. */
    private static <T> T atOwnDesk(Supplier<T> work) {
        return Scope.call(new Scope.Own(Scope.actor().orElseThrow()), work);
    }
}
