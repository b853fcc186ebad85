package org.gongqiao.app.notices;

/** The ways a message can go; messages {@code notices.channel.<NAME>}. */
public enum Channel { INBOX, EMAIL, SMS }
