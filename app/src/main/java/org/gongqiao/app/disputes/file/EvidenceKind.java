package org.gongqiao.app.disputes.file;

/** Message {@code disputes.evidence.<NAME>}. */
public enum EvidenceKind {
    CONTRACT, PAY_SLIP, BANK_RECORD, ATTENDANCE, CHAT, RECORDING, PHOTO, MEDICAL, WITNESS, RULES, NOTICE, ANSWER, MINUTES, OTHER
}
