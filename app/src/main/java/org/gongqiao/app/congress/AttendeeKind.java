package org.gongqiao.app.congress;

/** As what somebody attends without a vote; message {@code congress.attendee.<NAME>}. */
public enum AttendeeKind {
    /** 列席代表 */ NON_VOTING,
    /** 特邀代表 */ INVITED
}
