package org.gongqiao.app.identity;

/** Kinds of identity documents that a roster or an application may name; messages {@code identity.idType.<NAME>}. */
public enum IdType {
    /** 居民身份证, GB 11643 */ RESIDENT_ID,
    /** 港澳台居民居住证, same number form */ HK_MO_TW_RESIDENCE_PERMIT,
    /** 护照 */ PASSPORT,
    /** 军官证 */ OFFICER_CARD,
    /** 外国人永久居留身份证 */ FOREIGN_PERMANENT_RESIDENCE,
    /** 其他 */ OTHER
}
