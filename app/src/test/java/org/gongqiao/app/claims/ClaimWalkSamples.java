package org.gongqiao.app.claims;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.WalkGuests;
import org.gongqiao.app.access.WalkSamples;
import org.gongqiao.app.casework.CaseworkWalkSamples;
import org.gongqiao.app.casework.Invitations;
import org.gongqiao.app.casework.Matter;
import org.gongqiao.app.casework.Matters;
import org.gongqiao.app.casework.NewMatter;
import org.gongqiao.app.claims.file.Claim;
import org.gongqiao.app.claims.file.ClaimSource;
import org.gongqiao.app.claims.file.ClaimStatus;
import org.gongqiao.app.claims.file.ClaimType;
import org.gongqiao.app.claims.file.FileClaim;
import org.gongqiao.app.claims.file.Occupation;
import org.gongqiao.app.claims.file.Topic;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.support.TransactionTemplate;

/** For the walk: open claims as an officer's record and as a person's own, sealed ones, and whoever comes back with a code. */
@TestConfiguration(proxyBeanMethods = false)
public class ClaimWalkSamples {

    private static int number;

    static FileClaim about(ClaimType type, Topic topic, UUID union, boolean sealed) {
        return new FileClaim(UUID.randomUUID(), type, topic, Occupation.COURIER, "walk depot", null, null, union, null, null, null, null, 1, null, null,
                Set.of(), "unpaid", Map.of(), sealed, List.of());
    }

    private record Made(String kind, BiFunction<Fixtures, String, UUID> maker) implements WalkSamples {

        @Override
        public UUID make(Fixtures fixtures, String union) {
            return maker.apply(fixtures, union);
        }
    }

    private static synchronized UUID someone(Fixtures fixtures) {
        return fixtures.someone("walkClaim" + number++, false).personId();
    }

    private static UUID file(Fixtures fixtures, String union, Filing filing) {
        UUID person = someone(fixtures);
        var form = about(ClaimType.CLAIM, Topic.CONTRACT, fixtures.unions.get(union), false);
        return ((ClaimFiling.Filed) Scope.call(new Scope.Own(person), () -> filing.file(person, form))).claimId();
    }

    @Bean
    WalkSamples claimSamples(Filing filing) {
        return new Made("claim", (fixtures, union) -> file(fixtures, union, filing));
    }

    @Bean
    WalkSamples ownClaimSamples(Filing filing) {
        return new Made("claims", (fixtures, union) -> file(fixtures, union, filing));
    }

    /** Kept by any union, also one to which routing would never send it, so that every place has one. */
    @Bean
    WalkSamples sealedSamples(Matters matters, ClaimMatter kind, ClaimStore store, TransactionTemplate transaction) {
        return new Made("sealed", (fixtures, union) -> sealed(fixtures, union, matters, kind, store, transaction));
    }

    static UUID sealed(Fixtures fixtures, String union, Matters matters, ClaimMatter kind, ClaimStore store, TransactionTemplate transaction) {
        UUID person = someone(fixtures);
        return Scope.call(new Scope.Own(person), () -> transaction.execute(status -> {
            UUID id = UUID.randomUUID();
            Matter matter = matters.open(new NewMatter(kind, List.of("COURIER", "SAFETY", "COMPLAINT"), id, person, List.of(fixtures.unions.get(union)),
                    ClaimMatter.ACCEPT, Filing.TELL, Filing.PASSED_ON, true));
            store.insert(new Claim(id, matter.id(), matter.number(), ClaimType.COMPLAINT, Topic.SAFETY, Occupation.COURIER, ClaimSource.PHONE, person, null, null,
                    "walk depot", "990100", null, null, null, null, 1, null, null, Set.of(), "no helmets", Map.of(), ClaimStatus.RECEIVED, false, List.of(),
                    fixtures.unions.get(union), true, Instant.parse("2026-11-01T00:00:00Z"), null, 0, null), UUID.randomUUID(), matters.place(matter.id()), null, List.of(), List.of());
            return matter.id();
        }));
    }

    @Bean
    WalkGuests namelessComplainant(Filing filing, Invitations invitations) {
        return new WalkGuests() {
            @Override
            public PartRole role() {
                return PartRole.COMPLAINANT;
            }

            @Override
            public boolean takesPartIn(String pattern) {
                return pattern.startsWith("/part/complaint") || pattern.startsWith("/api/v1/part/complaint");
            }

            @Override
            public String token(Fixtures fixtures) {
                var filed = (ClaimFiling.FiledNameless) filing.fileNameless(about(ClaimType.COMPLAINT, Topic.SAFETY, fixtures.unions.get("county"), true), null);
                return ((Invitations.Entering.Entered) invitations.comeBack(filed.code())).token();
            }
        };
    }

    @Bean
    WalkGuests claimMediator(Filing filing, Claims claims, CaseworkWalkSamples.Guesthouse guests) {
        return new Guest(PartRole.MEDIATOR, filing, claims, guests);
    }

    @Bean
    WalkGuests claimPartner(Filing filing, Claims claims, CaseworkWalkSamples.Guesthouse guests) {
        return new Guest(PartRole.PARTNER, filing, claims, guests);
    }

    @Bean
    WalkGuests claimLawyer(Filing filing, Claims claims, CaseworkWalkSamples.Guesthouse guests) {
        return new Guest(PartRole.LAWYER, filing, claims, guests);
    }

    @Bean
    WalkGuests claimEmployer(Filing filing, Claims claims, CaseworkWalkSamples.Guesthouse guests) {
        return new Guest(PartRole.EMPLOYER, filing, claims, guests);
    }

    private record Guest(PartRole role, Filing filing, Claims claims, CaseworkWalkSamples.Guesthouse guests) implements WalkGuests {

        @Override
        public boolean takesPartIn(String pattern) {
            return pattern.equals("/part") || pattern.equals("/api/v1/part") || pattern.contains("/part/claim");
        }

        @Override
        public String token(Fixtures fixtures) {
            UUID claim = file(fixtures, "own", filing);
            UUID matter = Scope.call(Scope.service("test", fixtures.areaPaths.get("own")), () -> claims.get(claim)).matterId();
            return guests.enter(fixtures, matter, "own", role);
        }
    }
}
