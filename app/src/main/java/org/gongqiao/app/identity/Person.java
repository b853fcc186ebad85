package org.gongqiao.app.identity;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person as an officer sees him: the number of the document and the phone masked.
 *
 * @param maskedNumber first four and last two characters, the rest as *
 * @param maskedPhone  first three and last four digits; empty where none is known
 * @param sex          GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 not stated
 */
public record Person(UUID id, String name, IdType idType, String maskedNumber, String maskedPhone, String sex,
                     @Nullable LocalDate birthOn, @Nullable String nationality, @Nullable String education,
                     @Nullable String political, @Nullable String householdType, @Nullable String householdRegion,
                     @Nullable String nativeRegion, int version) {}
