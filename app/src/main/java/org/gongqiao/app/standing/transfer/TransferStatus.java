package org.gongqiao.app.standing.transfer;

/** Where a transfer stands; message {@code standing.status.<NAME>}. */
public enum TransferStatus {
    WAITING, ACCEPTED, REFUSED, WITHDRAWN
}
