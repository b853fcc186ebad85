package org.gongqiao.app.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.gongqiao.app.notices.Message;
import org.gongqiao.app.notices.Notices;
import org.springframework.stereotype.Component;

/** One-time codes by text message. */
@Component
class CodeBySms implements CodeDelivery {

    private final Notices notices;
    private final Clock clock;

    CodeBySms(Notices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public void deliver(String phone, String code, OneTimeCodes.Purpose purpose, Duration life, Locale language) {
        notices.send(Message.sms(phone, "notices.code." + purpose.name(), code, life.toMinutes()).in(language)
                .atOnceUntil(clock.instant().plus(life)));
    }
}
