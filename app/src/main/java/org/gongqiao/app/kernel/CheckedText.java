package org.gongqiao.app.kernel;

/** A text that can only be held once its form was checked; two of one kind are equal where their texts are. */
abstract sealed class CheckedText permits MobileNumber, ResidentId, UnifiedCreditCode {

    private final String value;

    CheckedText(String value) {
        this.value = value;
    }

    /** All of it: for storage and comparison, not for a screen or a log. */
    public final String value() {
        return value;
    }

    @Override
    public final boolean equals(Object other) {
        return other != null && other.getClass() == getClass() && ((CheckedText) other).value.equals(value);
    }

    @Override
    public final int hashCode() {
        return value.hashCode();
    }
}
