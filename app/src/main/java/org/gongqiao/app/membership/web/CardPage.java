package org.gongqiao.app.membership.web;

import java.time.LocalDate;
import org.gongqiao.app.membership.MembershipStatus;
import org.gongqiao.app.ui.QrCode;

/** What the member card shows; the number in groups of four. */
public record CardPage(String name, String unionName, String memberNo, LocalDate since, MembershipStatus status, QrCode code) {}
