package org.gongqiao.app.proposals.proposal;

/** What a proposal is about; message {@code proposals.topic.<NAME>}. */
public enum Topic {
    PAY, HOURS, SAFETY, WELFARE, TRAINING, MANAGEMENT, WOMEN, OTHER
}
