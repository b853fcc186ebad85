package org.gongqiao.app.operations;

import org.jspecify.annotations.Nullable;

/**
 * One account of the demonstration.
 *
 * @param role       message key of what its owner does
 * @param place      the union at which he does it; empty for a member
 * @param login      account name or mobile number
 * @param totpSecret Base32 secret of the second factor; null where the role needs none
 */
public record DemoAccount(String role, String place, String login, String password, @Nullable String totpSecret) {}
