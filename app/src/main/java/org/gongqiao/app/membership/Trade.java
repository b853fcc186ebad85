package org.gongqiao.app.membership;

/** What somebody does, as far as it matters for the union that fits; message {@code membership.trade.<NAME>}. */
public enum Trade {
    /** 快递员 */ COURIER(true),
    /** 外卖配送员 */ FOOD_DELIVERY(true),
    /** 网约车司机 */ RIDE_HAILING(true),
    /** 货车司机 */ TRUCK(true),
    /** Other work through a platform. */ OTHER_PLATFORM(true),
    OTHER(false);

    private final boolean newForm;

    Trade(boolean newForm) {
        this.newForm = newForm;
    }

    /** Whether it is a new form of employment (M-10). */
    public boolean isNewForm() {
        return newForm;
    }
}
