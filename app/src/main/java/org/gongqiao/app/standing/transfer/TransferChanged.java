package org.gongqiao.app.standing.transfer;

import java.util.UUID;

/** Something happened to a transfer. */
public record TransferChanged(UUID transferId, Change change) {

    public enum Change { ASKED, PASSED_ON, ACCEPTED, REFUSED, WITHDRAWN }
}
