package org.gongqiao.app.standing.transfer;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an officer asks for a member of his.
 *
 * @param key           made once for a form; sending the form twice makes one transfer
 * @param toUnit        the receiving union
 * @param secondedSince first day of the secondment, for that ground
 * @param words         what the receiving union and the member are told
 */
public record AskTransfer(UUID key, UUID toUnit, TransferGround ground, @Nullable LocalDate secondedSince, String words) {}
