package org.gongqiao.app.notices;

/** A way to send text messages. One bean; where a deployment has none, {@link HttpSmsGateway} serves {@code gq.sms.url}. */
public interface SmsGateway {

    /**
     * Hands one message over and returns the gateway's id for it, by which a later report names it.
     *
     * @throws DeliveryFailure where the gateway did not take it
     */
    String send(Outgoing message) throws DeliveryFailure;
}
