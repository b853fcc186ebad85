package org.gongqiao.app.casework;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.gongqiao.app.Fixtures;
import org.gongqiao.app.Outside;
import org.gongqiao.app.access.PartRole;
import org.gongqiao.app.access.Scope;
import org.gongqiao.app.access.WalkGuests;
import org.gongqiao.app.access.WalkSamples;
import org.gongqiao.app.joining.Applications;
import org.gongqiao.app.joining.FileApplication;
import org.gongqiao.app.joining.FilingOutcome;
import org.gongqiao.app.joining.Relation;
import org.gongqiao.app.membership.Trade;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** For the walk: a matter to rate, and a guest of each role on a matter. */
@TestConfiguration(proxyBeanMethods = false)
public class CaseworkWalkSamples {

    private static int number;

    @Bean
    WalkSamples ratingSamples(Applications applications) {
        return new WalkSamples() {
            @Override
            public String kind() {
                return "ratings";
            }

            @Override
            public UUID make(Fixtures fixtures, String union) {
                return matter(fixtures, applications, union);
            }
        };
    }

    @Bean
    WalkGuests mediator(Applications applications, Guesthouse guests) {
        return guests.of(PartRole.MEDIATOR, applications);
    }

    @Bean
    WalkGuests partner(Applications applications, Guesthouse guests) {
        return guests.of(PartRole.PARTNER, applications);
    }

    @Bean
    WalkGuests lawyer(Applications applications, Guesthouse guests) {
        return guests.of(PartRole.LAWYER, applications);
    }

    @Bean
    WalkGuests supervisor(Applications applications, Guesthouse guests) {
        return guests.of(PartRole.SUPERVISOR, applications);
    }

    @Bean
    WalkGuests employer(Applications applications, Guesthouse guests) {
        return guests.of(PartRole.EMPLOYER, applications);
    }

    @Bean
    WalkGuests complainant(Applications applications, Guesthouse guests) {
        return new WalkGuests() {
            @Override
            public PartRole role() {
                return PartRole.COMPLAINANT;
            }

            @Override
            public boolean takesPartIn(String pattern) {
                return pattern.equals("/part") || pattern.equals("/api/v1/part") || pattern.endsWith("/part/clock");
            }

            @Override
            public String token(Fixtures fixtures) {
                UUID matter = matter(fixtures, applications, "own");
                String code = Scope.call(Scope.service("test", fixtures.areaPaths.get("own")), () ->
                        guests.grants().giveCode(matter, java.time.Instant.parse("2099-01-01T00:00:00Z"))).code();
                return ((Invitations.Entering.Entered) guests.invitations().comeBack(code.toLowerCase(Locale.ROOT).replace('-', ' '))).token();
            }
        };
    }

    @Bean
    Guesthouse guesthouse(Grants grants, Invitations invitations, Outside.SmsServer sms) {
        return new Guesthouse(grants, invitations, sms);
    }

    private static synchronized UUID matter(Fixtures fixtures, Applications applications, String union) {
        UUID person = fixtures.someone("walkMatter" + union + number++, false).personId();
        var form = new FileApplication(UUID.randomUUID(), Trade.OTHER, Relation.EMPLOYED, "", null, null, fixtures.unions.get(union));
        return Scope.call(new Scope.Own(person), () -> applications.get(((FilingOutcome.Filed) applications.file(person, form)).applicationId()).matterId());
    }

    /** Gives grants and enters with them, as somebody does who opens his link. */
    public record Guesthouse(Grants grants, Invitations invitations, Outside.SmsServer sms) {

        private static int phones = 700;

        WalkGuests of(PartRole role, Applications applications) {
            return new WalkGuests() {
                @Override
                public PartRole role() {
                    return role;
                }

                @Override
                public boolean takesPartIn(String pattern) {
                    return pattern.equals("/part") || pattern.equals("/api/v1/part") || pattern.endsWith("/part/clock");
                }

                @Override
                public String token(Fixtures fixtures) {
                    return enter(fixtures, matter(fixtures, applications, "own"), "own", role);
                }
            };
        }

        /** The token of a guest on this matter, which the union handles. */
        public synchronized String enter(Fixtures fixtures, UUID matterId, String union, PartRole role) {
            String phone = "1990001%04d".formatted(phones++);
            String link = Scope.call(Scope.service("test", fixtures.areaPaths.get(union)), () -> grants.give(new NewGrant(matterId, role, "Guest", "Office",
                    "walk", phone, LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(3)), "http://union.example")).link().substring("/part/".length());
            invitations.sendCode(link, "127.0.0.1", Locale.SIMPLIFIED_CHINESE);
            String code = sms.await(phone, message -> message.template().equals("notices.code.TAKE_PART")).args().getFirst();
            return ((Invitations.Entering.Entered) invitations.enter(link, code)).token();
        }
    }
}
