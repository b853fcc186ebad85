package org.gongqiao.app.notices;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The ways out of the program. In demo mode nothing leaves it: a text stays, sealed, for the outbox page. */
final class Carriers {

    private final @Nullable SmsGateway sms;
    private final MailCarrier mail;
    private final BooleanSupplier demo;

    Carriers(@Nullable SmsGateway sms, MailCarrier mail, BooleanSupplier demo) {
        this.sms = sms;
        this.mail = mail;
        this.demo = demo;
    }

    String send(Channel channel, Outgoing message) throws DeliveryFailure {
        if (demo.getAsBoolean()) {
            return "demo";
        }
        return switch (channel) {
            case EMAIL -> mail.send(message);
            case SMS -> {
                if (sms == null) {
                    throw DeliveryFailure.passing("no SMS gateway configured");
                }
                yield sms.send(message);
            }
            case INBOX -> throw new IllegalStateException("the inbox needs no carrier");
        };
    }

    boolean keepsTexts() {
        return demo.getAsBoolean();
    }
}
