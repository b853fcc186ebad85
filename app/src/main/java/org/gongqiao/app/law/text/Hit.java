package org.gongqiao.app.law.text;

/** An article that a search found. */
public record Hit(String instrument, String title, Provision provision) {}
