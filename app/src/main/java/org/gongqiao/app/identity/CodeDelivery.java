package org.gongqiao.app.identity;

import java.time.Duration;
import java.util.Locale;

/** Brings a one-time code to a phone, at once. */
interface CodeDelivery {

    void deliver(String phone, String code, OneTimeCodes.Purpose purpose, Duration life, Locale language);
}
