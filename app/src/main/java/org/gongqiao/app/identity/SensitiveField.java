package org.gongqiao.app.identity;

/** Fields that are sealed in the database and masked on screens. */
public enum SensitiveField { ID_NUMBER, PHONE, EMAIL }
