package org.gongqiao.app.congress;

/** A committee of a body; message {@code congress.committee.<NAME>}. */
public enum CommitteeKind {
    /** 主席团: presides over sessions (D-12). */
    PRESIDIUM,
    /** 资格审查: looks at mandates and hands out voters' credentials. */
    MANDATES,
    /** 提案 */ PROPOSALS,
    /** 集体合同 */ COLLECTIVE_CONTRACT,
    /** 劳动安全卫生 */ SAFETY,
    /** 生活福利 */ WELFARE,
    /** 民主评议 */ APPRAISAL,
    /** 规章制度 */ RULES,
    OTHER
}
