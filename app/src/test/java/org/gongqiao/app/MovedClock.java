package org.gongqiao.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * The program's clock in tests: the true time, unless a test moves it for the whole program. Whoever moves it calls
 * {@link Movable#back} at the end, since all classes share the one context.
 */
@TestConfiguration(proxyBeanMethods = false)
public class MovedClock {

    @Bean
    @Primary
    Movable movableClock(@Qualifier("clock") Clock house) {
        return new Movable(house);
    }

    /** A clock that goes on from wherever it was put. */
    public static final class Movable extends Clock {

        private final Clock house;
        private volatile Duration ahead = Duration.ZERO;

        Movable(Clock house) {
            this.house = house;
        }

        /** It is this moment now, in Asia/Shanghai. */
        public void setTo(LocalDateTime moment) {
            ahead = Duration.between(house.instant(), moment.atZone(house.getZone()));
        }

        public void goOn(Duration time) {
            ahead = ahead.plus(time);
        }

        /** The true time again. */
        public void back() {
            ahead = Duration.ZERO;
        }

        @Override
        public ZoneId getZone() {
            return house.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return house.withZone(zone);
        }

        @Override
        public Instant instant() {
            return house.instant().plus(ahead);
        }
    }
}
