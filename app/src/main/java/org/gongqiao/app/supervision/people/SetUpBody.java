package org.gongqiao.app.supervision.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A union sets up, or changes, what it supervises with; {@code version} null for the first time. */
public record SetUpBody(SupervisionBody.Form form, LocalDate establishedOn, @Nullable LocalDate termUntil, String letterCode, String address,
                        String phone, String email, @Nullable Integer version) {}
