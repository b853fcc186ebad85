package org.gongqiao.app.supervision.file;

/** How a letter was delivered; messages {@code supervision.method.<NAME>}. */
public enum DeliveryMethod { IN_PERSON, POST, ELECTRONIC, LEFT_WITH_WITNESS, PUBLISHED }
