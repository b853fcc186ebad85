package org.gongqiao.app.notices;

/** A message did not get out. Its text is shown to the operator: a kind of failure, never an address or a text. */
public final class DeliveryFailure extends Exception {

    private final boolean lasting;

    private DeliveryFailure(String kind, boolean lasting) {
        super(kind, null, false, false);
        this.lasting = lasting;
    }

    /** Worth another try: busy, unreachable, not configured yet. */
    public static DeliveryFailure passing(String kind) {
        return new DeliveryFailure(kind, false);
    }

    /** No try will help: the address does not exist, the text is refused. */
    public static DeliveryFailure lasting(String kind) {
        return new DeliveryFailure(kind, true);
    }

    boolean isLasting() {
        return lasting;
    }
}
