package org.gongqiao.app.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How strict sign-in is.
 *
 * @param secondFactor  whether roles that see more than one union's members must prove a second factor
 * @param failures      wrong passwords or codes in a row that lock an account
 * @param lock          how long it stays locked
 * @param codeLife      how long a one-time code works
 * @param codePause     pause between two codes to one phone
 * @param codesPerHour  codes to one phone in an hour
 * @param triesPerHour  sign-in attempts and codes from one address in an hour
 */
@ConfigurationProperties("gq.sign-in")
record SignInSettings(@DefaultValue("true") boolean secondFactor, @DefaultValue("5") int failures, @DefaultValue("15m") Duration lock,
                      @DefaultValue("5m") Duration codeLife, @DefaultValue("60s") Duration codePause,
                      @DefaultValue("5") int codesPerHour, @DefaultValue("300") int triesPerHour) {}
